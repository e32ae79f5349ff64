/** The suppression comments of a tree. Pure. */
import type { PlacedSuppression } from "../findings/suppression.ts";
import type { PolicyTree } from "./model.ts";

/** Every suppression comment of a tree. */
export function suppressionsOf({ settings, bundles, policies }: PolicyTree): readonly PlacedSuppression[] {
  return [settings, ...bundles, ...policies].flatMap(({ source, suppressions }) =>
    source === undefined ? [] : suppressions.map((suppression) => ({ file: source, suppression })),
  );
}
