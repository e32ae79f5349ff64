/** References to bundles that do not exist. Points at the reference. */

import { builtInBundles } from "../../../policy/built-in-bundles.ts";
import { findBundle } from "../../../policy/resolve.ts";
import { onlyNear } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";
import { rewriteScalar } from "../../../yaml/rewrite-scalar.ts";
import { didYouMean } from "../../did-you-mean.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const bundleUnknown = defineLintCheck({
  id: "policy/bundle-unknown",
  summary: "an entry refers to a bundle that does not exist",
  why: "Such an entry admits nothing.",
  repair: "Write the name of a [built-in bundle](bundles.md), or that of a file's `bundle:` in `policies/bundles/`.",
  severity: "error",
  run: ({ tree }, report) => {
    const known = [...tree.bundles.map(({ name }) => name), ...builtInBundles.keys()];
    for (const { source, allow } of tree.policies) {
      for (const { bundle } of allow) {
        if (bundle === undefined || findBundle(tree, bundle.value) !== undefined) continue;
        const sure = onlyNear(bundle.value, known);
        report({
          file: source,
          at: bundle,
          message: `${quote(bundle.value)} is not a bundle: neither built in nor in the tree's bundles/`,
          help: didYouMean(bundle.value, known, "write a built-in bundle's name, or add a file to bundles/"),
          fix: sure === undefined ? undefined : rewriteScalar(source, bundle, sure),
        });
      }
    }
  },
});
