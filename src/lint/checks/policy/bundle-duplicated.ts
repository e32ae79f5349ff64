/** Two bundles of one name in the tree. Points at the later file. */

import type { Bundle } from "../../../policy/model.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const bundleDuplicated = defineLintCheck({
  id: "policy/bundle-duplicated",
  summary: "two bundles have the same name",
  why: "Only the first file counts, in the order of the paths; the other one's names are silently not admitted.",
  repair: "Give each bundle a name of its own, or put all names into one file.",
  severity: "error",
  run: ({ tree }, report) => {
    const first = new Map<string, Bundle>();
    for (const bundle of tree.bundles) {
      const { source, name, at } = bundle;
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, bundle);
      if (source === undefined || earlier?.source === undefined) continue;
      report({
        file: source,
        at,
        message: `the bundle ${quote(name)} is already defined in ${quote(earlier.source.path)}, and only that one counts`,
        help: "give it a name of its own",
        related: [{ message: "defined here first", file: earlier.source, at: earlier.at }],
      });
    }
  },
});
