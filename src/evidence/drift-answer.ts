/**
 * What `drift --format json` wrote, where AWS can be asked, as evidence where it cannot. Pure. Its texts are untrusted, and it speaks for
 * the policies that it was judged by alone.
 */
import { driftChecks } from "../drift/checks.ts";
import { UserError } from "../errors.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { AttentionItem } from "../page/model.ts";
import type { PolicyTree } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import { sentence } from "../text/words.ts";
import { isDate } from "../values/dates.ts";
import { wholeDigest } from "../values/digest.ts";
import { isMap, type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import { openingChecks } from "./drift-evidence.ts";
import { groupItems, listedAbove, type Proof, verdictItem } from "./proof.ts";

const verdicts: Readonly<Record<string, string>> = {
  "in step": "IN STEP",
  drifted: "DRIFTED",
  incomplete: "INCOMPLETE",
};

export interface AnswerContext {
  readonly tree: PolicyTree;
  /** Of the policies of this page. */
  readonly policies: string;
  readonly asOf: string;
}

/** `undefined` where a file is something else. */
export function parseAnswer({ text }: SourceFile): JsonMap | undefined {
  // Lists of groups are large, and parsed elsewhere.
  if (!/"command"\s*:\s*"drift"/.test(text.slice(0, 4096))) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isMap(value) && value.command === "drift" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @throws UserError where it is of another version, or not whole. */
export function answerEvidence(file: SourceFile, answer: JsonMap, { tree, policies, asOf }: AnswerContext): Proof {
  const { version } = answer;
  const { verdict: word, as_of: judged, policies: by, says, networks_not_read: unread } = mapOf(answer.drift);
  if (version !== 1) {
    throw new UserError(
      `${file.path} is an answer of drift of version ${quote(String(version))}, and version 1 is read`,
      {
        hint: "Use the version of discriminat-policy that wrote it, or a newer one.",
      },
    );
  }
  const shown = verdicts[String(word)];
  const sentences = textsOf(says);
  const [first] = sentences;
  if (shown === undefined || first === undefined || typeof judged !== "string" || !isDate(judged)) {
    throw new UserError(`${file.path} is not a whole answer of drift`, {
      hint: "Write it anew with `discriminat-policy drift --format json`.",
    });
  }
  const limits = [
    ...sentences.slice(1),
    ...(judged === asOf ? [] : [`Judged as of ${judged}, and this page is as of ${asOf}.`]),
    ...(by === policies ? [] : ["Judged by other policies than those of this page."]),
  ];
  const findings = findingItems(answer, tree);
  const verdict = `${shown}: ${first}`;
  const items = [
    ...(word === "drifted" ? verdictItem("drift", sentence(verdict), findings) : findings),
    ...(by === policies ? [] : [otherPolicies(file.path)]),
  ];
  const isWhole = word !== "incomplete" && by === policies && textsOf(unread).length === 0;
  return {
    of: "groups",
    inputs: [
      {
        ...{ kind: "Answer of drift", name: file.path, digest: wholeDigest(file.text), complete: isWhole },
        says: [verdict, ...limits, ...(judged === asOf ? [`Judged as of ${judged}.`] : [])],
      },
    ],
    items,
    shown: [`${file.path}: ${verdict}`],
    missing: [...limits, ...listedAbove(file.path, findings)],
    beyond: mapsOf(answer.findings)
      .filter(({ check }) => openingChecks.has(String(check)))
      .reduce((sum, finding) => sum + timesOf(finding), 0),
  };
}

function otherPolicies(path: string): AttentionItem {
  return {
    ...{ level: "attention", kind: "drift: other policies", app: undefined, network: undefined, place: path },
    what: `${path} was judged by other policies than those of this page.`,
    next: "Run drift anew with these policies.",
  };
}

/** One for all findings of a kind in an app, as for groups that are read here. */
function findingItems(answer: JsonMap, tree: PolicyTree): readonly AttentionItem[] {
  const appOf = new Map(tree.policies.map(({ source, app }) => [source.path, app?.value]));
  const networks = textsOf(mapOf(answer.drift).networks);
  const network = networks.length === 1 ? networks[0] : undefined;
  const known: ReadonlySet<string> = new Set(driftChecks.map(({ id }) => id));
  return groupItems(
    "drift",
    mapsOf(answer.findings).flatMap((finding) => {
      const { check, severity, message, help, file, line } = finding;
      if (typeof check !== "string" || typeof message !== "string" || !known.has(check)) return [];
      const next = typeof help === "string" ? help : undefined;
      const place = `${file}:${line}`;
      return [
        { check, severity, message, app: appOf.get(String(file)), network, next, place, times: timesOf(finding) },
      ];
    }),
  );
}

/** Equal findings are one with a count. */
function timesOf({ count: times }: JsonMap): number {
  return typeof times === "number" ? times : 1;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
