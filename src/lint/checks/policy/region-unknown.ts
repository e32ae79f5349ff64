/** Regions that AWS has not published. Points at the network. */

import { awsRegions } from "../../../discriminat/aws-partitions.ts";
import { didYouMean } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const regionUnknown = defineLintCheck({
  id: "policy/region-unknown",
  summary: "a network's region is not one that AWS has published",
  why: "`{region}` in names becomes this region. In a region that does not exist no such name does, and Terraform fails only at the apply.",
  repair: "Correct the region. If AWS has opened it lately, suppress the finding with the reason.",
  severity: "warning",
  run: ({ tree: { settings } }, report) => {
    for (const { region, at } of settings.networks) {
      if (awsRegions.includes(region)) continue;
      report({
        file: settings.source,
        at,
        message: `${quote(region)} is not a region that AWS has published`,
        help: didYouMean(region, awsRegions, "write a region such as eu-west-2"),
      });
    }
  },
});
