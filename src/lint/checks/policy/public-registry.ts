/** Names of registries on which anyone can publish. One finding for each name that is written, and for each bundle. */
import { publicRegistryOf, registryTier } from "../../../discriminat/public-registries.ts";
import { originOf, subjectOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const publicRegistry = defineLintCheck({
  id: "policy/public-registry",
  summary: "a name leads to a registry on which anyone can publish",
  why: "The firewall sees the registry, not the package. Whatever runs inside of the app can fetch what anyone has published there, and on many of them publish itself.",
  repair:
    "Nothing, where the app needs the registry; suppress the finding with the reason, so that the decision is on record. A mirror of your own, with the packages that you trust, is narrower.",
  severity: "info",
  security: true,
  run: ({ deployments }, report) => {
    for (const { policy, names } of deployments) {
      const seen = new Set<object>();
      for (const item of names) {
        const origin = originOf(policy, item);
        const found = publicRegistryOf(item.name);
        if (found === undefined || seen.has(origin.at)) continue;
        seen.add(origin.at);
        const { record, host } = found;
        const leads = host === item.name ? "leads" : `would admit ${quote(host)}, which leads`;
        report({
          ...origin,
          networks: item.networks,
          message: `${subjectOf(item)} ${leads} to a public registry: ${record.reason}`,
          help: "use a mirror of your own, or suppress the finding with a reason",
          evidence: { tier: registryTier, host },
        });
      }
    }
  },
});
