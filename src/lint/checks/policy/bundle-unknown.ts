/** References to bundles that do not exist. Points at the reference. */

import { builtInBundles, versionsOf } from "../../../policy/built-in-bundles.ts";
import { findBundle, readBundleReference } from "../../../policy/resolve.ts";
import { didYouMean, onlyNear } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";
import { wordList } from "../../../text/words.ts";
import { rewriteScalar } from "../../../yaml/rewrite-scalar.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const bundleUnknown = defineLintCheck({
  id: "policy/bundle-unknown",
  summary: "an entry refers to a bundle that does not exist",
  why: "Such an entry admits nothing.",
  repair: "Write the name of a [built-in bundle](bundles.md), or that of a file's `bundle:` in `policies/bundles/`.",
  severity: "error",
  run: ({ tree }, report) => {
    const own = tree.bundles.map(({ name }) => name);
    const known = [...own, ...builtInBundles.keys()];
    for (const { source, allow } of tree.policies) {
      for (const { bundle } of allow) {
        if (bundle === undefined || findBundle(tree, bundle.value) !== undefined) continue;
        const { name, version } = readBundleReference(bundle.value);
        if (version !== undefined && known.includes(name)) {
          const dates = own.includes(name) ? [] : versionsOf(name).map((list) => list.version ?? "");
          report({
            file: source,
            at: bundle,
            message:
              dates.length === 0
                ? `the bundle ${quote(name)} is the tree's own, which has no dates: git keeps its versions`
                : `the bundle ${quote(name)} has no list of ${version}`,
            help:
              dates.length === 0
                ? `write \`${name}\``
                : `write the date of one of its lists, ${wordList(dates, "or")}; or none, for the newest`,
          });
          continue;
        }
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
