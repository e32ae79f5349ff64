/** Random allowlists and edits for the property tests: realistic names, and valid names of every length that can be written. */
import fc from "fast-check";
import type { AllowedName, AppAllowlist } from "../../src/policy/allowlist.ts";

const word = fc.constantFrom(
  "api",
  "auth",
  "cdn",
  "data",
  "eu-west-2",
  "events",
  "logs",
  "queue",
  "static",
  "v2",
  "www",
);
const suffix = fc.constantFrom(
  "amazonaws.com",
  "datadoghq.eu",
  "github.com",
  "paypal.com",
  "stripe.com",
  "sftp.bank1.com",
);
const letters = fc.string({
  unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789"),
  minLength: 1,
  maxLength: 6,
});

const realisticName = fc
  .tuple(letters, fc.array(word, { minLength: 1, maxLength: 3 }), suffix)
  .map(([first, words, last]) => `${first}.${words.join(".")}.${last}`);

/** A valid name of exactly `length` characters: labels of `a` to `z`, a dot at least every 60 characters, told apart by `seed`. */
function nameOfLength(length: number, seed: number): string {
  const tail = length < 8 ? ".z" : ".zz";
  let state = seed;
  return Array.from({ length: length - tail.length }, (_, index) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return index > 0 && index % 60 === 0 ? "." : String.fromCharCode(97 + ((state >>> 16) % 26));
  })
    .join("")
    .replace(/\.$/, "a")
    .concat(tail);
}

const anyName = fc
  .tuple(fc.integer({ min: 3, max: 239 }), fc.nat())
  .map(([length, seed]) => nameOfLength(length, seed));
const shortName = fc
  .tuple(fc.integer({ min: 3, max: 60 }), fc.nat())
  .map(([length, seed]) => nameOfLength(length, seed));

const place = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ protocol: "tls", port: 443 } as const) },
  { weight: 2, arbitrary: fc.constant({ protocol: "ssh", port: 22 } as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ protocol: "ssh", port: 443 } as const, { protocol: "tls", port: 22 } as const),
  },
  { weight: 1, arbitrary: fc.constant({ protocol: "tls", port: 8443 } as const) },
);

function withWildcard(name: string, wildcard: string | undefined): string {
  return wildcard === undefined ? name : wildcard + name.slice(1);
}

const allowedName: fc.Arbitrary<AllowedName> = fc
  .tuple(
    fc.oneof(
      { weight: 5, arbitrary: realisticName },
      { weight: 3, arbitrary: shortName },
      { weight: 1, arbitrary: anyName },
    ),
    place,
    fc.option(fc.constantFrom("*", "?"), { nil: undefined, freq: 4 }),
  )
  .map(([name, { protocol, port }, wildcard]) => ({
    name: protocol === "tls" ? withWildcard(name, wildcard) : name,
    protocol,
    port,
  }));

const identity = ({ name, protocol, port }: AllowedName): string => `${protocol}://${name}:${port}`;

/** Names without duplicates. */
export const names = fc.uniqueArray(allowedName, { selector: identity, maxLength: 50, size: "max" });

export const seeThru: fc.Arbitrary<AppAllowlist["seeThru"]> = fc.option(
  fc.record({
    until: fc.constantFrom("2026-12-31", "2027-02-28"),
    ports: fc.oneof(fc.constant("all" as const), fc.uniqueArray(fc.constantFrom(22, 80, 443, 8443), { minLength: 1 })),
    group: fc.constantFrom("same" as const, "separate" as const),
  }),
  { nil: undefined },
);

export function allowlistOf(names: readonly AllowedName[], rest: Partial<AppAllowlist> = {}): AppAllowlist {
  return { app: "checkout", team: "payments", network: "prod", securityGroups: 16, seeThru: undefined, names, ...rest };
}

export const allowlist = fc.tuple(names, seeThru).map(([some, window]) => allowlistOf(some, { seeThru: window }));

const fate = fc.constantFrom("kept", "kept", "kept", "added", "removed");

/** Names before and after a change that keeps some, adds some and removes some. */
export const edit = fc
  .uniqueArray(fc.record({ name: allowedName, fate }), {
    selector: (item) => identity(item.name),
    maxLength: 70,
    size: "max",
  })
  .map((items) => {
    const without = (fate: string) => items.filter((item) => item.fate !== fate).map((item) => item.name);
    return {
      before: without("added"),
      after: without("removed"),
      kept: items.filter((item) => item.fate === "kept").map((item) => item.name),
    };
  });
