/**
 * Many patterns at once: which of them share a name with another pattern. Patterns whose last two labels are plain, which are
 * nearly all, meet only those that end alike.
 */

import { groupBy } from "../values/group.ts";
import { isPattern } from "./pattern.ts";
import { overlaps } from "./pattern-language.ts";

interface Overlap {
  /** The pattern of the index, or its first one if there are several. */
  readonly member: string;
  /** A name that both match. */
  readonly witness: string;
}

/** A fixed set of names and patterns. */
export interface OverlapIndex {
  /** The first member that shares a name with the other pattern, under either reading of `*`. */
  find(nameOrPattern: string): Overlap | undefined;
}

export function createOverlapIndex(members: readonly string[]): OverlapIndex {
  const everywhere = members.map((_, position) => position);
  const byEnd = groupBy(everywhere, (position) => endOf(members[position] ?? ""));
  const candidatesOf = (end: string | undefined): readonly number[] => {
    if (end === undefined) return everywhere;
    const alike = byEnd.get(end) ?? [];
    const open = byEnd.get(undefined) ?? [];
    return open.length === 0 ? alike : [...alike, ...open].sort((left, right) => left - right);
  };
  return {
    find: (nameOrPattern) => {
      for (const position of candidatesOf(endOf(nameOrPattern))) {
        const member = members[position] ?? "";
        const witness = overlaps(member, nameOrPattern);
        if (witness !== undefined) return { member, witness };
      }
      return undefined;
    },
  };
}

/** The last two labels, if both are plain. */
function endOf(nameOrPattern: string): string | undefined {
  const last = nameOrPattern.lastIndexOf(".");
  const end = nameOrPattern.slice(nameOrPattern.lastIndexOf(".", last - 1) + 1);
  return last <= 0 || isPattern(end) ? undefined : end;
}
