/** What would fail an audit today, and what will before long. Pure: the date is a parameter. */
import type { Lifecycle } from "../compare/lifecycle.ts";
import type { NetworkStatus } from "../compare/status.ts";
import type { App, AttentionItem } from "../page/model.ts";
import type { Policy } from "../policy/model.ts";
import { count } from "../text/words.ts";
import { daysBetween } from "../values/dates.ts";
import { placeOf } from "./app-evidence.ts";

/** Days in which the end of a window is near. */
const soonDays = 14;

export interface JudgedApp {
  readonly evidence: App;
  readonly policy: Policy;
  readonly lifecycle: Lifecycle;
}

export function attentionOf(
  apps: readonly JudgedApp[],
  networks: readonly NetworkStatus[],
  proved: readonly AttentionItem[],
  asOf: string,
): readonly AttentionItem[] {
  const items = [...apps.flatMap((app) => ofApp(app, asOf)), ...proved, ...networks.flatMap(ofNetwork)];
  const rank = { failing: 0, attention: 1, good: 2 };
  return items.sort((one, other) => rank[one.level] - rank[other.level]);
}

function ofApp({ evidence, policy, lifecycle }: JudgedApp, asOf: string): readonly AttentionItem[] {
  const { app, network, entries, missing } = evidence;
  const of = { app, network };
  const items: AttentionItem[] = [];
  const { until } = lifecycle;
  if (until !== undefined && policy.seeThru?.until !== undefined) {
    const place = placeOf(policy.source, policy.seeThru.until.span);
    const left = daysBetween(asOf, until);
    const passing = missing.length === 0 ? "" : ` No entry admits ${count(missing.length, "destination")} that passed.`;
    if (left < 0) {
      const what = `The see-thru window ended on ${until}, and its lines are still there.${passing}`;
      items.push({
        ...of,
        level: "failing",
        kind: "window over",
        what,
        next: "Remove see_thru, or move its last day in a reviewed change.",
        place,
      });
    } else {
      const what = `Nothing is blocked until ${until}, the last day of the see-thru window.${passing}`;
      const kind = left <= soonDays ? "window ends" : "window open";
      items.push({ ...of, level: "attention", kind, what, next: lifecycle.next && `Next: ${lifecycle.next}.`, place });
    }
  }
  const one = (
    level: AttentionItem["level"],
    kind: string,
    found: readonly { name: string; place: string }[],
    says: string,
    next: string,
  ) => {
    const [first] = found;
    if (first === undefined) return;
    const more = found.length === 1 ? "" : ` and ${count(found.length - 1, "other name")}`;
    items.push({ ...of, level, kind, what: `${first.name}${more}: ${says}`, next, place: first.place });
  };
  const over = entries.filter(({ expires }) => expires !== undefined && expires < asOf);
  one(
    "failing",
    "expired",
    over,
    `the last day is over (${over[0]?.expires}).`,
    "Remove the entry, or give it a later day.",
  );
  const refusedByFirewall = lifecycle.notApplied.map(({ name, by }) => ({
    name: name ?? "",
    place: by[0] === undefined ? "" : placeOf(policy.source, by[0].at.span),
  }));
  one(
    "failing",
    "not applied",
    refusedByFirewall,
    "declared, and the firewall does not apply it.",
    "Deploy it, and look whether its group is attached.",
  );
  const silent = entries.filter(({ reason, bundle }) => reason === undefined && bundle === undefined);
  one("attention", "no reason", silent, "nothing says why it is needed.", "Add a reason.");
  const unused = entries.filter(({ use }) => use === "unused");
  one(
    "attention",
    "unused",
    unused,
    "no connection used it in the observed period.",
    "Remove it, or say why it stays.",
  );
  if (until === undefined) {
    const where = missing.map(({ name }) => ({ name, place: evidence.place ?? "" }));
    one("attention", "missing", where, "passed, and no entry admits it.", "Add an entry, or list it under refuse.");
  }
  return items;
}

function ofNetwork({ network, comparison }: NetworkStatus): readonly AttentionItem[] {
  const of = { network: network.name, place: undefined };
  if (comparison === undefined) {
    const what = `No traffic of ${network.name} was given: nothing shows whether its entries are used.`;
    return [
      { ...of, app: undefined, level: "attention", kind: "not observed", what, next: "Add --observations <file>." },
    ];
  }
  const { undeclared, unattributed, evidence } = comparison;
  const strangers = undeclared.map(({ app, connections }): AttentionItem => {
    const what = `${count(connections, "connection")} of an app that has no policy in ${network.name}.`;
    return { ...of, app, level: "failing", kind: "no policy", what, next: "Write a policy for it." };
  });
  const unknown = unattributed.connections;
  const strays: readonly AttentionItem[] =
    unknown === 0
      ? []
      : [
          {
            ...of,
            app: undefined,
            level: "attention",
            kind: "unexplained",
            what: `${count(unknown, "connection")} of ${network.name} whose app cannot be told.`,
            next: "Observe with --groups.",
          },
        ];
  const doubts = evidence.problems.map(
    ({ message, help }): AttentionItem => ({
      ...of,
      app: undefined,
      level: "attention",
      kind: "evidence",
      what: `${network.name}: ${message}.`,
      next: `To mend it, ${help}.`,
    }),
  );
  return [...strangers, ...strays, ...doubts];
}
