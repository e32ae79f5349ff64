/**
 * An app's allowlist in one network → its Security Groups and their rules, as data. Pure: depends on the set of names, never
 * on their order or the clock. Must not judge names or quotas; `lint` does.
 */
import { maxListLength } from "../discriminat/annotation.ts";
import { UserError } from "../errors.ts";
import type { AppAllowlist } from "../policy/allowlist.ts";
import { layOutPort, type PortContents } from "./lay-out-port.ts";
import type { AppLayout, LayoutProblem, SecurityGroup } from "./layout.ts";
import { maxSecurityGroups } from "./limits.ts";
import { seeThruRuleId, seeThruRules, sharedPorts } from "./see-thru.ts";

/**
 * Lays out one app in one network.
 * @throws UserError on what no valid policy can lead to: an invalid name or date, not 1 to 16 Security Groups, or more existing ones.
 */
export function layOutApp(allowlist: AppAllowlist): AppLayout {
  const { app, team, network, securityGroups, existingGroups = [], seeThru } = allowlist;
  if (!Number.isInteger(securityGroups) || securityGroups < 1 || securityGroups > maxSecurityGroups) {
    throw new UserError(`an app has 1 to ${maxSecurityGroups} Security Groups, not ${securityGroups}`);
  }
  if (existingGroups.length > securityGroups) {
    throw new UserError(`${existingGroups.length} existing Security Groups are more than ${securityGroups}`);
  }
  const ports = contentsOfPorts(allowlist).map((contents) => layOutPort(contents, securityGroups));
  const placed = ports.flatMap((port) => port.rules);

  const groups = Array.from({ length: securityGroups }, (_, index): SecurityGroup => {
    const id = index === 0 ? "egress" : `egress-${index + 1}`;
    const ofNames = placed.filter(({ group }) => group === index).map(({ rule }) => rule);
    const ofWindow = index === 0 && seeThru?.group === "same" ? seeThruRules(seeThru) : [];
    return {
      id,
      name: `${app}-${id}`,
      description: descriptionOf(app, "Egress"),
      existingId: existingGroups[index],
      rules: [...ofNames, ...ofWindow],
    };
  });
  if (seeThru?.group === "separate") {
    const id = "see-thru";
    groups.push({
      id,
      name: `${app}-${id}`,
      description: descriptionOf(app, "See-thru window"),
      existingId: undefined,
      rules: seeThruRules(seeThru),
    });
  }
  return {
    app,
    team,
    network,
    groups,
    problems: [...tooLongNames(allowlist), ...ports.flatMap((port) => port.problems)],
  };
}

/** Says nothing that can change while the app exists, not even the team: a change would replace the group. */
function descriptionOf(app: string, what: string): string {
  return `${what} of ${app}, managed by discriminat-policy`;
}

function tooLongNames({ names }: AppAllowlist): readonly LayoutProblem[] {
  const tooLong = new Set(names.map(({ name }) => name).filter((name) => name.length > maxListLength));
  return [...tooLong]
    .sort()
    .map((name) => ({ kind: "name-too-long", name, length: name.length, limit: maxListLength }));
}

/** Every port that takes a rule of tcp in the groups of the names, sorted. */
function contentsOfPorts({ names, seeThru }: AppAllowlist): readonly PortContents[] {
  const sets = new Map<number, { readonly tls: Set<string>; readonly ssh: Set<string> }>();
  const setsOf = (port: number) => {
    const existing = sets.get(port) ?? { tls: new Set(), ssh: new Set() };
    sets.set(port, existing);
    return existing;
  };
  for (const { name, protocol, port } of names) if (name.length <= maxListLength) setsOf(port)[protocol].add(name);
  const shared = sharedPorts(seeThru);
  for (const port of shared) setsOf(port);

  return [...sets]
    .sort(([left], [right]) => left - right)
    .map(([port, { tls, ssh }]) => ({
      port,
      names: { tls: [...tls].sort(), ssh: [...ssh].sort() },
      sharesSeeThru: shared.includes(port),
      seeThruRuleId: seeThruRuleId(seeThru, port),
    }));
}
