import { describe, expect, it } from "vitest";
import type { Usage } from "../../src/compare/usage.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { compare, settings, snapshotOf } from "./traffic.ts";

/** The window of `snapshotOf` begins then. */
const from = "2026-11-01T00:00:00Z";
const old = "2026-01-01";

function usages(
  allow: PolicyObject["allow"],
  flows: readonly Partial<Flow>[],
  since: string | undefined,
  more: Partial<Snapshot> = {},
): readonly Usage[] {
  const tree = treeOf(settings, [{ app: "checkout", allow: allow ?? [] }]);
  const [app] = compare(tree, snapshotOf(flows, more), { declaredSince: () => since }).apps;
  if (app === undefined) throw new Error("no app");
  return app.usages;
}

const seen: Partial<Flow> = { name: "www.example.org" };
const entry = (name: string, more: object = {}) => ({ tls: [name], reason: "a", ...more });
const statusOf = (since: string | undefined, more: Partial<Snapshot> = {}, flows: readonly Partial<Flow>[] = [seen]) =>
  usages([entry("api.example.com")], flows, since, more).map(({ status, because }) => [status, because])[0];

const accepted = (at: string | null, more: object = {}): Partial<Snapshot> => ({
  acceptances: [
    {
      app: "checkout",
      group: "sg-0a",
      kind: "name",
      subject: "api.example.com",
      protocol: "tls",
      outcome: "accepted",
      at,
      ...more,
    },
  ],
});

describe("an entry that nothing used is unused only where it is older than the window", () => {
  it.each([
    [from, ["unused", undefined]],
    [
      "2026-11-01T00:00:01Z",
      ["unknown", `it is declared since 2026-11-01T00:00:01Z, and the window begins at ${from}`],
    ],
    ["2026-10-31", ["unused", undefined]],
    ["2026-11-01", ["unknown", `it is declared since 2026-11-01, and the window begins at ${from}`]],
    [undefined, ["unknown", "it is not known since when it is declared"]],
  ])("by its own age: since %s", (since, expected) => {
    expect(statusOf(since)).toEqual(expected);
  });

  it.each([
    [from, "unused"],
    ["2026-10-01T00:00:00Z", "unused"],
    ["2026-11-01T00:00:01Z", "unknown"],
    [null, "unknown"],
  ])("by the firewall's word: accepted at %s", (at, expected) => {
    expect(statusOf("2026-11-02", accepted(at))?.[0]).toBe(expected);
  });

  it("not by the firewall's refusal, nor by its word on another name", () => {
    expect(statusOf("2026-11-02", accepted(from, { outcome: "removed" }))?.[0]).toBe("unknown");
    expect(statusOf("2026-11-02", accepted(from, { subject: "files.example.com" }))?.[0]).toBe("unknown");
  });
});

describe("an entry may have been used", () => {
  it("by a single connection of an unknown app", () => {
    const stray = { app: null, name: "api.example.com", connections: 1 };
    expect(statusOf(old, {}, [seen, stray])).toEqual(["unknown", "1 connection of an unknown app would use it"]);
  });

  it("by a connection that it admits in one reading only", () => {
    const [usage] = usages([entry("api*.example.com")], [{ name: "api.example.com" }], old);
    expect([usage?.status, usage?.because]).toEqual([
      "unknown",
      '"api*.example.com" may have admitted a connection: it is not known how the firewall reads the pattern',
    ]);
  });

  it("where nothing of the app was seen", () => {
    expect(statusOf(old, {}, [{ app: "ledger" }])).toEqual(["unknown", "no connection of the app was seen at all"]);
  });

  it("where the evidence does not suffice", () => {
    expect(statusOf(old, { complete: false })?.[1]).toMatch(/^the snapshot is incomplete/);
  });
});

it("each written name has its own usage, in the order of the file; a name on two ports has one", () => {
  const allow = [
    entry("*.example.com", { ports: [443, 8443] }),
    { tls: ["b.example.org", "a.example.org"], reason: "a" },
  ];
  const flows: readonly Partial<Flow>[] = [
    { name: "x.example.com", connections: 3 },
    { name: "y.example.com", port: 8443, connections: 4 },
    { name: "a.example.org" },
    { name: "a.example.org", see_thru: "exerted", connections: 5 },
  ];
  const found = usages(allow, flows, old);
  expect(found.map(({ at, names, status, connections }) => [at.value, names.length, status, connections])).toEqual([
    ["*.example.com", 2, "used", 7],
    ["b.example.org", 1, "unused", 0],
    ["a.example.org", 1, "used", 15],
  ]);
});

it("every name that admits a connection is used by it", () => {
  const found = usages([entry("*.example.com"), entry("api.example.com")], [{ name: "api.example.com" }], undefined);
  expect(found.map(({ status, because }) => [status, because])).toEqual([
    ["used", undefined],
    ["used", undefined],
  ]);
});
