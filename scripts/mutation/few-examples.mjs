/**
 * Stands in for fast-check under mutation: few examples of each property, the same for every mutant. A fault that only luck finds
 * counts as unnoticed.
 */
import { createRequire } from "node:module";

const original = createRequire(import.meta.url)("fast-check");

const few = { seed: 1, numRuns: 25 };

// biome-ignore lint/style/noDefaultExport: as fast-check does.
export default {
  ...original,
  assert: (property, parameters) => original.assert(property, { ...parameters, ...few }),
};
