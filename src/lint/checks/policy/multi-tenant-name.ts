/** Names of services where anyone can receive data. */
import { type MultiTenantTier, sharedNameOf } from "../../../discriminat/multi-tenant.ts";
import { originOf, subjectOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

const tierNames: Readonly<Record<MultiTenantTier, string>> = {
  "code-hosting": "code hosting",
  "messaging-webhook": "a messaging service",
  "object-storage": "object storage",
  paste: "a paste site",
  serverless: "a serverless platform",
  tunnel: "a tunnel service",
};

export const multiTenantName = defineLintCheck({
  id: "policy/multi-tenant-name",
  summary: "a name leads to a service on which strangers can receive data",
  why: "An allowlist of names cannot tell your bucket, repository or webhook from an attacker's when both have the same name. Malware that runs inside of the app can send data there.",
  repair:
    "Use a name of your own where the service has one (`<bucket>.s3.{region}.amazonaws.com`), or a private endpoint. Where the name is needed, suppress the finding with the reason, so that the review is on record.",
  severity: "warning",
  security: true,
  run: ({ deployments }, report) => {
    for (const { policy, names } of deployments) {
      for (const item of names) {
        const shared = sharedNameOf(item.name);
        if (shared === undefined) continue;
        const { record, host } = shared;
        const leads = host === item.name ? "leads" : `would admit ${quote(host)}, which leads`;
        report({
          ...originOf(policy, item),
          networks: item.networks,
          message: `${subjectOf(item)} ${leads} to ${tierNames[record.tier]} that strangers share: ${record.reason}`,
          help: "use a name that only you control, or suppress the finding with a reason",
          evidence: { tier: record.tier, host },
        });
      }
    }
  },
});
