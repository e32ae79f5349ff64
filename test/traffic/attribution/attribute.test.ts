import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAttribution } from "../../../src/traffic/attribution/attribute.ts";
import type { Attachment, DailyFlow } from "../../../src/traffic/flow.ts";
import { arbitraryAttachments, arbitraryDailyFlows, owners, startMs } from "../arbitrary-traffic.ts";

const hour = (number: number): number => startMs + number * 3_600_000;

/** A daily flow of a client from one hour to another. */
function seen(first: number | null, last: number | null, more: Partial<DailyFlow> = {}): DailyFlow {
  return {
    day: first === null ? null : "2026-11-01",
    group: null,
    source: "10.0.0.1",
    name: "api.stripe.com",
    protocol: "tls",
    protocolVersion: null,
    port: 443,
    outcome: "allowed",
    seeThru: "none",
    reason: null,
    connections: 1,
    firstMs: first === null ? null : hour(first),
    lastMs: last === null ? null : hour(last),
    ...more,
  };
}

/** `+sg-0a1@3`: attached in hour 3; `-` for removed; without a time after the `@` at no known time. */
function log(text: string): readonly Attachment[] {
  return text.split(" ").flatMap((word) => {
    const [, sign, group = "", at = ""] = /^([+-])(sg-\w+)@(\d*)$/.exec(word) ?? [];
    if (sign === undefined) return [];
    return [{ source: "10.0.0.1", group, attached: sign === "+", atMs: at === "" ? null : hour(Number(at)) }];
  });
}

function attributionOf(dailyFlow: DailyFlow, attachments = ""): string {
  const { certainty, app, group } = createAttribution(log(attachments), owners)(dailyFlow);
  return `${certainty} ${app} ${group}`;
}

describe("a group that the record names", () => {
  test("decides, whatever the client was attached to", () => {
    expect(attributionOf(seen(1, 2, { group: "sg-0b1" }), "+sg-0a1@0")).toBe("known ledger sg-0b1");
  });

  test("is kept where its owner is not known", () => {
    expect(attributionOf(seen(1, 2, { group: "sg-0f0" }), "+sg-0a1@0")).toBe("unknown null sg-0f0");
  });
});

