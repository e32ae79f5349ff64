import fc from "fast-check";
import { expect, test } from "vitest";
import { matches } from "../../src/discriminat/pattern.ts";
import { reviewTrees } from "../../src/review/review-trees.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const settings = {
  networks: {
    one: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" },
    two: { region: "eu-west-1", vpc_id: "vpc-0123456789abcdef1" },
  },
};

interface Entry {
  readonly tls: readonly string[];
  readonly ports?: readonly number[];
  readonly networks?: readonly string[];
  readonly expires?: string;
}

interface Policy {
  readonly app: string;
  readonly networks: readonly string[];
  readonly allow: readonly Entry[];
  readonly see_thru?: {
    readonly until: string;
    readonly ports?: "all" | readonly number[];
    readonly networks?: readonly string[];
  };
}

const days = ["2026-01-31", "2026-06-30"];
/** On and after each of the days that the policies write. */
const moments = ["2026-01-31", "2026-06-30", "2026-07-01"];
const ports = [443, 8443, 9];

function words(maxLength: number): string[] {
  let last = [""];
  const all: string[] = [];
  for (let length = 1; length <= maxLength; length += 1) {
    // `c` stands for every letter that no pattern spells out.
    last = last.flatMap((word) => ["a", "b", "c", "-"].map((letter) => word + letter));
    all.push(...last);
  }
  return all;
}
const labels = words(4);
const names = [
  // Only a window admits it.
  "any.other.example",
  ...labels.map((label) => `${label}.ex`),
  ...words(2).flatMap((one) => words(2).map((other) => `${one}.${other}.ex`)),
];

/** What a policy means, said once more and as simply as can be. */
function admits(
  policy: Policy | undefined,
  network: string,
  port: number,
  day: string,
  name: string,
  emptyRun: boolean,
): boolean {
  if (policy === undefined || !policy.networks.includes(network)) return false;
  const { see_thru: window } = policy;
  if (
    window !== undefined &&
    day <= window.until &&
    (window.networks ?? policy.networks).includes(network) &&
    (window.ports === undefined || window.ports === "all" || window.ports.includes(port))
  ) {
    return true;
  }
  return policy.allow.some(
    (entry) =>
      (entry.networks ?? policy.networks).includes(network) &&
      (entry.ports ?? [443]).includes(port) &&
      (entry.expires === undefined || day <= entry.expires) &&
      entry.tls.some((pattern) => matches(pattern, name, { emptyRun })),
  );
}

function findBeyond(one: Policy | undefined, other: Policy | undefined): string | undefined {
  for (const network of ["one", "two"]) {
    for (const port of ports) {
      for (const day of moments) {
        for (const emptyRun of [false, true]) {
          const found = names.find(
            (name) =>
              admits(one, network, port, day, name, emptyRun) && !admits(other, network, port, day, name, emptyRun),
          );
          if (found !== undefined) return `${found}:${port} in ${network} on ${day}`;
        }
      }
    }
  }
  return undefined;
}

/** Without `**`, which no policy may hold: it means another thing to other tools. */
const label = fc
  .string({ unit: fc.constantFrom(..."ab?**"), minLength: 1, maxLength: 3 })
  .map((text) => text.replaceAll(/\*+/g, "*"));
