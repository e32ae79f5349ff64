/**
 * What a text denies, at any depth, and which entries admit some of it all the same. Names and zones are looked up, so that two long lists
 * take no longer than their lengths. Pure.
 */
import { createOverlapIndex } from "../discriminat/overlap-index.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { quote } from "../text/quote.ts";
import type { Change } from "./foreign-allowlist.ts";
import { translateWildcards, type Wildcards } from "./wildcards.ts";

export interface Exclusions {
  /** @param name a name of the same dialect, which is admitted */
  changesFor(name: string): readonly Change[];
}

/** With how many others a pattern that is neither a name nor a zone is compared. */
const maxCompared = 1000;

interface Found {
  readonly denied: string;
  readonly witness: string;
}

/** @param denied names of the dialect; those that no policy can hold are passed over, because no entry admits them */
export function createExclusions(denied: readonly string[], wildcards: Wildcards): Exclusions {
  const translate = (name: string): { readonly names: readonly string[]; readonly below?: string } => {
    const translation = translateWildcards(name.toLowerCase().replace(/(?<=[^.])\.$/, ""), wildcards);
    return "names" in translation ? translation : { names: [] };
  };
  const translations = denied.map(translate);
  const names = translations.flatMap((translation) => translation.names);
  const plain = new Set(names.filter((name) => !isPattern(name)));
  const byParent = new Map([...plain].map((name) => [parentOf(name), name]));
  const zones = new Set(translations.flatMap(({ below }) => below ?? []));
  const isOdd = (name: string): boolean => isPattern(name) && !isChildren(name);
  const oddIndex = createOverlapIndex(names.filter(isOdd).slice(0, maxCompared));
  const index = createOverlapIndex(names.slice(0, maxCompared));

  const lookUp = (name: string): Found | undefined => {
    if (plain.has(name)) return { denied: name, witness: name };
    const child = isChildren(name) ? byParent.get(name.slice(2)) : undefined;
    if (child !== undefined) return { denied: child, witness: child };
    for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
      const zone = name.slice(dot + 1);
      if (zones.has(zone)) return { denied: `.${zone}`, witness: exampleOf(name) };
    }
    const overlap = (isOdd(name) ? index : oddIndex).find(name);
    return overlap && { denied: overlap.member, witness: overlap.witness };
  };
  const isIncomplete = names.length > maxCompared;
  return {
    changesFor: (admitted) => {
      const admittedNames = translate(admitted).names;
      for (const name of admittedNames) {
        const found = lookUp(name);
        if (found !== undefined) return [notExcluded(quote(found.denied), `${quote(found.witness)} is admitted`)];
      }
      if (!isIncomplete || !admittedNames.some(isOdd)) return [];
      return [notExcluded("names that may be among these", "all of these are admitted")];
    },
  };
}

/** `*.example.com`. */
function isChildren(name: string): boolean {
  return name.startsWith("*.") && !isPattern(name.slice(2));
}

function parentOf(name: string): string {
  return name.slice(name.indexOf(".") + 1);
}

function exampleOf(name: string): string {
  return name.replaceAll(/[*?]/g, "a");
}

function notExcluded(denied: string, here: string): Change {
  return {
    effect: "wider",
    there: `another rule denies ${denied}`,
    here,
    why: "an entry admits names and excludes none",
  };
}
