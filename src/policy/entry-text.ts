/** The text of a new entry or test, in the canonical style. Refuses anything that is not a valid name. Pure. */
import { checkName } from "../discriminat/name.ts";
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import { isSuppressionComment } from "../findings/suppression.ts";
import { quote } from "../text/quote.ts";
import { wordList } from "../text/words.ts";
import { scalarText } from "../yaml/scalar-text.ts";
import type { Entry } from "./model.ts";
import { formatTarget, isTarget, parseTarget, type Target } from "./target.ts";

/** An item of `allow` that is to be written: names or a bundle. */
export interface NewEntry {
  readonly list?: {
    readonly protocol: Protocol;
    readonly names: readonly string[];
    /** `undefined`: the protocol's own port. */
    readonly ports?: readonly number[] | undefined;
  };
  readonly bundle?: string;
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
  readonly networks?: readonly string[] | undefined;
  /** `YYYY-MM-DD`. */
  readonly expires?: string | undefined;
  /** Lines of a comment above it, without their `#`. */
  readonly comment?: readonly string[] | undefined;
}

/** Longest line of the canonical style. */
const maxWidth = 120;

/** @throws Error for a name that is not valid, so that only valid ones reach a policy. */
export function nameText(name: string, protocol: Protocol, inFlow: boolean): string {
  const [problem] = checkName(name, { wildcards: protocol === "tls", placeholders: ["region"] });
  if (problem !== undefined) throw new Error(`will not write a name that is none: ${problem.message}`);
  return textOf(name, inFlow);
}

/** A comment line with its `#`. @throws Error for what would not stay one line, or would act as a suppression. */
export function commentText(line: string): string {
  const text = `# ${line}`.trimEnd();
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text) || isSuppressionComment(text)) throw new Error("will not write this comment");
  return text;
}

/** An entry as plain data, in the order of the schema's keys. */
export function entryData({ list, bundle, reason, ticket, networks, expires }: NewEntry): Record<string, unknown> {
  if ((list === undefined) === (bundle === undefined)) throw new Error("an entry is one list or one bundle");
  const ports = list?.ports;
  const isDefault = list !== undefined && ports?.length === 1 && ports[0] === defaultPort[list.protocol];
  const data = {
    ...(list && { [list.protocol]: [...list.names] }),
    ...(bundle !== undefined && { bundle }),
    ...(ports && !isDefault && { ports: [...ports] }),
    ...(reason !== undefined && { reason }),
    ...(ticket !== undefined && { ticket }),
    ...(networks && { networks: [...networks] }),
    ...(expires !== undefined && { expires }),
  };
  for (const name of list?.names ?? []) nameText(name, list?.protocol ?? "tls", false);
  return data;
}

/** The lines of an entry as they stand after its dash, whose column is given; a list that is too wide takes a line an item. */
export function entryLines(entry: NewEntry, dash: number): readonly string[] {
  return Object.entries(entryData(entry)).flatMap(([key, value]) => {
    const line = `${key}: ${flowText(value, false)}`;
    if (!Array.isArray(value) || dash + 2 + line.length <= maxWidth) return [line];
    return [`${key}:`, ...value.map((item) => `  - ${flowText(item, false)}`)];
  });
}

/** An entry in braces. */
export function entryFlowText(entry: NewEntry): string {
  const pairs = Object.entries(entryData(entry)).map(([key, value]) => `${key}: ${flowText(value, true)}`);
  return `{${pairs.join(", ")}}`;
}

/** A test that is to be written. */
export interface NewTest {
  readonly expect: "allow" | "block";
  readonly target: Target;
}

/** @throws Error for a target that is none. */
export function testData({ expect, target }: NewTest): Record<string, string> {
  const text = formatTarget(target);
  if (!isTarget(parseTarget(text))) throw new Error("will not write a test whose target is none");
  return { [expect]: text };
}

export function testText(test: NewTest, inFlow: boolean): string {
  const [pair] = Object.entries(testData(test)).map(([key, value]) => `${key}: ${textOf(value, inFlow)}`);
  return inFlow ? `{${pair}}` : `${pair}`;
}

function flowText(value: unknown, inFlow: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, true)).join(", ")}]`;
  return typeof value === "string" ? textOf(value, inFlow) : String(value);
}

function textOf(value: string, inFlow: boolean): string {
  return scalarText({ kind: "scalar", value, source: value }, inFlow);
}

const namedNames = 2;

/** What an entry is about: `the bundle "aws/ecr"`, `"a.example"`, `"a.example", "b.example" and 3 more`. */
export function entrySubject({ list, bundle }: Entry): string {
  if (bundle !== undefined) return `the bundle ${quote(bundle.value)}`;
  const names = list?.names.map(({ value }) => quote(value)) ?? [];
  const more = names.length - namedNames;
  return wordList(more > 1 ? [...names.slice(0, namedNames), `${more} more`] : names);
}

/** What an entry admits and in which networks, as plain data: equal for entries that say the same, wherever they stand. */
export function entryDeclaration({ list, bundle, networks }: Entry): unknown {
  const values = (all: readonly { readonly value: string | number }[] | undefined) => all?.map(({ value }) => value);
  return [list?.protocol, values(list?.names), values(list?.ports), bundle?.value, values(networks)];
}
