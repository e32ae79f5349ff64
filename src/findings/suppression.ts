/** Comments that suppress findings: what they look like, and which findings they take away. Pure; reads no YAML. */
import { addToGroup, type Group } from "../values/group.ts";
import type { Finding, Place } from "./finding.ts";
import type { SourceFile } from "./source-file.ts";

/** `# discriminat-policy-ignore check/id: reason` on a line of its own or at the end of one. */
export interface Suppression extends Place {
  readonly check: string;
  readonly reason: string;
  /** One-based lines to which it applies: its own, and the next one where it stands alone. */
  readonly lines: readonly number[];
}

export interface PlacedSuppression {
  readonly file: SourceFile;
  readonly suppression: Suppression;
}

/** The word with which a suppression begins. */
export const suppressionMarker = "discriminat-policy-ignore";

const attempt = new RegExp(`^#+\\s*${suppressionMarker}(?![\\w-])`, "i");

/** Whether a comment, with its `#`, is meant to suppress findings. */
export function isSuppressionComment(comment: string): boolean {
  return attempt.test(comment);
}

/** A suppression takes away every finding of its check on its lines. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly PlacedSuppression[],
): { readonly kept: readonly Finding[]; readonly unused: readonly PlacedSuppression[] } {
  if (suppressions.length === 0) return { kept: findings, unused: [] };
  const byPlace = new Map<string, Group<PlacedSuppression>>();
  for (const placed of suppressions) {
    for (const line of placed.suppression.lines) {
      addToGroup(byPlace, placeKey(placed.file.path, line, placed.suppression.check), placed);
    }
  }
  const used = new Set<PlacedSuppression>();
  const kept = findings.filter(({ file, line, check }) => {
    const matching = byPlace.get(placeKey(file, line, check)) ?? [];
    for (const placed of matching) used.add(placed);
    return matching.length === 0;
  });
  return { kept, unused: suppressions.filter((placed) => !used.has(placed)) };
}

function placeKey(file: string, line: number, check: string): string {
  return `${file}\n${line}\n${check}`;
}
