import { expect, it } from "vitest";
import type { Acceptance } from "../../src/compare/acceptances.ts";
import { explainStillPassing } from "../../src/compare/explanations/explain-still-passing.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { snapshotOf } from "./traffic.ts";

const time = (hour: number | null): string | null => (hour === null ? null : `2026-11-05T0${hour}:00:00Z`);
const flowsAt = (hours: readonly (number | null)[], more: Partial<Flow> = {}): readonly Flow[] =>
  snapshotOf(hours.map((hour) => ({ last_seen: time(hour), ...more }))).flows;
const passedAt = (...hours: (number | null)[]) => flowsAt(hours);
const blockedAt = (...hours: (number | null)[]) => flowsAt(hours, { outcome: "disallowed" });
const exertedAt = (...hours: (number | null)[]) => flowsAt(hours, { see_thru: "exerted" });
const said = (outcome: string, hour: number | null): Acceptance => ({
  app: "checkout",
  group: "sg-0a",
  kind: "name",
  subject: "*.stripe.com",
  protocol: "tls",
  outcome,
  at: time(hour),
});

it.each<[string, readonly Flow[], readonly Acceptance[], string | undefined, string]>([
  ["nothing else is known", passedAt(5), [], undefined, "unknown"],
  ["it is refused since before", passedAt(5), [], "2026-11-05T04:00:00Z", "unknown"],
  ["it is refused since that moment", passedAt(5), [], "2026-11-05T05:00:00Z", "unknown"],
  ["it is refused since a later time", passedAt(5), [], "2026-11-05T06:00:00Z", "before"],
  ["some passed after it was refused", passedAt(5, 7), [], "2026-11-05T06:00:00Z", "unknown"],
  ["the connections have no time", passedAt(null), [], "2026-11-05T06:00:00Z", "unknown"],
  ["it was blocked later", [...passedAt(5), ...blockedAt(6)], [], undefined, "blocked-since"],
  ["it was blocked before", [...passedAt(5), ...blockedAt(4)], [], undefined, "unknown"],
  ["it was blocked in between", [...passedAt(3, 7), ...blockedAt(5)], [], undefined, "unknown"],
  ["it was blocked at an unknown time", [...passedAt(5), ...blockedAt(null)], [], undefined, "unknown"],
  ["see-thru alone lets it pass later", [...passedAt(5), ...exertedAt(6)], [], undefined, "blocked-since"],
  ["the firewall accepted a pattern for it", passedAt(5), [said("accepted", 2)], undefined, "still-deployed"],
  ["it accepted it before the refusal", passedAt(5), [said("accepted", 2)], "2026-11-05T06:00:00Z", "still-deployed"],
  [
    "it accepted it, and blocks it by now",
    [...passedAt(5), ...blockedAt(6)],
    [said("accepted", 2)],
    undefined,
    "blocked-since",
  ],
  ["the firewall removed it later", passedAt(5), [said("removed", 6)], undefined, "blocked-since"],
  ["the firewall removed it before", passedAt(5), [said("removed", 4)], undefined, "unknown"],
  [
    "it removed it in one group of two",
    passedAt(5),
    [said("removed", 6), said("accepted", 2)],
    undefined,
    "still-deployed",
  ],
  ["the firewall refused it", passedAt(5), [said("publicsuffix", 6)], undefined, "unknown"],
])("where %s: %s", (_, flows, announced, since, kind) => {
  expect(explainStillPassing(flows, announced, () => since)?.kind).toBe(kind);
});

it.each([
  ["nothing", []],
  ["what was blocked", blockedAt(5)],
  ["what see-thru alone let pass", exertedAt(5)],
])("of %s there is nothing to explain", (_, flows) => {
  expect(explainStillPassing(flows, [], () => undefined)).toBeUndefined();
});

it("git is asked only where nothing else tells", () => {
  const ask = (): string => {
    throw new Error("asked");
  };
  expect(explainStillPassing(passedAt(5), [said("accepted", 2)], ask)?.kind).toBe("still-deployed");
  expect(() => explainStillPassing(passedAt(5), [], ask)).toThrow("asked");
});