describe("a record without a group", () => {
  test.each([
    ["the only group from the first record to the last", "+sg-0a1@0", "known checkout sg-0a1"],
    ["the only group, until after the last record", "+sg-0a1@0 -sg-0a1@5", "known checkout sg-0a1"],
    ["a group whose removal is the first that the log says of it", "-sg-0a1@5", "known checkout sg-0a1"],
    ["a group that nodes of the firewall repeat", "+sg-0a1@0 +sg-0a1@2 +sg-0a1@3", "known checkout sg-0a1"],
    [
      "a group that is removed and attached again at one moment",
      "+sg-0a1@0 -sg-0a1@2 +sg-0a1@2",
      "known checkout sg-0a1",
    ],
    ["two groups of one app: the app, and no group", "+sg-0a1@0 +sg-0a2@0", "known checkout null"],
    ["one group of an app, and then another of it: the app", "+sg-0a1@0 -sg-0a1@2 +sg-0a2@2", "known checkout null"],
    ["a group beside one without a known app", "+sg-0a1@0 +sg-0f0@0", "known checkout null"],
    ["a group without a time", "+sg-0a1@", "known checkout sg-0a1"],
    ["a group without a time, though it is removed at some time", "+sg-0a1@ -sg-0a1@2", "known checkout sg-0a1"],
    ["a group without a time, beside its other one from some time on", "+sg-0a2@ +sg-0a1@2", "known checkout null"],
  ])("belongs to the app of %s", (_, attachments, expected) => {
    expect(attributionOf(seen(1, 3), attachments)).toBe(expected);
  });

  test.each([
    ["groups of two apps", "+sg-0a1@0 +sg-0b1@0"],
    ["the group of one app, and then of another", "+sg-0a1@0 -sg-0a1@2 +sg-0b1@2"],
    ["another app's group beside its own from some time on", "+sg-0a1@0 +sg-0b1@2"],
    ["a group that is attached only after the first record", "+sg-0a1@2"],
    ["a group that is removed at the very moment of the last record", "+sg-0a1@0 -sg-0a1@3"],
    ["another app's group for a moment in between", "+sg-0a1@0 +sg-0b1@2 -sg-0b1@2"],
  ])("is ambiguous with %s", (_, attachments) => {
    expect(attributionOf(seen(1, 3), attachments)).toBe("ambiguous null null");
  });

  test.each([
    ["the config log says nothing of its client", ""],
    ["its client was attached only later", "+sg-0a1@4"],
    ["its client was attached only before", "+sg-0a1@0 -sg-0a1@1"],
    ["its group's owner is not known", "+sg-0f0@0"],
  ])("is unknown where %s", (_, attachments) => {
    expect(attributionOf(seen(1, 3), attachments)).toMatch(/^unknown null/);
  });

  test("is unknown without an address", () => {
    expect(attributionOf(seen(1, 3, { source: null }), "+sg-0a1@0")).toBe("unknown null null");
  });

  test("and without a time belongs to the one app that its client was ever attached to", () => {
    expect(attributionOf(seen(null, null), "+sg-0a1@2 -sg-0a1@3")).toBe("known checkout sg-0a1");
    expect(attributionOf(seen(null, null), "+sg-0a1@2 -sg-0a1@3 +sg-0b1@4")).toBe("ambiguous null null");
    expect(attributionOf(seen(null, 3), "+sg-0a1@2")).toBe("known checkout sg-0a1");
    expect(attributionOf(seen(1, null), "+sg-0a1@2")).toBe("known checkout sg-0a1");
    expect(attributionOf(seen(null, null), "+sg-0a1@2 -sg-0a1@3 +sg-0a2@4")).toBe("known checkout null");
  });
});

test("what is attributed by the config log agrees with a replay of it at every moment", () => {
  fc.assert(
    fc.property(arbitraryDailyFlows, arbitraryAttachments, (dailyFlows, attachments) => {
      const attributionOf = createAttribution(attachments, owners);
      for (const dailyFlow of dailyFlows) {
        const { app, certainty } = attributionOf(dailyFlow);
        const { group, source, firstMs, lastMs } = dailyFlow;
        if (group !== null || source === null || firstMs === null || lastMs === null) continue;
        const own = attachments.filter((attachment) => attachment.source === source);
        const moments = [firstMs, lastMs, ...own.flatMap(({ atMs }) => atMs ?? [])].filter(
          (ms) => ms >= firstMs && ms <= lastMs,
        );
        const apps = new Set(moments.map((ms) => [...appsAt(own, ms)].sort().join()));
        const [only = ""] = apps;
        const expected = apps.size > 1 || only.includes(",") ? "ambiguous" : only === "" ? "unknown" : "known";
        expect(certainty).toBe(expected);
        expect(app ?? "").toBe(expected === "known" ? only : "");
      }
    }),
    { numRuns: 300 },
  );
});

/** The slow and obvious way: for each group, its last record up to the moment, else the opposite of its first one after. */
function appsAt(attachments: readonly Attachment[], ms: number): ReadonlySet<string> {
  const apps = new Set<string>();
  for (const [group, app] of owners) {
    const own = attachments.filter((attachment) => attachment.group === group);
    const timed = own
      .filter(({ atMs }) => atMs !== null)
      .sort((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0) || Number(a.attached) - Number(b.attached));
    const before = timed.filter(({ atMs }) => (atMs ?? 0) <= ms).at(-1);
    const isAttached = before === undefined ? timed[0]?.attached === false : before.attached;
    if (isAttached || own.length > timed.length) apps.add(app);
  }
  return apps;
}
