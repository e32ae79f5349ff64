/** What `plan` can report. Data only. */
import { type CheckInfo, defineCheck } from "../findings/check.ts";

const planAgain =
  "Synthesize from the policies under review and plan again: `discriminat-policy synth`, `terraform plan -out=tfplan`.";

/** In the order in which a proof shows them: the gravest first. Errors are what keeps a plan from being proven. */
export const planChecks = [
  defineCheck({
    id: "plan/unexplained-rule",
    summary: "a rule would admit a name that no policy line explains",
    why: "The policies are what was reviewed. A name that is in a rule but in no policy was written by hand, comes from other policies, or was smuggled into the Terraform files.",
    repair: `Write the name into the app's policy and have it reviewed, or remove it from the rule. ${planAgain}`,
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/unexplained-window",
    summary: "a rule would open a see-thru window that the policy does not declare",
    why: "While such a rule exists, nothing is blocked on its ports. The policy declares no window, or one that ends earlier or has other ports.",
    repair: `Declare the window under \`see_thru\` and have it reviewed, or remove the rule. ${planAgain}`,
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/unknown-group",
    summary: "a Security Group that belongs to no policy has annotations",
    why: "The firewall admits what the annotations of any group say. The app or the network of this group is unknown, so no policy explains it.",
    repair:
      "Tag the group with `discriminat-policy:app` and `discriminat-policy:network`, give `--groups <file>` or `--network <name>`, or write a policy for it.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/malformed-annotation",
    summary: "the description of a rule resembles an annotation but is not one",
    why: "How the firewall reads it is not documented: it may admit nothing, or more than it seems to.",
    repair:
      "Write `discriminat:tls:` or `discriminat:ssh:` followed by the names, separated by single commas, and nothing else.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/unknown-value",
    summary: "the content of a rule is known only after apply",
    why: "The plan does not contain the value, so nothing can be proven about it. The apply could write any name.",
    repair: "Write the value literally, or apply what it depends on first, then plan again.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/sensitive-value",
    summary: "the content of a rule is marked as sensitive",
    why: "Terraform was told to hide it. It is neither read nor shown here, so nothing is proven about it. Names in an annotation are not secret: anyone who may describe Security Groups can read them.",
    repair: "Remove `sensitive` from the value, or use `nonsensitive()` if it comes from elsewhere.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "plan/missing-rule",
    summary: "a declared name would be in no rule after the plan",
    why: "The firewall would block it although the policy admits it. The plan was made from other policies, or does not contain the app's rules.",
    repair: planAgain,
    severity: "error",
  }),
  defineCheck({
    id: "plan/group-missing",
    summary: "an app of the network has no Security Group in the plan",
    why: "This is the plan of the network's stack, and the app is declared for this network, so none of its names would be admitted.",
    repair: planAgain,
    severity: "error",
  }),
  defineCheck({
    id: "plan/destroyed-group",
    summary: "the plan destroys the Security Group of an app that is still declared",
    why: "The app's access goes with it. AWS refuses to delete an attached group; if the group is not attached, the app is cut off.",
    repair: planAgain,
    severity: "error",
  }),
  defineCheck({
    id: "plan/replaced-group",
    summary: "the plan replaces the Security Group of an app",
    why: "The new group has another id and is not attached to anything. Resources with the old group lose it, or AWS refuses to delete it half-way through the apply.",
    repair: "Undo what forces the replacement: the group's name, description or VPC. The plan names it.",
    severity: "error",
  }),
  defineCheck({
    id: "plan/carrier-missing",
    summary: "rules would exist without the rule that opens their port",
    why: "AWS takes the CIDR of a rule literally: `0.0.0.0/1` is half of all addresses, `0.0.0.0/32` none. Names in such a rule are only reachable where another rule of the group has the same protocol and port for `0.0.0.0/0`.",
    repair: `Keep a rule for \`0.0.0.0/0\` with the same protocol and port in the group. ${planAgain}`,
    severity: "error",
  }),
  defineCheck({
    id: "plan/duplicate-rule",
    summary: "two rules of a group have the same protocol, port and destination",
    why: "AWS refuses the second one (`InvalidPermission.Duplicate`), half-way through the apply. Rules with different descriptions still count as duplicates.",
    repair: "Put the names into one rule, or give the second another mask: `0.0.0.0/1` up to `0.0.0.0/32`.",
    severity: "error",
  }),
  defineCheck({
    id: "plan/description-refused",
    summary: "AWS would refuse the description of a rule",
    why: "A description has at most 255 characters: letters, digits, spaces and `._-:/()#,@[]+=&;{}!$*`. Terraform does not check this, so the apply fails half-way through.",
    repair: "Spread the names over several rules; write `_` for `?` and `*` for `%`.",
    severity: "error",
  }),
  defineCheck({
    id: "plan/open-egress",
    summary: "a rule without an annotation opens egress beside annotated rules",
    why: "AWS then leaves the group open on these ports, including towards everything inside the VPC. Only routing makes that traffic pass through the firewall.",
    repair: "Remove the rule. Rules with annotations open the ports that they need.",
    severity: "warning",
    security: true,
  }),
  defineCheck({
    id: "plan/cuts-traffic",
    summary: "observed names would be in no rule after the plan",
    why: "The snapshot contains connections of the app that passed. After the apply, the firewall blocks them.",
    repair:
      "Add the names that the app needs to the policy (`discriminat-policy suggest`), and list the others under `refuse`.",
    severity: "warning",
  }),
  defineCheck({
    id: "plan/interrupted",
    summary: "names that stay would briefly be in no rule",
    why: "Terraform revokes the rule before it authorizes its successor: because the rule is replaced in that order, because it is an inline `egress` block, or because the same rule moves to another resource.",
    repair:
      "Use `aws_vpc_security_group_egress_rule` with `create_before_destroy`, whose description changes in place; for a rule that moves, write a `moved` block.",
    severity: "warning",
  }),
  defineCheck({
    id: "plan/incomplete",
    summary: "the plan is incomplete",
    why: "Only what a plan contains can be proven. A plan with `-target`, or one that defers changes, leaves out the rest.",
    repair: "Plan without `-target`, and prove that plan as well.",
    severity: "warning",
  }),
  defineCheck({
    id: "plan/unpadded-date",
    summary: "the date of a see-thru annotation is not padded",
    why: "Early documentation of the firewall shows such dates; newer documentation shows only `YYYY-MM-DD`.",
    repair: "Write month and day with two digits.",
    severity: "warning",
  }),
  defineCheck({
    id: "plan/changed-outside",
    summary: "a rule was changed in AWS since the last apply",
    why: "Someone or something other than Terraform changes the same rules. This plan may undo that change or leave it.",
    repair: "Find out who made the change, and add to the policy what the app needs.",
    severity: "info",
    security: true,
  }),
] as const satisfies readonly CheckInfo[];

export type PlanCheckId = (typeof planChecks)[number]["id"];
