/** The descriptions of a group's rules: do AWS and the firewall take them, and can they be read at all. Pure. */
import { illegalDescriptionCharacters, maxDescriptionLength } from "../discriminat/annotation.ts";
import type { Doubt, PlannedGroup } from "../terraform-json/terraform-plan.ts";
import { quote } from "../text/quote.ts";
import type { AnnotatedRule } from "./admitted-names.ts";
import { type GroupContext, groupWords, ofRule } from "./group-context.ts";
import type { Report } from "./plan-problem.ts";

export function proveDescriptions(
  group: PlannedGroup,
  after: readonly AnnotatedRule[],
  context: GroupContext,
  report: Report,
): void {
  for (const { rule, annotation } of after) {
    const { address, description, change } = rule;
    const where = `${address}, a rule of ${groupWords(group)}`;
    if (annotation.kind === "malformed") {
      report({
        check: "plan/malformed-annotation",
        message: `the description ${quote(description)} of ${where}, is not an annotation: ${annotation.problem}`,
        ...ofRule(context, address),
      });
    }
    if (annotation.kind === "see-thru" && annotation.warning !== undefined) {
      report({ check: "plan/unpadded-date", message: `${where}: ${annotation.warning}`, ...ofRule(context, address) });
    }
    const [illegal] = illegalDescriptionCharacters(description);
    if (change === "keep" || (description.length <= maxDescriptionLength && illegal === undefined)) continue;
    const why =
      illegal === undefined
        ? `has ${description.length} characters; at most ${maxDescriptionLength} are possible`
        : `holds ${quote(illegal.character)}, which AWS refuses`;
    report({
      check: "plan/description-refused",
      message: `the description of ${where}, ${why}`,
      ...ofRule(context, address),
    });
  }
}

export function proveDoubts(
  group: PlannedGroup,
  isAnnotatedGroup: boolean,
  context: GroupContext,
  report: Report,
): void {
  for (const doubt of group.doubts) {
    if (!matters(doubt, context.isOwned || isAnnotatedGroup)) continue;
    const { address, what, why } = doubt;
    const subject =
      what === "rules" ? "the rules" : what === "protocol and ports" ? "protocol and ports" : `the ${what}`;
    const isMany = what === "rules" || what === "protocol and ports";
    const words =
      why === "unknown"
        ? `${isMany ? "are" : "is"} known only after the apply`
        : `${isMany ? "are" : "is"} marked as sensitive`;
    report({
      check: why === "unknown" ? "plan/unknown-value" : "plan/sensitive-value",
      message: `${subject} of ${address}, in ${groupWords(group)}, ${words}: nothing is proven about ${isMany ? "them" : "it"}`,
      ...ofRule(context, address),
    });
  }
}

/** A group without annotations may have any rule; only a description that is not there yet could become an annotation. */
function matters({ description }: Doubt, isOfInterest: boolean): boolean {
  return isOfInterest || description === undefined;
}
