/** The see-thru window of one app: is it open as it is declared, not longer, and not after its last day. Pure. */

import type { FilePlace } from "../findings/finding.ts";
import { portWords } from "../plan-proof/admitted-names.ts";
import { windowObjection } from "../plan-proof/explain-rule.ts";
import { headOf } from "../policy/places.ts";
import { isIpv4, opensPort } from "../terraform-json/permission.ts";
import { wordList } from "../text/words.ts";
import { type AppGroups, appWords, type HeldRule, ruleWords } from "./app-drift.ts";
import type { DriftContext } from "./drift-context.ts";
import { keptOpenWords, opensForOthers } from "./judge-carriers.ts";
import { describeCommand, revokeCommand } from "./rule-commands.ts";

export function judgeWindows(app: AppGroups, context: DriftContext): void {
  for (const held of app.rules) {
    const { annotation } = held;
    if (annotation.kind !== "see-thru") continue;
    const objection = windowObjection(held.rule, annotation.until, app.reach);
    if (annotation.until < context.asOf) reportOver(app, held, annotation.until, objection, context);
    else if (objection !== undefined) reportUndeclared(app, held, annotation.until, objection, context);
  }
  if (context.isWhole) reportMissing(app, context);
}

function placeOf({ policies: [policy] }: AppGroups): FilePlace {
  return { file: policy.source, at: policy.seeThru?.at ?? headOf(policy) };
}

function reportOver(
  app: AppGroups,
  held: HeldRule,
  until: string,
  objection: string | undefined,
  { report, places, whoWrote }: DriftContext,
): void {
  const command = objection === undefined ? undefined : takeAway(app, held);
  report({
    check: "drift/window-over",
    app: app.app,
    network: app.network.name,
    message: `${ruleWords(held)} is the see-thru window of ${appWords(app)} until ${until}, which is over${objection === undefined ? "" : `, and ${objection}`}${whoWrote(held)}`,
    help:
      objection === undefined
        ? `remove see_thru from ${app.policies[0].source.path} and apply`
        : command === undefined
          ? "revoke the rule"
          : `revoke it: ${command}`,
    ...placeOf(app),
    related: places.related(held.group),
    evidence: { ...places.evidence(held), until, ...(command === undefined ? {} : { command }) },
    command,
  });
}

function reportUndeclared(
  app: AppGroups,
  held: HeldRule,
  until: string,
  objection: string,
  { report, places, whoWrote }: DriftContext,
): void {
  const command = takeAway(app, held);
  report({
    check: "drift/undeclared-window",
    app: app.app,
    network: app.network.name,
    message: `${ruleWords(held)} opens a see-thru window until ${until} on ${portWords(held.rule)} for ${appWords(app)}, and ${objection}${whoWrote(held)}`,
    help: `declare it under see_thru in ${app.policies[0].source.path}: until: ${until}${command === undefined ? "" : `; or take it away: ${command}`}`,
    ...placeOf(app),
    related: places.related(held.group),
    evidence: { ...places.evidence(held), until, ...(command === undefined ? {} : { command }) },
    command,
  });
}

/** Where the policy has a window with another date for the same ports, the rule gets that date; else it goes. */
function takeAway(app: AppGroups, held: HeldRule): string | undefined {
  const { rule, group } = held;
  const place = { rule, group, region: app.network.region };
  const { window } = app.reach;
  const fits = window !== undefined && windowObjection(rule, window.until, app.reach) === undefined;
  if (fits) return describeCommand(place, `discriminat:see-thru:${window.until}`);
  return opensForOthers(held, app.rules) ? describeCommand(place, keptOpenWords(rule)) : revokeCommand(place);
}

function reportMissing(app: AppGroups, { asOf, report }: DriftContext): void {
  const { window } = app.reach;
  if (window === undefined || window.until < asOf) return;
  const open = app.rules.flatMap(({ rule, annotation }) =>
    annotation.kind === "see-thru" && isIpv4(rule) ? [{ rule, until: annotation.until }] : [],
  );
  const lastDay = (port: number | "all"): string | undefined =>
    open
      .filter(({ rule }) => opensPort(rule, port))
      .map(({ until }) => until)
      .sort()
      .at(-1);
  const short = (window.ports === "all" ? (["all"] as const) : window.ports).flatMap((port) => {
    const last = lastDay(port);
    return last !== undefined && last >= window.until ? [] : [{ port, last }];
  });
  const [first] = short;
  if (first === undefined) return;
  const ports = window.ports === "all" ? "all ports" : `port ${wordList(short.map(({ port }) => port))}`;
  report({
    check: "drift/missing-window",
    app: app.app,
    network: app.network.name,
    message: `the see-thru window of ${appWords(app)} until ${window.until} on ${ports} ${first.last === undefined ? "is not deployed" : `is deployed until ${first.last} only`}`,
    help: "synthesize from these policies and apply again, or take the window out of the policy",
    ...placeOf(app),
    evidence: { until: window.until },
  });
}
