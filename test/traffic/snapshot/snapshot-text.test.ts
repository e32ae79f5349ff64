import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../../src/errors.ts";
import type { DailyFlow, ObservedTraffic, Snapshot } from "../../../src/traffic/flow.ts";
import { buildSnapshot } from "../../../src/traffic/snapshot/build-snapshot.ts";
import { digestOf } from "../../../src/traffic/snapshot/digest.ts";
import { parseSnapshot } from "../../../src/traffic/snapshot/parse-snapshot.ts";
import { serializeSnapshot } from "../../../src/traffic/snapshot/serialize-snapshot.ts";
import { arbitraryTraffic, hostileNames, owners, startMs, trafficWith } from "../arbitrary-traffic.ts";

const options = { network: "prod", verbosity: "full", owners, withSources: false } as const;

const example: DailyFlow = {
  day: "2026-11-01",
  group: "sg-0a1",
  source: "10.0.0.1",
  name: "api.stripe.com",
  protocol: "tls",
  protocolVersion: "1.3",
  port: 443,
  outcome: "allowed",
  seeThru: "exerted",
  reason: null,
  connections: 3,
  firstMs: startMs + 1_999,
  lastMs: startMs + 61_000,
};

const write = (snapshot: Snapshot): string => [...serializeSnapshot(snapshot)].join("");
const textOf = (seen: ObservedTraffic): string => write(buildSnapshot(seen, options));

describe("the text of a snapshot", () => {
  test("has one flow a line, and keys in the order of the documentation", () => {
    expect(textOf(trafficWith([example]))).toBe(`{
  "version": 1,
  "network": "prod",
  "window": null,
  "complete": true,
  "gaps": [],
  "verbosity": "full",
  "records": {"client": 3, "server": 0, "config": 0, "unreadable": 0},
  "unattributed": {"ambiguous": 0, "unknown": 0},
  "sources": [
    {"window": null, "digest": "${digestOf(trafficWith([example]))}"}
  ],
  "flows": [
    {"app": "checkout", "group": "sg-0a1", "name": "api.stripe.com", "protocol": "tls", "port": 443, "outcome": "allowed", "see_thru": "exerted", "connections": 3, "sources": 1, "days": ["2026-11-01"], "first_seen": "2026-11-01T00:00:01Z", "last_seen": "2026-11-01T00:01:01Z", "protocol_versions": ["1.3"], "reasons": []}
  ],
  "acceptances": []
}
`);
  });

  test("says why it is not complete, and no more than twenty reasons", () => {
    const reasons = Array.from({ length: 21 }, (_, index) => `"${String.fromCharCode(97 + index)}.json" is cut off`);
    const seen = { ...trafficWith([]), complete: false, incompleteBecause: reasons.toReversed() };
    const shown = reasons.slice(0, 20).map((reason) => JSON.stringify(reason));
    expect(textOf(seen)).toContain(`  "complete": false,\n  "incomplete_because": [${shown.join(", ")}],\n  "gaps"`);
    expect(parseSnapshot(textOf(seen), "observations.json").incomplete_because).toEqual(reasons.slice(0, 20));
  });

  test("does not depend on the order in which the source saw things", () => {
    fc.assert(
      fc.property(arbitraryTraffic, (seen) => {
        const turned = {
          ...seen,
          attachments: [...seen.attachments].reverse(),
          acceptances: [...seen.acceptances].reverse(),
        };
        expect(textOf(turned)).toBe(textOf(seen));
      }),
      { numRuns: 200 },
    );
  });

  test("is what the schema describes, and reads back as the same snapshot", () => {
    const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../../schema/snapshot.schema.json"), "utf8"));
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true });
    ajv.addVocabulary(["patternErrorMessage"]);
    const validate = ajv.compile(schema);
    fc.assert(
      fc.property(arbitraryTraffic, fc.boolean(), (seen, withSources) => {
        const snapshot = buildSnapshot(seen, { ...options, withSources });
        const text = write(snapshot);
        expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([]);
        expect(parseSnapshot(text, "observations.json")).toEqual(snapshot);
      }),
      { numRuns: 200 },
    );
  });

  test("is printable ASCII without a command for a CI service, whatever the names are", () => {
    const name = fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(name, (chosen) => {
        const text = textOf(trafficWith([{ ...example, name: chosen, reason: `${chosen} ${chosen}` }]));
        expect(text).toMatch(/^[\x20-\x7e\n]*$/);
        expect(text).not.toMatch(/##\w*\[|(^|[ "])::/);
        expect(parseSnapshot(text, "observations.json").flows[0]?.name).toBe(chosen);
      }),
      { numRuns: 500 },
    );
  });

  test("holds addresses of clients only where they are asked for", () => {
    expect(textOf(trafficWith([example]))).not.toContain("10.0.0.1");
    const snapshot = buildSnapshot(trafficWith([example]), { ...options, withSources: true });
    expect(write(snapshot)).toContain('"source_addresses": ["10.0.0.1"]');
  });
});

