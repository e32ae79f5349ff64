/** The descriptions of a group's rules: do AWS and the firewall take them, and can they be read at all. Pure. */
import { illegalDescriptionCharacters, maxDescriptionLength, parseAnnotation } from "../discriminat/annotation.ts";
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
    if (what === "group") {
      report({
        check: why === "unknown" ? "plan/unknown-value" : "plan/sensitive-value",
        message: `the Security Group of ${address} is known only after the apply: its expression refers to ${group.address ?? groupWords(group)} and may make another id of it, so nothing is proven about ${annotationWords(doubt.description)}`,
        help: "apply the group first, then plan again: the plan then holds its id",
        ...ofRule(context, address),
      });
      continue;
    }
    const { subject, words, them } = doubtWords(doubt);
    report({
      check: why === "unknown" ? "plan/unknown-value" : "plan/sensitive-value",
      message: `${subject} of ${address}, in ${groupWords(group)}, ${words}: nothing is proven about ${them}`,
      ...ofRule(context, address),
    });
  }
}

/** `the description`, `is known only after the apply`, `it`. */
export function doubtWords({ what, why, description }: Doubt): {
  readonly subject: string;
  readonly words: string;
  readonly them: string;
} {
  const isMany = what === "rules" || what === "protocol and ports";
  const state = why === "unknown" ? "known only after the apply" : "marked as sensitive";
  return {
    subject: what === "protocol and ports" ? what : `the ${what}`,
    words: `${isMany ? "are" : "is"} ${state}`,
    them: isAnnotation(description) ? annotationWords(description) : isMany ? "them" : "it",
  };
}

/**
 * A group without annotations may have any rule; what is or could become an annotation matters everywhere. A rule without one may
 * belong to any group.
 */
function matters({ what, description }: Doubt, isOfInterest: boolean): boolean {
  if (description === undefined || isAnnotation(description)) return true;
  return isOfInterest && what !== "group";
}

function isAnnotation(description: string | undefined): boolean {
  return description !== undefined && parseAnnotation(description).kind !== "none";
}

/** What an annotation would admit: `"api.stripe.com" and 2 more`. */
export function annotationWords(description: string | undefined): string {
  if (description === undefined) return "its description";
  const annotation = parseAnnotation(description);
  if (annotation.kind === "see-thru") return `its window until ${annotation.until}`;
  if (annotation.kind !== "tls" && annotation.kind !== "ssh") return `its description ${quote(description)}`;
  const [first = "", ...others] = annotation.names;
  return `${quote(first)}${others.length === 0 ? "" : ` and ${others.length} more`}`;
}
