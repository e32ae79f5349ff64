/** What a text denies, at any depth, and which entries admit some of it all the same. Pure. */
import { createOverlapIndex } from "../discriminat/overlap-index.ts";
import { quote } from "../text/quote.ts";
import type { Change } from "./foreign-allowlist.ts";
import { translateWildcards, type Wildcards } from "./wildcards.ts";

export interface Exclusions {
  /** @param name a name of the same dialect, which is admitted */
  changesFor(name: string): readonly Change[];
}

/** @param denied names of the dialect; those that no policy can hold are passed over, because no entry admits them */
export function createExclusions(denied: readonly string[], wildcards: Wildcards): Exclusions {
  const translate = (name: string): { readonly names: readonly string[]; readonly below?: string } => {
    const translation = translateWildcards(name.toLowerCase(), wildcards);
    return "names" in translation ? translation : { names: [] };
  };
  const translations = denied.map(translate);
  const directly = createOverlapIndex(translations.flatMap(({ names }) => names));
  const below = createOverlapIndex(translations.flatMap((translation) => translation.below ?? []));
  return {
    changesFor: (admitted) => {
      for (const name of translate(admitted).names) {
        const found = directly.find(name);
        if (found !== undefined) return [notExcluded(found.member, found.witness)];
        for (let dot = name.indexOf("."); dot >= 0; dot = name.indexOf(".", dot + 1)) {
          const zone = below.find(name.slice(dot + 1));
          if (zone !== undefined)
            return [notExcluded(`.${zone.member}`, `${exampleOf(name.slice(0, dot))}.${zone.witness}`)];
        }
      }
      return [];
    },
  };
}

function exampleOf(labels: string): string {
  return labels.replaceAll(/[*?]/g, "a");
}

function notExcluded(denied: string, witness: string): Change {
  return {
    effect: "wider",
    there: `another rule denies ${quote(denied)}`,
    here: `${quote(witness)} is admitted`,
    why: "an entry admits names and excludes none",
  };
}
