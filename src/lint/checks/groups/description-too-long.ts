/** Names that no rule description can hold. Points at the name. */
import { annotationPrefixLength, maxDescriptionLength, maxListLength } from "../../../discriminat/annotation.ts";
import { originOf, subjectOf } from "../../../policy/places.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const descriptionTooLong = defineLintCheck({
  id: "groups/description-too-long",
  summary: "a name is too long for the description of a rule",
  why: `A rule's description has at most ${maxDescriptionLength} characters ([AWS](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html)), of which the annotation's prefix takes ${annotationPrefixLength}. A name with more than ${maxListLength} cannot be deployed.`,
  repair: "Cover the name with a pattern: `*` for its longest label.",
  severity: "error",
  run: ({ deployments }, report) => {
    for (const { policy, names } of deployments) {
      for (const item of names) {
        if (item.name.length <= maxListLength) continue;
        report({
          ...originOf(policy, item),
          networks: item.networks,
          message: `${subjectOf(item)} has ${item.name.length} characters; a rule's description has room for ${maxListLength}`,
          help: "cover it with a pattern, with * for its longest label",
        });
      }
    }
  },
});
