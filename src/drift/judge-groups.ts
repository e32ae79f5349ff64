/** Security Groups as a whole: those that an app lacks, and those that no policy explains. Pure. */
import type { DeployedGroup } from "../deployed-groups/deployed-group.ts";
import { isAnnotated, namesOf, portWords } from "../plan-proof/admitted-names.ts";
import type { NoOwner } from "../plan-proof/find-owner.ts";
import { nameWords } from "../plan-proof/prove-app.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf } from "../policy/resolve.ts";
import { quote } from "../text/quote.ts";
import { type AppGroups, appWords, groupWords, type HeldRule, ruleWords } from "./app-drift.ts";
import type { DriftContext } from "./drift-context.ts";
import { revokeCommand } from "./rule-commands.ts";

/** A group that belongs to no app of the policies, and holds annotations or says that it does. */
export interface UnknownGroup extends NoOwner {
  readonly group: DeployedGroup;
  readonly rules: readonly HeldRule[];
}

export function isOfInterest({ claimed, rules }: UnknownGroup): boolean {
  return claimed !== undefined || rules.some(isAnnotated);
}

export function reportUnknown(unknown: UnknownGroup, network: Network | undefined, context: DriftContext): void {
  const { report, places } = context;
  const { group, rules, why, help, claimed } = unknown;
  const admits = admittedWords(rules);
  report({
    check: claimed === undefined ? "drift/unknown-group" : "drift/orphaned-group",
    app: undefined,
    network: network?.name,
    message: `${groupWords(group)} ${admits === undefined ? "stands there" : `admits ${admits}`}, and ${why}`,
    help: claimed === undefined ? help : `${help}; if it is left over, detach and delete it`,
    ...places.ofGroup(group, network),
    evidence: { group: group.id ?? group.key, rules: group.rules.length },
  });
}

/** `"api.stripe.com" (tls, port 443) and 3 more`; `undefined` where there is no annotation. */
function admittedWords(rules: readonly HeldRule[]): string | undefined {
  const [first, ...others] = rules.flatMap(namesOf);
  if (first !== undefined) return `${nameWords(first)}${others.length === 0 ? "" : ` and ${others.length} more`}`;
  for (const { rule, annotation } of rules) {
    if (annotation.kind === "see-thru") return `everything on ${portWords(rule)} until ${annotation.until}`;
    if (annotation.kind === "malformed") return `what ${quote(rule.description)} means`;
  }
  return undefined;
}

/** Every app of a network must have a group there. */
export function reportMissingGroups(
  { policies, settings }: PolicyTree,
  networks: readonly Network[],
  apps: readonly AppGroups[],
  { report, places }: DriftContext,
): readonly { readonly app: string; readonly network: Network; readonly policy: Policy }[] {
  const present = new Set(apps.map(({ app, network }) => `${app} ${network.name}`));
  const missing: { readonly app: string; readonly network: Network; readonly policy: Policy }[] = [];
  for (const policy of policies) {
    const app = policy.app?.value;
    if (app === undefined) continue;
    for (const network of networksOf(policy, settings.networks).filter((one) => networks.includes(one))) {
      if (present.has(`${app} ${network.name}`)) continue;
      missing.push({ app, network, policy });
      report({
        check: "drift/group-missing",
        app,
        network: network.name,
        message: `${appWords({ app, network })} has no Security Group, though the policy declares the app there`,
        help: "synthesize from these policies and apply; where it has one, tag it with discriminat-policy:app, or give --groups <file>",
        ...places.ofPolicy({ policies: [policy] }),
      });
    }
  }
  return missing;
}

/** What resembles an annotation in a group of an app. */
export function judgeAnnotations(app: AppGroups, { report, places, whoWrote }: DriftContext): void {
  for (const held of app.rules) {
    const { rule, group, annotation } = held;
    if (annotation.kind !== "malformed") continue;
    const command = revokeCommand({ rule, group, region: app.network.region });
    report({
      check: "drift/malformed-annotation",
      app: app.app,
      network: app.network.name,
      message: `the description ${quote(rule.description)} of ${ruleWords(held)} is not an annotation: ${annotation.problem}${whoWrote(held)}`,
      help: `apply again where the rule is Terraform's${command === undefined ? "" : `; else revoke it: ${command}`}`,
      ...places.ofPolicy(app),
      related: places.related(group),
      evidence: { ...places.evidence(held), ...(command === undefined ? {} : { command }) },
      command,
    });
  }
}
