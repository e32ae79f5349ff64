/** What AWS makes of an app's rules: does one open each port for the others, and does one open everything. Pure. */

import type { DeployedRule } from "../deployed-groups/deployed-group.ts";
import { isAnnotated, portWords } from "../plan-proof/admitted-names.ts";
import { coveredSpaces } from "../terraform-json/address-ranges.ts";
import { anyAddress, isIpv4, opensPortsOf } from "../terraform-json/permission.ts";
import { count, wordList } from "../text/words.ts";
import { addToGroup, type Group, groupBy } from "../values/group.ts";
import { type AppGroups, appWords, groupWords, type HeldRule, isWindowGroup } from "./app-drift.ts";
import type { DriftContext } from "./drift-context.ts";
import { revokeCommand } from "./rule-commands.ts";

/** Groups of an app that stand on the same interfaces: its own together, that of its window by itself. */
function attachedTogether(app: AppGroups): readonly (readonly HeldRule[])[] {
  return [true, false].map((wanted) => app.rules.filter(({ group }) => isWindowGroup(app, group) === wanted));
}

/** A rule for anything but all addresses needs one for all of them, in whichever group of the app. */
export function judgeCarriers(app: AppGroups, { report, places }: DriftContext): void {
  for (const rules of attachedTogether(app)) {
    const bare = new Map<string, Group<HeldRule>>();
    for (const held of rules) {
      if (needsCarrier(held) && !rules.some((other) => carries(other, held))) {
        addToGroup(bare, portWords(held.rule), held);
      }
    }
    for (const [ports, needy] of bare) {
      const [{ group }] = needy;
      report({
        check: "drift/carrier-missing",
        app: app.app,
        network: app.network.name,
        message: `no rule of ${appWords(app)} opens ${ports} for ${anyAddress}, which ${count(needy.length, "rule")} of ${groupWords(group)} ${needy.length === 1 ? "needs" : "need"}`,
        help: "synthesize from these policies and apply again",
        ...places.ofPolicy(app),
        related: places.related(group),
        evidence: places.evidence(needy[0]),
      });
    }
  }
}

function needsCarrier({ rule, annotation }: HeldRule): boolean {
  const { kind } = annotation;
  return (kind === "tls" || kind === "ssh" || kind === "see-thru") && isIpv4(rule) && rule.destination !== anyAddress;
}

/** Opens the ports of another rule for all addresses. */
function carries({ rule: carrier }: HeldRule, { rule }: HeldRule): boolean {
  return carrier.destination === anyAddress && opensPortsOf(carrier, rule);
}

/** Other rules of the app need this one to open their port. */
export function opensForOthers(held: HeldRule, rules: readonly HeldRule[]): boolean {
  return rules.some(
    (other) =>
      other !== held &&
      other.rule !== held.rule &&
      needsCarrier(other) &&
      carries(held, other) &&
      !rules.some((third) => third.rule !== held.rule && carries(third, other)),
  );
}

/** As our layout describes a slot at `/0` that holds no name. */
export function keptOpenWords({ protocol, fromPort }: DeployedRule): string {
  return `Keeps ${protocol}/${fromPort} open for the other rules of this group`;
}

/**
 * Rules without annotations belong to others and are left alone, unless they let everything out: all ports to all addresses, in one rule
 * or in several together.
 */
export function judgeOpenEgress(app: AppGroups, { report, places, whoWrote }: DriftContext): void {
  for (const group of app.groups) {
    const bare = app.rules.filter((held) => held.group === group && !isAnnotated(held));
    for (const [ports, rules] of groupBy(bare, ({ rule }) => portWords(rule))) {
      if (!ports.startsWith("all ports")) continue;
      const spaces = coveredSpaces(rules.map(({ rule }) => rule.destination ?? ""));
      for (const version of spaces) {
        const open = rules.filter(({ rule }) => isOfVersion(rule, version));
        const [first] = open;
        if (first === undefined) continue;
        const region = app.network.region;
        const commands = open.flatMap(({ rule }) => revokeCommand({ rule, group, region }) ?? []);
        const command = commands.length === 0 ? undefined : commands.join(" && ");
        report({
          check: "drift/open-egress",
          app: app.app,
          network: app.network.name,
          message: `${groupWords(group)} of ${appWords(app)} is open to ${wordList(open.map(({ rule }) => rule.destination ?? ""))} on ${ports} without an annotation${whoWrote(first)}`,
          help: command === undefined ? "revoke the rule" : `revoke it: ${command}`,
          ...places.ofPolicy(app),
          related: places.related(group),
          evidence: { ...places.evidence(first), ...(command === undefined ? {} : { command }) },
          command,
        });
      }
    }
  }
}

function isOfVersion({ destination = "" }: DeployedRule, version: 4 | 6): boolean {
  return /\/\d+$/.test(destination) && destination.includes(":") === (version === 6);
}