const name = fc.oneof(
  { weight: 4, arbitrary: label.map((one) => `${one}.ex`) },
  {
    weight: 1,
    arbitrary: fc.tuple(label, fc.constantFrom("a", "*", "?")).map(([one, two]) => `${one.slice(0, 2)}.${two}.ex`),
  },
);
const networks = fc.constantFrom(["one"], ["two"], ["one", "two"]);
const entry: fc.Arbitrary<Entry> = fc.record(
  {
    tls: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    reason: fc.constant("r"),
    ports: fc.constantFrom([443], [8443], [443, 8443]),
    networks,
    expires: fc.constantFrom(...days),
  },
  { requiredKeys: ["tls", "reason"] },
);
const seeThru = fc.record(
  {
    until: fc.constantFrom(...days),
    reason: fc.constant("r"),
    ports: fc.constantFrom<("all" | number[])[]>("all", [443], [8443, 443]),
    networks,
  },
  { requiredKeys: ["until", "reason"] },
);
const policy: fc.Arbitrary<Policy> = fc.record(
  {
    app: fc.constant("shop"),
    networks: fc.constant(["one", "two"]),
    allow: fc.array(entry, { maxLength: 3 }),
    see_thru: seeThru,
  },
  { requiredKeys: ["app", "networks", "allow"] },
);
/** Head is often a variation of base, so that covered changes are as frequent as others. */
const pair = fc.oneof(
  fc.tuple(policy, policy),
  fc
    .tuple(policy, fc.array(entry, { maxLength: 2 }))
    .map(([one, more]) => [one, { ...one, allow: [...one.allow, ...more] }] as const),
  fc.tuple(policy, entry).map(([one, more]) => [{ ...one, allow: [...one.allow, more] }, one] as const),
);

const review = (base: Policy | undefined, head: Policy | undefined) =>
  reviewTrees({
    base: treeOf(settings, base === undefined ? [] : [base]),
    head: treeOf(settings, head === undefined ? [] : [head]),
  });

test("the verdict is what trying every name on every port and day says", () => {
  fc.assert(
    fc.property(pair, ([base, head]) => {
      const { verdict, widens, narrows } = review(base, head);
      const gained = findBeyond(head, base);
      const lost = findBeyond(base, head);
      expect({ widens, narrows }, `${gained} / ${lost}`).toEqual({
        widens: gained !== undefined,
        narrows: lost !== undefined,
      });
      expect(verdict).toBe(widens ? "WIDER" : narrows ? "NARROWER" : "EQUAL");
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  );
});

test("every witness is admitted on one side only, on the day that it is about", () => {
  fc.assert(
    fc.property(pair, ([base, head]) => {
      for (const { direction, witness, port, until, places } of review(base, head).names) {
        const [side, other] = direction === "wider" ? [head, base] : [base, head];
        const day = until ?? "2027-01-01";
        for (const { network } of places) {
          const beyond = [false, true].some(
            (emptyRun) =>
              admits(side, network, port, day, witness, emptyRun) &&
              !admits(other, network, port, day, witness, emptyRun),
          );
          expect(beyond, `${witness}:${port} in ${network} on ${day}`).toBe(true);
        }
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  );
});

test("what one direction gains, the other loses", () => {
  fc.assert(
    fc.property(pair, ([base, head]) => {
      const there = review(base, head);
      const back = review(head, base);
      expect([there.widens, there.narrows]).toEqual([back.narrows, back.widens]);
      expect(review(base, base)).toMatchObject({ verdict: "EQUAL", names: [], windows: [], notices: [] });
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 200) },
  );
});

test("order, splitting and repetition change nothing", () => {
  const split = (one: Policy, order: number): Policy => ({
    ...one,
    allow: one.allow
      .flatMap((item) => item.tls.map((pattern) => ({ ...item, tls: [pattern] })))
      .flatMap((item, index) => ((index + order) % 2 === 0 ? [item, item] : [item]))
      .reverse(),
  });
  fc.assert(
    fc.property(policy, fc.nat(1), (one, order) => {
      expect(review(one, split(one, order)).verdict).toBe("EQUAL");
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 200) },
  );
});

test("a new app with a name is wider, one without any is equal, and a removed one is narrower", () => {
  const shop = { app: "shop", networks: ["one"], allow: [{ tls: ["a.ex"], reason: "r" }] };
  expect(review(undefined, shop).verdict).toBe("WIDER");
  expect(review(shop, undefined).verdict).toBe("NARROWER");
  expect(review(undefined, { ...shop, allow: [] }).verdict).toBe("EQUAL");
});

test("without a base everything is new", () => {
  const head = treeOf(settings, [{ app: "shop", networks: ["one"], allow: [{ tls: ["a.ex"], reason: "r" }] }]);
  expect(reviewTrees({ base: undefined, head }).verdict).toBe("WIDER");
});
