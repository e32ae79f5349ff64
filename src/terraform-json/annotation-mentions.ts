/**
 * Whether values of any shape mention an annotation of the firewall, or calls of EC2 that write rules: also inside of JSON, base64,
 * gzip and percent-encoding. For what is not read otherwise; never an answer to what a text means. Pure.
 */
import { gunzipSync } from "node:zlib";

/** `discriminat:`, but not as the log group in an ARN: `log-group:DiscrimiNAT:log-stream:*`. */
const annotation = /(?<!log-group:)discriminat:|(?<=log-group:)discriminat:(?!log-stream\b|\*|$|["'\\\s,])/i;

/** As the API, the SDKs, the command line and shells write them. */
const ruleCalls =
  /(?:authorize|revoke)-?_?security-?_?group-?_?egress|update-?_?security-?_?group-?_?rule-?_?descriptions-?_?egress|modify-?_?security-?_?group-?_?rules/i;

export function mentionsAnnotation(value: unknown): boolean {
  return someText(
    value,
    (text) => annotation.test(text),
    () => true,
  );
}

/** Left out are keys of IAM policies: a permission writes no rule. */
export function mentionsRuleCalls(value: unknown): boolean {
  return someText(
    value,
    (text) => ruleCalls.test(text),
    (key) => !/polic/i.test(key),
  );
}

/** So often a text is looked into that another one held. */
const maxDecodings = 4;

/** Characters that are searched at most; text that decodes to more was made to be hard, and counts as a mention. */
const maxSearched = 20_000_000;

function someText(root: unknown, test: (text: string) => boolean, enter: (key: string) => boolean): boolean {
  const open: { readonly value: unknown; readonly decodings: number }[] = [{ value: root, decodings: 0 }];
  let searched = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, decodings } = next;
    if (typeof value === "string") {
      searched += value.length;
      if (test(value) || searched > maxSearched) return true;
      if (decodings >= maxDecodings) continue;
      for (const inner of decoded(value)) open.push({ value: inner, decodings: decodings + 1 });
    } else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value) && test(key)) return true;
        if (enter(key)) open.push({ value: inner, decodings });
      }
    }
  }
  return false;
}

/** What a text may hold in another notation. */
function decoded(text: string): readonly unknown[] {
  const found: unknown[] = [];
  if (/^\s*[[{"]/.test(text)) {
    const json = attempt(() => JSON.parse(text) as unknown);
    if (json !== undefined) found.push(json);
  }
  if (/\\u00[0-9a-f]{2}|\\x[0-9a-f]{2}/i.test(text)) {
    found.push(
      text.replace(/\\(?:u00|x)([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }
  if (/%[0-9a-f]{2}/i.test(text)) {
    found.push(text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
  }
  // Scripts of Windows are in UTF-16.
  if (text.includes("\0")) found.push(text.replaceAll("\0", ""));
  const joined = text.replace(/\s+/g, "");
  const runs = /^[A-Za-z0-9+/_-]{12,}={0,2}$/.test(joined)
    ? [joined]
    : (text.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? []);
  return [...found, ...runs.map(fromBase64)];
}

/** Longest text that gzip may make of a value. */
const maxUnzipped = 16 * 1024 * 1024;

function fromBase64(run: string): string {
  const bytes = Buffer.from(run, "base64");
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const content = isZipped ? attempt(() => gunzipSync(bytes, { maxOutputLength: maxUnzipped })) : bytes;
  return (content ?? bytes).toString("latin1");
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
