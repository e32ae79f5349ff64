import { expect, it } from "vitest";
import type { Acceptance } from "../../src/compare/acceptances.ts";
import { explainNotApplied } from "../../src/compare/explanations/explain-not-applied.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { snapshotOf } from "./traffic.ts";

const time = (hour: number | null): string | null => (hour === null ? null : `2026-11-05T0${hour}:00:00Z`);
const flowsAt = (...hours: (number | null)[]): readonly Flow[] =>
  snapshotOf(hours.map((hour) => ({ last_seen: time(hour) }))).flows;
const said = (outcome: string, hour: number | null): Acceptance => ({
  app: "checkout",
  group: "sg-0a",
  kind: "name",
  subject: "api.stripe.com",
  protocol: "tls",
  outcome,
  at: time(hour),
});

const none: readonly Flow[] = [];
const applied = "the firewall has applied the entry since";
const detached = "the firewall accepted the name before, so the group is probably not attached to these clients";
const removed = "the firewall says that the name was removed";
const unknown = "the entry is not deployed yet, or the group is not attached to these clients";

it.each<[string, readonly Flow[], readonly Flow[], readonly Acceptance[], string, string]>([
  ["nothing is said", flowsAt(5), none, [], "unknown", unknown],
  ["connections passed before", flowsAt(5), flowsAt(4), [], "unknown", unknown],
  ["connections passed at the same time", flowsAt(5), flowsAt(5), [], "unknown", unknown],
  ["connections passed later", flowsAt(5), flowsAt(4, 6), [], "since-applied", applied],
  ["connections passed before the last failure", flowsAt(3, 7), flowsAt(6), [], "unknown", unknown],
  ["the failures have no time", flowsAt(null), flowsAt(6), [], "unknown", unknown],
  ["what passed has no time", flowsAt(5), flowsAt(null), [], "unknown", unknown],
  ["the name was accepted before", flowsAt(5), none, [said("accepted", 4)], "accepted", detached],
  ["the name was accepted at the same time", flowsAt(5), none, [said("accepted", 5)], "accepted", detached],
  [
    "the name was accepted later",
    flowsAt(5),
    none,
    [said("accepted", 4), said("accepted", 6)],
    "since-applied",
    applied,
  ],
  ["the acceptance has no time", flowsAt(5), none, [said("accepted", null)], "accepted", detached],
  ["the name was removed later", flowsAt(5), none, [said("removed", 6)], "removed", removed],
  [
    "it was refused in one group",
    flowsAt(5),
    none,
    [said("removed", 4), said("no", 3)],
    "refused",
    'the firewall refused the name: "no"',
  ],
  ["it was accepted in one group", flowsAt(5), none, [said("no", 3), said("accepted", 4)], "accepted", detached],
])("where %s", (_, failed, others, announced, kind, message) => {
  expect(explainNotApplied(failed, others, announced)).toMatchObject({ kind, message });
});

it("counts the connections that failed, and when the last one did", () => {
  expect(explainNotApplied(flowsAt(5, 3, null), flowsAt(1), [])).toMatchObject({
    connections: 30,
    lastSeen: "2026-11-05T05:00:00Z",
  });
});
