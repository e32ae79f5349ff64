/** Which findings the comments of a tree suppress, and which comments suppress nothing. Pure. */
import type { Finding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { PolicyTree, Suppression } from "./model.ts";

export interface PlacedSuppression {
  readonly file: SourceFile;
  readonly suppression: Suppression;
}

/** Every suppression comment of a tree. */
export function suppressionsOf({ settings, bundles, policies }: PolicyTree): readonly PlacedSuppression[] {
  return [settings, ...bundles, ...policies].flatMap(({ source, suppressions }) =>
    source === undefined ? [] : suppressions.map((suppression) => ({ file: source, suppression })),
  );
}

/** A suppression takes away every finding of its check on its lines. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly PlacedSuppression[],
): { readonly kept: readonly Finding[]; readonly unused: readonly PlacedSuppression[] } {
  if (suppressions.length === 0) return { kept: findings, unused: [] };
  const byPlace = new Map<string, PlacedSuppression[]>();
  for (const placed of suppressions) {
    for (const line of placed.suppression.lines) {
      const key = placeKey(placed.file.path, line, placed.suppression.check);
      byPlace.set(key, [...(byPlace.get(key) ?? []), placed]);
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
