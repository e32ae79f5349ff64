/**
 * How many rules the layout takes, against the fewest that could hold the names, and what other schemes would take and change
 * (docs/decisions/0001-rendezvous-slots.md). Build first: `npm run build && node bench/packing.mjs`. No clock: same output always.
 */
import { hash } from "node:crypto";
import { layOutApp } from "../dist/security-groups/lay-out-app.js";

const roomOfSlot = 240;
const room = (name) => name.length + 1;
const roomOf = (names) => names.reduce((sum, name) => sum + room(name), 0);
const lowerBound = (names) => Math.ceil(roomOf(names) / roomOfSlot);

/** A small seeded generator (mulberry32) of numbers below 1. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
const lengths = {
  15: () => 15,
  22: () => 22,
  30: () => 30,
  40: () => 40,
  60: () => 60,
  "10–80": (next) => Math.min(80, 10 + Math.floor(-14 * Math.log(1 - next()))),
};

/** Distinct names; `length` is a key of `lengths` ("10–80": mostly short, a few long). */
function makeNames(count, length, seed) {
  const next = random(seed * 7919 + count);
  const names = new Set();
  while (names.size < count) {
    // No label longer than 20 characters, none empty.
    const rest = Array.from({ length: lengths[length](next) - 5 }, (_, index) =>
      index % 20 === 19 ? "." : letters[Math.floor(next() * letters.length)],
    );
    names.add(`x${rest.join("").replace(/\.$/, "x")}.com`);
  }
  return [...names];
}

/** Rule id → names. */
function rendezvous(names) {
  const allowed = names.map((name) => ({ name, protocol: "tls", port: 443 }));
  const app = { app: "a", team: "t", network: "n", seeThru: undefined };
  const { groups, problems } = layOutApp({ ...app, names: allowed, securityGroups: 16 });
  if (problems.length > 0) return undefined;
  return new Map(groups.flatMap((group) => group.rules.map((rule) => [rule.id, rule.names])));
}

/** Names in order, each into the first rule with room: about as dense as can be. */
function firstFit(names) {
  const rules = [];
  for (const name of names.toSorted()) {
    const rule = rules.find((held) => roomOf(held) + room(name) <= roomOfSlot);
    if (rule === undefined) rules.push([name]);
    else rule.push(name);
  }
  return new Map(rules.map((held, index) => [index, held]));
}

function bitsOf(name) {
  return BigInt(`0x${hash("sha256", name, "hex").slice(0, 16)}`);
}

/** Extendible hashing: a rule that overflows gives the names whose next bit is 1 to a new rule. */
function trie(names) {
  const rules = new Map();
  const split = (items, id, depth) => {
    if (roomOf(items.map(({ name }) => name)) <= roomOfSlot) {
      if (items.length > 0) rules.set(id, items.map(({ name }) => name).toSorted());
      return;
    }
    const isOne = ({ bits }) => ((bits >> BigInt(depth)) & 1n) === 1n;
    split(
      items.filter((item) => !isOne(item)),
      id,
      depth + 1,
    );
    split(items.filter(isOne), id + 2 ** depth, depth + 1);
  };
  split(
    names.map((name) => ({ name, bits: bitsOf(name) })),
    0,
    0,
  );
  return rules;
}

/** Linear hashing: slots are split in turn, whichever overflows. */
function linear(names) {
  const items = names.toSorted().map((name) => ({ name, bits: bitsOf(name) }));
  for (let count = 1; count <= 528; count += 1) {
    const half = 2 ** Math.floor(Math.log2(count));
    const rules = new Map(Array.from({ length: count }, (_, slot) => [slot, []]));
    for (const { name, bits } of items) {
      const slot = Number(bits % BigInt(2 * half));
      rules.get(slot < count ? slot : slot - half).push(name);
    }
    if ([...rules.values()].every((held) => roomOf(held) <= roomOfSlot)) return rules;
  }
  return undefined;
}

/** Slots that a layout needs: a slot's position follows from its number alone. */
function slotsOf(rules) {
  if (rules === undefined) return Infinity;
  return Math.max(...[...rules.keys()].map((id) => Number(String(id).replace("tls-443-", "")))) + 1;
}

function quantiles(values) {
  const sorted = values.toSorted((left, right) => left - right);
  return { min: sorted[0], median: sorted[sorted.length >> 1], max: sorted.at(-1) };
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What an apply would do: rules created, revoked or changed, and names that move between rules which stay. */
function difference(before, after) {
  const ids = new Set([...before.keys(), ...after.keys()]);
  const changed = [...ids].filter((id) => (before.get(id) ?? []).join() !== (after.get(id) ?? []).join());
  const idOf = new Map([...before].flatMap(([id, names]) => names.map((name) => [name, id])));
  const moved = [...after].flatMap(([id, names]) =>
    names.filter((name) => idOf.has(name) && idOf.get(name) !== id && before.has(id) && after.has(idOf.get(name))),
  );
  return { changed: changed.length, moved: moved.length };
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1);

const sizes = [3, 5, 10, 20, 40, 60, 80, 100, 150, 200, 300];
console.log(
  `Rules over the fewest possible: min / median / max of ${seeds.length} random lists (median number of rules); Infinity: over 16 groups`,
);
console.log(["length", ...sizes.map((size) => `${size} names`)].join(" | "));
for (const length of Object.keys(lengths)) {
  const cells = sizes.map((size) => {
    const lists = seeds.map((seed) => makeNames(size, length, seed));
    const rules = lists.map((names) => rendezvous(names)?.size ?? Infinity);
    const { min, median, max } = quantiles(rules.map((count, index) => count / lowerBound(lists[index])));
    return `${min.toFixed(1)} / ${median.toFixed(1)} / ${max.toFixed(1)} (${quantiles(rules).median})`;
  });
  console.log([length, ...cells].join(" | "));
}

const schemes = { rendezvous, "first fit": firstFit, trie, linear };

console.log("\nLongest list (in tens) that fits, with 9 in 10 sets of names, into 1, 2, 3 and 5 groups");
for (const length of Object.keys(lengths)) {
  for (const scheme of ["rendezvous", "trie"]) {
    const longest = [1, 2, 3, 5].map((groups) => {
      let fitting = 0;
      for (let size = 10; ; size += 10) {
        const laidOut = seeds.slice(0, 10).map((seed) => schemes[scheme](makeNames(size, length, seed)));
        if (laidOut.filter((rules) => slotsOf(rules) <= 33 * groups).length < 9) return fitting;
        fitting = size;
      }
    });
    console.log([length, scheme, ...longest].join(" | "));
  }
}

const compared = [12, 20, 40, 80, 150];
console.log(
  "\nRules over the fewest possible · rules changed by adding a name · names moved between rules that stay (means)",
);
for (const length of ["22", "40", "10–80"]) {
  console.log([length, ...compared.map((size) => `${size} names`)].join(" | "));
  for (const [scheme, layOut] of Object.entries(schemes)) {
    const cells = compared.map((size) => {
      const pairs = seeds.map((seed) => {
        const names = makeNames(size + 1, length, seed);
        const [before, after] = [layOut(names.slice(0, size)), layOut(names)];
        return { ratio: before.size / lowerBound(names.slice(0, size)), ...difference(before, after) };
      });
      const [ratio, changed, moved] = ["ratio", "changed", "moved"].map((key) => mean(pairs.map((pair) => pair[key])));
      return `${ratio.toFixed(2)} · ${changed.toFixed(2)} · ${moved.toFixed(1)}`;
    });
    console.log([scheme, ...cells].join(" | "));
  }
}
