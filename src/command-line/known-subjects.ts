/** What `explain` can explain in every folder, and a shell can complete: all checks and the built-in bundles. */
import { knownChecks } from "../check-families.ts";
import { builtInBundles } from "../policy/built-in-bundles.ts";

export function knownSubjects(): readonly string[] {
  return [...knownChecks.map(({ id }) => id), ...builtInBundles.keys()];
}
