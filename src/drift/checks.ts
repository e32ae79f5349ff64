/** What `drift` can report. Here, where the settings of every command find it; data only. */
import { type CheckInfo, defineCheck } from "../findings/check.ts";

const applyAgain =
  "Synthesize from these policies and apply again: `discriminat-policy synth`, `terraform plan`, `terraform apply`.";

/** In the order in which drift is shown: the gravest first. Errors are what keeps policies and groups from being in step. */
export const driftChecks = [
  defineCheck({
    id: "drift/undeclared-name",
    summary: "a deployed rule admits a name that the policy does not declare",
    why: "The firewall lets it through now, and no one has reviewed it: the rule was made or changed by hand, or by other policies than these.",
    repair:
      "Write the name into the app's policy and have it reviewed, or take it out of the rule with the command that the finding gives.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "drift/undeclared-window",
    summary: "a deployed see-thru rule is not the window that the policy declares",
    why: "While such a rule stands, nothing is blocked on its ports. The policy declares no window, one that ends earlier, or one for other ports.",
    repair:
      "Declare the window under `see_thru` and have it reviewed, or revoke the rule with the command that the finding gives.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "drift/unknown-group",
    summary: "a Security Group holds annotations, and nothing says which app it belongs to",
    why: "The firewall lets through what the annotations of any group say. No policy explains these.",
    repair:
      "Tag the group with `discriminat-policy:app` and `discriminat-policy:network`, give `--groups <file>`, or write a policy for it.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "drift/orphaned-group",
    summary: "a Security Group says that it belongs to an app that has no policy there",
    why: "The policy was removed, or moved to another network, and the group was not. What it admits is no longer reviewed.",
    repair: "Detach the group and apply the stack that made it, or write the policy again.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "drift/malformed-annotation",
    summary: "the description of a deployed rule resembles an annotation and is none",
    why: "Nothing is published about what the firewall makes of it: it may admit nothing, or more than it seems to.",
    repair:
      "Write `discriminat:tls:` or `discriminat:ssh:` and the names with one comma between two, and nothing else; or revoke the rule.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "drift/open-egress",
    summary: "a rule without an annotation lets everything out of an app's group",
    why: "For AWS the group is then open on all ports, also towards everything inside the VPC. Only routing keeps that traffic on its way through the firewall. Consoles and imports leave such a rule behind.",
    repair: "Revoke the rule. Rules with annotations open the ports that they need.",
    severity: "error",
    security: true,
  }),
  defineCheck({
    id: "drift/missing-name",
    summary: "a declared name is in no deployed rule",
    why: "The firewall blocks it, though the policy admits it: the policy was never applied, or a rule was changed or revoked by hand.",
    repair: applyAgain,
    severity: "error",
  }),
  defineCheck({
    id: "drift/missing-window",
    summary: "the see-thru window of a policy is not open, or ends too early",
    why: "The app is blocked, though its window is declared: nothing can be learnt from it.",
    repair: applyAgain,
    severity: "error",
  }),
  defineCheck({
    id: "drift/group-missing",
    summary: "an app has no Security Group in its network",
    why: "None of its names is admitted. The policy was never applied, or the group was deleted by hand.",
    repair: applyAgain,
    severity: "error",
  }),
  defineCheck({
    id: "drift/carrier-missing",
    summary: "no rule of an app opens a port for all addresses, and its other rules need one",
    why: "AWS takes the CIDR of a rule literally: `0.0.0.0/1` is half of all addresses, `0.0.0.0/32` one. Names in such a rule are only reachable where another rule of the app has the same protocol and port for `0.0.0.0/0`.",
    repair: applyAgain,
    severity: "error",
  }),
  defineCheck({
    id: "drift/name-refused",
    summary: "the firewall refuses a name that is declared and deployed",
    why: "The config log says why. The firewall goes on blocking the name, whatever the rule says.",
    repair:
      "Write names that the firewall accepts, or permit the pattern in the deployment's preferences (`wildcard_exposure`).",
    severity: "error",
  }),
  defineCheck({
    id: "drift/incomplete",
    summary: "not everything was read that could hold rules",
    why: "Only what was read can be judged. Where a list is one page of several, or a state holds what is not read, a rule may be missing here and stand in AWS, and the other way round.",
    repair: "Give whole lists, or ask EC2 with `--network <name>`.",
    severity: "error",
  }),
  defineCheck({
    id: "drift/partly-attached",
    summary: "a network interface has one Security Group of an app and lacks another",
    why: "What stands in the group that is not attached is blocked there.",
    repair: "Attach every group of the app: the stack's output `security_group_ids` lists them.",
    severity: "error",
  }),
  defineCheck({
    id: "drift/window-over",
    summary: "a see-thru rule is still deployed after its last day",
    why: "The firewall no longer goes by it, but for AWS its ports stay open, and a new date is all that it takes to open everything.",
    repair: "Remove `see_thru` from the policy and apply, or revoke the rule where the policy does not declare it.",
    severity: "warning",
    security: true,
  }),
  defineCheck({
    id: "drift/never-accepted",
    summary: "the firewall has not said that it accepts a deployed name",
    why: "A rule with the name was written while the config log was watched, and the log says nothing about the name.",
    repair: "See whether the group is attached to something, and whether the firewall reads it.",
    severity: "warning",
  }),
  defineCheck({
    id: "drift/unattached-group",
    summary: "a Security Group of an app is attached to nothing",
    why: "Its rules have no effect. An app without running instances looks the same.",
    repair: "Attach the group to the app's instances, tasks or functions, or remove the policy.",
    severity: "warning",
  }),
  defineCheck({
    id: "drift/quota",
    summary: "a quota of AWS is nearly used up",
    why: "AWS refuses the rule or the group that goes beyond it, half-way through an apply.",
    repair:
      "Raise the quota, and write the new one into the network's `quotas`; or spread the names over more groups (`security_groups`).",
    severity: "warning",
  }),
] as const satisfies readonly CheckInfo[];

export type DriftCheckId = (typeof driftChecks)[number]["id"];
