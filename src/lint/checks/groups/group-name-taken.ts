/** Two Security Groups of one name in one VPC. Points at the app, or at the network that makes them meet. */

import type { Network, Policy } from "../../../policy/model.ts";
import { headOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const groupNameTaken = defineLintCheck({
  id: "groups/group-name-taken",
  summary: "two Security Groups would have the same name in one VPC",
  why: "AWS wants names of Security Groups to be unique in a VPC, whatever their case. Two networks with the same region and VPC that deploy the same app would both create `<app>-egress`; the second one fails half-way through an apply.",
  repair: "Deploy the app to one of the networks only, or correct the `vpc_id` that was copied.",
  severity: "error",
  run: ({ tree, securityGroups }, report) => {
    const first = new Map<string, { readonly policy: Policy; readonly network: Network }>();
    for (const { policy, network, groups } of securityGroups()) {
      for (const { name } of groups) {
        if (name === undefined) continue;
        const key = `${placeOf(network)} ${name.toLowerCase()}`;
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, { policy, network });
        // Two policies of one app have a finding already.
        if (earlier === undefined || earlier.policy !== policy) continue;
        report({
          file: policy.source,
          at: policy.networks?.find(({ value }) => value === network.name) ?? headOf(policy),
          message: `the Security Group ${quote(name)} of ${quote(network.name)} already exists in ${quote(earlier.network.name)}, which is the same VPC`,
          help: "deploy the app to one of the two, or correct the vpc_id",
          related: [
            {
              message: `the VPC of ${quote(earlier.network.name)}`,
              file: tree.settings.source,
              at: earlier.network.at,
            },
            { message: `the VPC of ${quote(network.name)}`, file: tree.settings.source, at: network.at },
          ],
        });
      }
    }
  },
});

/** What two networks share that are the same VPC. Two variables may hold the same id; that cannot be known here. */
function placeOf({ region, vpcId }: Network): string {
  return typeof vpcId === "string" ? `${region} ${vpcId}` : `${region} variable ${vpcId.variable}`;
}
