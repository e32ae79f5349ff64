/** What an installation without the peers comes to: bounds on its packages and bytes, from the lock file and what npm has installed. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../helpers/readme-commands.ts";

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(
  readFileSync(join(repository, "package-lock.json"), "utf8"),
).packages;

/** Where Node finds a package from another: the nearest `node_modules` that has it. */
function placeOf(name: string, from: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const place = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (at === "") return undefined;
  }
}

/** Folders of all packages that ours needs to run. */
function closure(): readonly string[] {
  const found = new Set<string>();
  const visit = (place: string): void => {
    const { dependencies = {}, optionalDependencies = {} } = packages[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = placeOf(name, place);
      if (next === undefined || found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit("");
  return [...found].sort();
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    // Packages within packages are counted by themselves.
    if (entry.isDirectory()) return entry.name === "node_modules" ? sum : sum + bytesIn(path);
    return sum + statSync(path).size;
  }, 0);
}

const needed = closure();

test("the package needs fewer than sixty others, and none of CDKTF's", () => {
  expect(needed.length).toBeGreaterThan(20);
  expect(needed.length).toBeLessThan(60);
  expect(needed.filter((place) => /\/(?:cdkt[fn]|@cdkt[fn]\/.*|constructs)$/.test(place))).toEqual([]);
});

test("they are less than forty megabytes", () => {
  const bytes = needed.reduce((sum, place) => sum + bytesIn(join(repository, place)), 0);
  expect(bytes).toBeGreaterThan(10_000_000);
  expect(bytes).toBeLessThan(40_000_000);
});
