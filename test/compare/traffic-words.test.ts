import { describe, expect, it } from "vitest";
import { destinationsWords, destinationWords, seenWords } from "../../src/compare/traffic-words.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { compare, settings, snapshotOf } from "./traffic.ts";

it.each([
  [1, 0, "1 connection"],
  [1234, 1, "1,234 connections on 1 day"],
  [2, 13, "2 connections on 13 days"],
])("%i connections on %i days are said as %s", (connections, days, words) => {
  expect(seenWords({ connections, days })).toBe(words);
});

describe("a destination is said with what is unusual about it", () => {
  it.each([
    ["api.example.com", "tls", 443, '"api.example.com"'],
    ["api.example.com", "tls", 8443, '"api.example.com" on port 8443'],
    ["api.example.com", "tls", null, '"api.example.com"'],
    ["git.example.com", "ssh", 22, '"git.example.com" for ssh'],
    ["git.example.com", "ssh", 443, '"git.example.com" for ssh on port 443'],
    ["api.example.com", "http", 80, '"api.example.com" on port 80'],
    [null, "unknown", 5432, "no name on port 5432"],
    [null, "unknown", null, "no name"],
  ] as const)("%s %s %s", (name, protocol, port, words) => {
    expect(destinationWords({ name, protocol, port })).toBe(words);
  });
});

describe("several destinations are said", () => {
  const words = (...counts: readonly number[]): string => {
    const flows = counts.map((connections, index): Partial<Flow> => ({ name: `n${index}.example.com`, connections }));
    const [app] = compare(treeOf(settings, [{ app: "checkout" }]), snapshotOf(flows)).apps;
    return destinationsWords(app?.observations ?? []).replaceAll(".example.com", "");
  };

  it.each<[readonly number[], string]>([
    [[1], '"n0"'],
    [[1, 2], '"n1" and "n0"'],
    [[1, 3, 2], '"n1", "n2" and "n0"'],
    [[1, 3, 2, 4], '"n3", "n1", "n2" and 1 more'],
    [[1, 3, 2, 4, 5], '"n4", "n3", "n1" and 2 more'],
  ])("with %j connections, the most used first", (counts, expected) => {
    expect(words(...counts)).toBe(expected);
  });
});
