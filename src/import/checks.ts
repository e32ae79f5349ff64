/** What `import` can report. Data only. */
import { type CheckInfo, defineCheck } from "../findings/check.ts";

export const importChecks = [
  defineCheck({
    id: "import/incomplete",
    summary: "a source does not hold all of its rules",
    why: "A policy made of a part of the rules admits less than what is deployed: what is missing is blocked as soon as the policy takes over.",
    repair:
      "Write the source again, whole: without `--max-items`, with all variables known, in a format that is read here.",
    severity: "error",
  }),
  defineCheck({
    id: "import/no-network",
    summary: "it cannot be told in which network a group or a list is to be deployed",
    why: "Names are let out per network. The source names a VPC that no network of the settings has, or there are several networks and the source names none.",
    repair:
      "Give `--network <name>`, write the VPC's id into the settings, or tag the group `discriminat-policy:network`.",
    severity: "error",
  }),
  defineCheck({
    id: "import/malformed-annotation",
    summary: "the description of a rule resembles an annotation and is none",
    why: "Nothing is published about what the firewall makes of it, so that it is not known whether its names pass today.",
    repair: "Look for the names in the firewall's logs, and add to the policy what the app needs.",
    severity: "warning",
  }),
  defineCheck({
    id: "import/refused",
    summary: "the firewall refuses a name",
    why: "The deployment's `wildcard_exposure` prohibits the pattern, so that it admits nothing today, and would admit nothing in a policy.",
    repair: "List the names that the app needs, or a pattern below a domain of one owner.",
    severity: "warning",
  }),
  defineCheck({
    id: "import/not-carried",
    summary: "something that a source allows cannot stand in a policy",
    why: "The firewall lets out by names, over TLS and SSH. Addresses, plain HTTP, other protocols and names of several levels at once have no annotation.",
    repair: "Find out from the firewall's logs what is used of it, and add those names; or keep it where it is.",
    severity: "warning",
  }),
  defineCheck({
    id: "import/changed",
    summary: "something means more or less in the policy than where it comes from",
    why: "Other tools' wildcards, ports and lists have meanings of their own. What the policy admits is stated here, so that the difference does not go unnoticed.",
    repair: "Compare with the firewall's logs, and add or remove names.",
    severity: "warning",
  }),
  defineCheck({
    id: "import/window-ended",
    summary: "a see-thru rule is past its last day and was left out",
    why: "The firewall has not applied it since then.",
    repair: "Nothing to do. Open a window again with `see_thru` where it is needed.",
    severity: "info",
  }),
  defineCheck({
    id: "import/other-rules",
    summary: "a group has rules that are not the firewall's",
    why: "Rules without an annotation let traffic out past the firewall's allowlist, such as to a database. Policies do not hold them.",
    repair: "Leave them in their group, or move them into one of their own before the app's group is replaced.",
    severity: "info",
  }),
] as const satisfies readonly CheckInfo[];

export type ImportCheckId = (typeof importChecks)[number]["id"];
