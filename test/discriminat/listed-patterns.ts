/** Patterns made of the names of the Public Suffix List, and what another reader of the list says of names. */
import fc from "fast-check";
import { getPublicSuffix } from "tldts";
import { isPattern } from "../../src/discriminat/pattern.ts";
import { listedNames } from "../helpers/listed-names.ts";

export const suffixOf = (name: string): string =>
  getPublicSuffix(name, { allowPrivateDomains: true, validateHostname: false }) ?? "";

/** Whether a wildcard has a say in the public suffix of a name that the pattern matches, or in the label before it. */
export function isOpen(pattern: string, suffix: string): boolean {
  const labels = pattern.split(".");
  const registrable = suffix.split(".").length + 1;
  return labels.length >= registrable && labels.slice(-registrable).some(isPattern);
}

const listed = listedNames();
/** What the list takes out of a wildcard rule: it has one owner for good. */
export const exceptions = listed.filter(({ exception }) => exception).map(({ name }) => name);
export const names = listed.flatMap(({ name }) => [name, `anyone.${name}`, `www.anyone.${name}`]);
export const suffixes = new Map(names.map((name) => [name, suffixOf(name)]));

/** A listed name in which some labels, or parts of them, have become wildcards. */
export const listedPattern = fc
  .tuple(
    fc.constantFrom(...names),
    fc.array(fc.constantFrom("keep", "keep", "keep", "all", "start", "end", "single"), { minLength: 6, maxLength: 6 }),
  )
  .map(([name, changes]) =>
    name
      .split(".")
      .reverse()
      .map((label, depth) => {
        const change = depth === 0 ? "keep" : changes[depth];
        if (change === "all") return "*";
        if (change === "start") return `*${label.slice(1)}`;
        if (change === "end") return `${label.slice(0, 2)}*`;
        return change === "single" ? `${label.slice(0, -1)}?` : label;
      })
      .reverse()
      .join("."),
  )
  .filter((text) => isPattern(text));
