/** What `plan` can report. Here, where the settings of every command find it; data only. */
import { type CheckInfo, defineCheck } from "../findings/check.ts";

const planAgain =
  "Synthesize from the policies under review and plan again: `discriminat-policy synth`, `terraform plan -out=tfplan`.";

/** In the order in which a proof shows them: the gravest first. Errors are what keeps a plan from being explained. */
export const planChecks = [
  defineCheck({
    id: "plan/unexplained-rule",
    summary: "a rule would admit a name that no policy line explains",
    why: "The policies are what was reviewed. A name that stands in a rule and in no policy was written by hand, comes from other policies than these, or was smuggled into the Terraform files.",
    repair: `Write the name into the app's policy and have it reviewed, or remove it from the rule. ${planAgain}`,
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/unexplained-window",
    summary: "a rule would open a see-thru window that the policy does not declare",
    why: "While such a rule stands, nothing is blocked on its ports. The policy declares no window, one that ends earlier, or one for other ports.",
    repair: `Declare the window under \`see_thru\` and have it reviewed, or remove the rule. ${planAgain}`,
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/unknown-group",
    summary: "a Security Group that no policy knows holds annotations",
    why: "The firewall lets through what the annotations of any group say. Which app this one belongs to, or in which network it stands, cannot be told, so that no policy explains it.",
    repair:
      "Tag the group with `discriminat-policy:app` and `discriminat-policy:network`, give `--groups <file>` or `--network <name>`, or write a policy for it.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/malformed-annotation",
    summary: "the description of a rule resembles an annotation and is none",
    why: "Nothing is published about what the firewall makes of it: it may admit nothing, or more than it seems to.",
    repair:
      "Write `discriminat:tls:` or `discriminat:ssh:` and the names with one comma between two, and nothing else.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/unknown-value",
    summary: "what a rule will say is known only after the apply",
    why: "The plan does not hold the value, so that nothing can be proven about it. The apply could write any name.",
    repair: "Write the value as text, or apply what it depends on first, then plan again.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/sensitive-value",
    summary: "what a rule says is marked as sensitive",
    why: "Terraform was told to hide it. It is neither read nor shown here, and so nothing is proven about it. Names in an annotation are no secret: everyone who may describe Security Groups can read them.",
    repair: "Take `sensitive` away from the value (`nonsensitive()` where it comes from somewhere else).",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/unread-resource",
    summary: "the plan holds something that could write rules and is not read",
    why: "Templates at an address, programs that Terraform runs, products and resources of other providers can write any annotation into any Security Group. What was not read cannot be called explained.",
    repair:
      "Write the rules as resources of the AWS provider, or give the template as text with literal descriptions. Where the resource has nothing to do with egress, plan it in a stack of its own.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/incomplete",
    summary: "the plan, or the list of groups, does not hold everything",
    why: "Only what a plan holds can be proven. A plan with `-target`, or one that puts changes off, leaves the rest out. Where `--groups` is one page of several, a group that is not in it may be another app's than its tag or its name says.",
    repair: "Plan without `-target`, and prove that one as well. Give `--groups` the whole list.",
    severity: "error",
  }),
  defineCheck({
    id: "plan/missing-rule",
    summary: "a declared name would be in no rule after the plan",
    why: "The firewall blocks it, though the policy admits it. The plan was made from other policies, or does not hold the app's rules.",
    repair: planAgain,
    severity: "error",
  }),
  defineCheck({
    id: "plan/group-missing",
    summary: "an app of the network has no Security Group in the plan",
    why: "The plan is that of the network's stack, and the app is declared for this network: none of its names would be admitted.",
    repair: planAgain,
    severity: "error",
  }),
  defineCheck({
    id: "plan/destroyed-group",
    summary: "the plan destroys the Security Group of an app that is still declared",
    why: "Everything that the app may reach goes with it. AWS refuses to delete a group that is attached; if it is not, the app is cut off.",
    repair: planAgain,
    severity: "error",
  }),
  defineCheck({
    id: "plan/replaced-group",
    summary: "the plan replaces the Security Group of an app",
    why: "The new group has another id and is attached to nothing. Whatever has the old one loses it, or AWS refuses to delete it half-way through the apply.",
    repair: "Undo what forces the replacement: the group's name, description or VPC. The plan names it.",
    severity: "error",
  }),
  defineCheck({
    id: "plan/carrier-missing",
    summary: "rules would stand without the rule that opens their port",
    why: "AWS takes the CIDR of a rule literally: `0.0.0.0/1` is half of all addresses, `0.0.0.0/32` none. Names in such a rule are only reachable where another rule of the group has the same protocol and port for `0.0.0.0/0`.",
    repair: `Keep a rule for \`0.0.0.0/0\` with the same protocol and port in the group. ${planAgain}`,
    severity: "error",
  }),
  defineCheck({
    id: "plan/duplicate-rule",
    summary: "two rules of a group have the same protocol, port and destination",
    why: "AWS refuses the second one (`InvalidPermission.Duplicate`), half-way through the apply. The description does not tell rules apart.",
    repair: "Put the names into one rule, or give the second another mask: `0.0.0.0/1` up to `0.0.0.0/32`.",
    severity: "error",
  }),
  defineCheck({
    id: "plan/description-refused",
    summary: "AWS would refuse the description of a rule",
    why: "At most 255 characters are possible, of letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*`. Terraform does not check that; the apply fails half-way through.",
    repair: "Spread the names over several rules; write `_` for `?` and `*` for `%`.",
    severity: "error",
  }),
  defineCheck({
    id: "plan/open-egress",
    summary: "a rule without an annotation opens egress beside annotated rules",
    why: "For AWS the group is then open on these ports, also towards everything inside the VPC. Only routing keeps that traffic on its way through the firewall.",
    repair: "Remove the rule. Rules with annotations open the ports that they need.",
    severity: "warning",
    security: true,
  }),
  defineCheck({
    id: "plan/cuts-traffic",
    summary: "names that were seen would be in no rule after the plan",
    why: "The snapshot holds connections of the app that passed. After the apply the firewall blocks them.",
    repair:
      "Write the names that are needed into the policy (`discriminat-policy suggest`), or list them under `refuse`.",
    severity: "warning",
  }),
  defineCheck({
    id: "plan/interrupted",
    summary: "names that stay would be in no rule for a moment",
    why: "Terraform revokes the rule before it authorizes its successor: because the rule is replaced in that order, because it is an inline `egress` block, or because the same rule moves to another resource.",
    repair:
      "Use `aws_vpc_security_group_egress_rule` with `create_before_destroy`, whose description changes in place; for a rule that moves, write a `moved` block.",
    severity: "warning",
  }),
  defineCheck({
    id: "plan/unpadded-date",
    summary: "the date of a see-thru annotation is not padded",
    why: "Early documentation of the firewall shows such dates, newer one only `YYYY-MM-DD`.",
    repair: "Write month and day with two digits.",
    severity: "warning",
  }),
  defineCheck({
    id: "plan/changed-outside",
    summary: "a rule was changed in AWS since the last apply",
    why: "Something other than Terraform writes to the same rules. What it did may be undone by this plan, or stay.",
    repair: "Find out who it was, and write into the policy what is needed.",
    severity: "info",
    security: true,
  }),
] as const satisfies readonly CheckInfo[];

export type PlanCheckId = (typeof planChecks)[number]["id"];
