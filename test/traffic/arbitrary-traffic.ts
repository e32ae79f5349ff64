/** What sources could see, for property tests: few names, clients and groups, so much of it belongs together. */
import fc from "fast-check";
import type { Acceptance, Attachment, DailyFlow, ObservedTraffic } from "../../src/traffic/flow.ts";
import { sortDailyFlows } from "../helpers/sort-daily-flows.ts";

export const startMs = Date.parse("2026-11-01T00:00:00Z");
const dayMs = 86_400_000;
const hourMs = 3_600_000;

const groups = ["sg-0a1", "sg-0a2", "sg-0b1", "sg-0f0"];
/** Two groups of one app, one of another, and one without a known app. */
export const owners = new Map([
  ["sg-0a1", "checkout"],
  ["sg-0a2", "checkout"],
  ["sg-0b1", "ledger"],
]);
const sources = ["10.0.0.1", "10.0.0.2", "10.0.0.3"];

export const hostileNames = [
  "\u202Emoc.evil",
  "a\nb",
  "::error::x",
  "##vso[task.x]",
  '"\\',
  "\uD800",
  "ünïcode",
  "\u0000",
];

const group = fc.constantFrom(...groups);
const source = fc.constantFrom(...sources);
const atMs = fc.integer({ min: 0, max: 4 * dayMs }).map((offset) => startMs + offset);

const identity = fc.record({
  group: fc.option(group),
  source: fc.option(source, { freq: 8 }),
  name: fc.option(fc.constantFrom("api.stripe.com", "s3.amazonaws.com", ...hostileNames), { freq: 8 }),
  protocol: fc.constantFrom("tls", "ssh", "http", "unknown"),
  protocolVersion: fc.option(fc.constantFrom("1.2", "1.3")),
  port: fc.option(fc.constantFrom(22, 443)),
  outcome: fc.constantFrom("allowed", "disallowed"),
  seeThru: fc.constantFrom("exerted", "not_exerted", "none"),
  reason: fc.option(fc.integer({ min: 0, max: 40 }).map((number) => `reason ${number}`)),
});

const span = fc.option(
  fc.record({
    day: fc.integer({ min: 0, max: 3 }),
    first: fc.integer({ min: 0, max: dayMs - 1 }),
    length: fc.integer({ min: 0, max: dayMs }),
  }),
  { freq: 10 },
);

const dailyFlow: fc.Arbitrary<DailyFlow> = fc
  .record({ identity, span, connections: fc.integer({ min: 1, max: 1_000 }) })
  .map(({ identity: own, span: when, connections }) => {
    if (when === null) return { ...own, day: null, connections, firstMs: null, lastMs: null } as DailyFlow;
    const midnight = startMs + when.day * dayMs;
    const firstMs = midnight + when.first;
    const lastMs = Math.min(firstMs + when.length, midnight + dayMs - 1);
    return { ...own, day: new Date(midnight).toISOString().slice(0, 10), connections, firstMs, lastMs } as DailyFlow;
  });

/** What makes two records one daily flow. */
export function dailyFlowKey({ connections, firstMs, lastMs, ...key }: DailyFlow): string {
  return JSON.stringify(key);
}

export const arbitraryDailyFlows: fc.Arbitrary<readonly DailyFlow[]> = fc.uniqueArray(dailyFlow, {
  selector: dailyFlowKey,
  maxLength: 25,
});

export const arbitraryAttachments: fc.Arbitrary<readonly Attachment[]> = fc.array(
  fc.record({ source, group, attached: fc.boolean(), atMs: fc.option(atMs, { freq: 12 }) }),
  { maxLength: 12 },
);

const acceptances: fc.Arbitrary<readonly Acceptance[]> = fc.uniqueArray(
  fc.record({
    group: fc.option(group),
    kind: fc.constantFrom("name", "see-thru"),
    subject: fc.constantFrom("api.stripe.com", "*.github.io"),
    protocol: fc.constantFrom("tls", "ssh", null),
    outcome: fc.constantFrom("accepted", "removed", ...hostileNames),
    atMs: fc.option(atMs),
  }),
  { selector: ({ outcome, atMs: at, ...key }) => JSON.stringify(key), maxLength: 5 },
);

const count = fc.integer({ min: 0, max: 100 });

export function trafficWith(dailyFlows: readonly DailyFlow[], more: Partial<ObservedTraffic> = {}): ObservedTraffic {
  return {
    dailyFlows: sortDailyFlows(dailyFlows),
    attachments: [],
    acceptances: [],
    records: {
      client: dailyFlows.reduce((total, { connections }) => total + connections, 0),
      server: 0,
      config: 0,
      unreadable: 0,
    },
    window: null,
    activeHours: [],
    complete: true,
    incompleteBecause: [],
    ...more,
  };
}

export const arbitraryTraffic: fc.Arbitrary<ObservedTraffic> = fc
  .record({
    dailyFlows: arbitraryDailyFlows,
    attachments: arbitraryAttachments,
    acceptances,
    server: count,
    config: count,
    unreadable: count,
    window: fc.option(
      fc.record({ from: fc.integer({ min: 0, max: 100 * 60 }), minutes: fc.integer({ min: 1, max: 6_000 }) }),
    ),
    activeShare: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 30 }),
    complete: fc.boolean(),
  })
  .map(({ dailyFlows, attachments, acceptances: said, server, config, unreadable, window, activeShare, complete }) => {
    const fromMs = startMs + (window?.from ?? 0) * 60_000;
    const toMs = fromMs + (window?.minutes ?? 0) * 60_000;
    const firstHour = Math.floor(fromMs / hourMs);
    const hours = Math.ceil(toMs / hourMs) - firstHour;
    return trafficWith(dailyFlows, {
      attachments,
      acceptances: said,
      records: {
        client: dailyFlows.reduce((total, { connections }) => total + connections, 0),
        server,
        config,
        unreadable,
      },
      window: window === null ? null : { from: iso(fromMs), to: iso(toMs) },
      activeHours:
        window === null
          ? []
          : [...new Set(activeShare.map((share) => firstHour + Math.floor((share * hours) / 101)))].sort(
              (a, b) => a - b,
            ),
      complete,
    });
  });

export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
