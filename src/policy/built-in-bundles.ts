/** Bundles that ship with the package. */
import type { Bundle } from "./model.ts";

export const builtInBundles: ReadonlyMap<string, Bundle> = new Map();
