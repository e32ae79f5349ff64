/**
 * What the firewall's config log says of an app's deployed names: refused, or nothing at all. Pure. The log says little
 * (https://chasersystems.com/docs/discriminat/aws/logs-ref): where it says nothing, that counts only where a rule was surely written while
 * the log was watched.
 */
import { namesOf } from "../plan-proof/admitted-names.ts";
import { originOf } from "../policy/places.ts";
import type { ReachedName } from "../review/app-reach.ts";
import { quote } from "../text/quote.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { groupBy } from "../values/group.ts";
import { msPerHour } from "../values/time.ts";
import { type AppGroups, appWords, groupWords, type HeldRule } from "./app-drift.ts";
import type { DriftContext } from "./drift-context.ts";
import type { FindWriter } from "./trail/who-wrote.ts";

type Acceptance = Snapshot["acceptances"][number];

/** By `subjectKey`. */
export type Acceptances = ReadonlyMap<string, readonly Acceptance[]>;

/** How long the firewall may take to read a rule; far longer than it should. */
const settledMs = msPerHour;

export function indexByGroup({ acceptances }: Snapshot): Acceptances {
  const ofNames = acceptances.filter(({ kind, group }) => kind === "name" && group !== null);
  return groupBy(ofNames, ({ group, subject }) => subjectKey(group ?? "", subject));
}

/** `?` is deployed as `_`, and the firewall may print either. */
const subjectKey = (group: string, name: string): string => `${group} ${name.replaceAll("_", "?")}`;

export function judgeAcceptance(
  app: AppGroups,
  snapshot: Snapshot,
  acceptances: Acceptances,
  writerOf: FindWriter,
  context: DriftContext,
): void {
  const declared = new Map([...app.reach.names.values()].flatMap((names) => [...names]));
  const told = new Set<string>();
  for (const held of app.rules) {
    for (const { name, protocol } of namesOf(held)) {
      const reached = declared.get(name);
      const key = subjectKey(held.group.id ?? "", name);
      if (reached === undefined || told.has(`${protocol} ${key}`)) continue;
      told.add(`${protocol} ${key}`);
      const said = (acceptances.get(key) ?? []).filter((one) => one.protocol === null || one.protocol === protocol);
      const refusal = said.find(({ outcome }) => outcome !== "accepted" && outcome !== "removed");
      if (refusal !== undefined && said.every(({ outcome }) => outcome !== "accepted")) {
        reportRefused(app, held, reached, refusal, context);
      } else if (said.length === 0 && wasWatched(held, snapshot, writerOf)) {
        reportSilent(app, held, reached, context);
      }
    }
  }
}

/** The rule was written within the snapshot's window, long enough before its end, and nothing of the logs is missing. */
function wasWatched({ rule, group }: HeldRule, snapshot: Snapshot, writerOf: FindWriter): boolean {
  const { window, complete, records } = snapshot;
  if (window === null || !complete || records.unreadable > 0 || records.config === 0) return false;
  const writer = writerOf(rule, group);
  if (writer === undefined) return false;
  const at = Date.parse(writer.at);
  return Date.parse(window.from) <= at && at + settledMs <= Date.parse(window.to);
}

function reportRefused(
  app: AppGroups,
  held: HeldRule,
  { policy, from }: ReachedName,
  { subject, outcome, at }: Acceptance,
  { report, places }: DriftContext,
): void {
  report({
    check: "drift/name-refused",
    app: app.app,
    network: app.network.name,
    message: `the firewall refuses ${quote(subject)} of ${groupWords(held.group)} for ${appWords(app)}: ${quote(outcome)}${at === null ? "" : `, ${at}`}`,
    help: "write names that the firewall accepts, or permit the pattern in the deployment's preferences",
    ...originOf(policy, from),
    related: places.related(held.group),
    evidence: { ...places.evidence(held), name: subject, outcome },
  });
}

function reportSilent(
  app: AppGroups,
  held: HeldRule,
  { name, policy, from }: ReachedName,
  { report, places, whoWrote }: DriftContext,
): void {
  report({
    check: "drift/never-accepted",
    app: app.app,
    network: app.network.name,
    message: `the config log never says that the firewall accepts ${quote(name)} of ${groupWords(held.group)} for ${appWords(app)}${whoWrote(held)}`,
    help: "see whether the group is attached to something, and whether the firewall reads it",
    ...originOf(policy, from),
    related: places.related(held.group),
    evidence: { ...places.evidence(held), name },
  });
}
