/** Bundles of the tree with the name of a built-in one. Points at the name. */

import { builtInBundles } from "../../../policy/built-in-bundles.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const bundleShadowsBuiltIn = defineLintCheck({
  id: "policy/bundle-shadows-built-in",
  summary: "a bundle of the tree replaces a built-in one",
  why: "Every entry that refers to the name gets the tree's list. A reader of `bundle: aws/ssm` expects the documented one.",
  repair:
    "Choose a name of your own, such as `company/ssm`. If the replacement is meant, suppress the finding with the reason.",
  severity: "warning",
  run: ({ tree }, report) => {
    for (const { source, name, at } of tree.bundles) {
      if (source === undefined || !builtInBundles.has(name)) continue;
      report({
        file: source,
        at,
        message: `the bundle ${quote(name)} replaces the built-in bundle of that name`,
        help: "choose a name of your own",
      });
    }
  },
});
