/** What is known of a text while `read-yaml.ts` reads it, and how it reads the tokens between two values. */
import type { CST } from "yaml";
import { quote } from "../discriminat/text.ts";
import type { Path } from "../findings/finding.ts";
import type { SourceFile, Span } from "../findings/source-file.ts";
import type { LoaderCheckId, LoaderProblem } from "./checks.ts";

export interface Reading {
  readonly source: SourceFile;
  readonly problems: LoaderProblem[];
  /** Places outside of the subset: the text is refused, and `explainSyntax` says why. */
  readonly refused: Refusal[];
  tooDeep: boolean;
}

/** Forms that YAML has and the policy language has not. */
export type OddForm = "directive" | "explicit-key" | "odd-key" | "pair-in-list" | "tab" | "valueless-key";

export interface Refusal {
  readonly span: Span;
  /** Set where `yaml` itself may well accept the text. */
  readonly form: OddForm | undefined;
}

export function report(
  reading: Reading,
  check: LoaderCheckId,
  span: Span,
  path: Path,
  text: Pick<LoaderProblem, "message" | "help" | "related">,
): void {
  reading.problems.push({ check, file: reading.source, at: { span, path }, ...text });
}

export function refuse(reading: Reading, token: CST.Token, form?: OddForm): void {
  reading.refused.push({ span: spanOf(token), form });
}

/** The token itself, without what follows it; one character of a collection. */
export function spanOf(token: CST.Token): Span {
  const length = "source" in token ? token.source.length : 1;
  return { start: token.offset, end: token.offset + length };
}

export interface Gap {
  readonly found: CST.SourceToken | undefined;
  readonly newline: boolean;
}

/** White space, comments, anchors and tags, and at most one `indicator`, between two values. */
export function readGap(
  reading: Reading,
  tokens: readonly CST.SourceToken[],
  indicator: CST.SourceToken["type"] | undefined,
  path: Path,
): Gap {
  let found: CST.SourceToken | undefined;
  let newline = false;
  for (const token of tokens) {
    if (token.type === "space") {
      if (token.source.includes("\t")) refuse(reading, token, "tab");
    } else if (token.type === "newline") {
      newline = true;
    } else if (token.type === "comment") {
      if (!followsSpace(reading.source, token.offset)) refuse(reading, token);
    } else if (token.type === indicator && found === undefined) {
      found = token;
    } else if (looksLikeName(token)) {
      report(reading, "yaml/unquoted-name", spanOf(token), path, {
        message: `${quote(token.source)} without quotes is not text in YAML`,
        help: `quote it: ${quote(token.source)}`,
      });
    } else if (token.type === "anchor") {
      report(reading, "yaml/anchor", spanOf(token), path, {
        message: `the anchor ${quote(token.source)} is not allowed: aliases hide who changes what`,
        help: "remove it and write the value out wherever it is used; a list of names can become a bundle",
      });
    } else if (token.type === "tag") {
      report(reading, "yaml/tag", spanOf(token), path, {
        message: `the tag ${quote(token.source)} is not allowed`,
        help: "remove it; quote the value if it is meant to be text",
      });
    } else {
      refuse(reading, token, token.type === "explicit-key-ind" ? "explicit-key" : undefined);
    }
  }
  return { found, newline };
}

/** `!a.example.com` is a tag and `&a.example.com` an anchor, but hardly meant as one. */
function looksLikeName({ type, source }: CST.SourceToken): boolean {
  return (type === "anchor" || type === "tag") && /^[&!][\w*?{}-]+\.[\w.*?{}-]+$/.test(source);
}

function followsSpace({ text }: SourceFile, offset: number): boolean {
  return offset === 0 || /[\s\uFEFF]/.test(text[offset - 1] ?? "");
}
