/** References that keep an older list of a built-in bundle. Points at the reference. */

import { builtInBundles } from "../../../policy/built-in-bundles.ts";
import { compareLists, describeListChange } from "../../../policy/bundles/compare-lists.ts";
import { findBundle } from "../../../policy/resolve.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const bundleOutdated = defineLintCheck({
  id: "policy/bundle-outdated",
  summary: "an entry keeps a list of a built-in bundle that has a newer one",
  why: "The owner of the names has changed what it documents: the app may lack a name, or hold one that is out of use.",
  repair:
    "Write the date of the newer list, and have the change reviewed: `review` shows each name that comes or goes.",
  severity: "info",
  run: ({ tree }, report) => {
    for (const { source, allow } of tree.policies) {
      for (const { bundle: reference } of allow) {
        const kept = reference && findBundle(tree, reference.value);
        const newest = kept && builtInBundles.get(kept.name);
        if (reference === undefined || kept?.version === undefined || newest === undefined || newest === kept) continue;
        report({
          file: source,
          at: reference,
          message: `the bundle ${quote(kept.name)} has a newer list: since ${newest.version} it ${describeListChange(compareLists(kept, newest))}`,
          help: `write \`${kept.name}@${newest.version}\`, or leave out the date to follow each release of the tool`,
        });
      }
    }
  },
});