describe("the digest", () => {
  test("differs for every difference, the window's included", () => {
    const window = { from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" };
    const digests = [
      trafficWith([]),
      trafficWith([], { window }),
      trafficWith([example]),
      trafficWith([{ ...example, source: null }]),
      trafficWith([{ ...example, connections: 4 }]),
      trafficWith([
        { ...example, name: "a\nb" },
        { ...example, name: "c" },
      ]),
      trafficWith([
        { ...example, name: "a" },
        { ...example, name: "b\nc" },
      ]),
    ].map(digestOf);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe("reading a snapshot", () => {
  const good = (): string => textOf(trafficWith([example]));
  const errorOf = (text: string): string => {
    try {
      parseSnapshot(text, "observations.json");
    } catch (error) {
      return error instanceof UserError ? error.message : `not for users: ${error}`;
    }
    return "read";
  };

  test.each([
    [
      "half a file",
      (text: string) => text.slice(0, text.length / 2),
      "observations.json is not a snapshot: it is not JSON",
    ],
    ["an empty file", () => "", "observations.json is not a snapshot: it is not JSON"],
    ["another kind of JSON", () => "[]", "observations.json is not a snapshot: must be object"],
    [
      "a later version",
      (text: string) => text.replace('"version": 1', '"version": 2'),
      "observations.json is a snapshot of version 2, and this program reads version 1",
    ],
    [
      "a missing key",
      (text: string) => text.replace('  "complete": true,\n', ""),
      'observations.json is not a snapshot: lacks the key "complete"',
    ],
    [
      "a misspelt key",
      (text: string) => text.replace('"outcome"', '"\u202Ecome"'),
      'observations.json is not a snapshot: /flows/0 lacks the key "outcome"',
    ],
    [
      "one key too many",
      (text: string) => text.replace('"complete"', '"\u202Ex": 1, "complete"'),
      'observations.json is not a snapshot: has the key "\\u{202e}x", which is unknown',
    ],
    [
      "a wrong time",
      (text: string) => text.replace("2026-11-01T00:00:01Z", "yesterday"),
      "observations.json is not a snapshot: /flows/0/first_seen must be a time in UTC, YYYY-MM-DDTHH:MM:SSZ, or null",
    ],
    [
      "a negative count",
      (text: string) => text.replace('"connections": 3', '"connections": -3'),
      "observations.json is not a snapshot: /flows/0/connections must be >= 0",
    ],
  ])("says what is wrong with %s", (_, spoil, message) => {
    expect(errorOf(spoil(good()))).toBe(message);
  });

  test("does not take quadratic time for 100,000 flows", () => {
    const many = Array.from({ length: 100_000 }, (_, index) => ({ ...example, name: `host-${index}.example.com` }));
    const text = textOf(trafficWith(many));
    const start = process.cpuUsage();
    expect(parseSnapshot(text, "observations.json").flows).toHaveLength(100_000);
    // About one second; a quadratic one takes minutes. How fast it is shows in bench/check.mjs.
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(20);
  });
});
