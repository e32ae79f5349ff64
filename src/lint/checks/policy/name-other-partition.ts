/** AWS names whose region belongs to another partition than their end. */
import { otherPartition, partitionOf } from "../../../discriminat/aws-partitions.ts";
import { originOf, subjectOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameOtherPartition = defineLintCheck({
  id: "policy/name-other-partition",
  summary: "an AWS name does not exist in its region's partition",
  why: "AWS's partitions have domains of their own: names end in `amazonaws.com.cn` in China, in `amazonaws.eu` in the European Sovereign Cloud. `ssm.cn-north-1.amazonaws.com` does not exist, and an app that needs the service is cut off.",
  repair: "Write the name that the finding gives, or use a built-in bundle: its names follow the partition.",
  severity: "error",
  run: ({ deployments }, report) => {
    for (const { policy, names } of deployments) {
      for (const item of names) {
        const found = otherPartition(item.name);
        if (found === undefined) continue;
        const { region, instead } = found;
        report({
          ...originOf(policy, item),
          networks: item.networks,
          message: `${subjectOf(item)} does not exist: AWS names of ${region} end in ${partitionOf(region)?.dnsSuffix}`,
          help: `write ${quote(instead)}`,
        });
      }
    }
  },
});
