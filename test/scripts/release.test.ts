/** The parts of a release that need no build: dependencies, notes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "../helpers/readme-commands.ts";

interface Package {
  readonly path: string;
  readonly name: string;
  readonly version: string;
}
const script = (name: string) => import(new URL(`../../scripts/release/${name}.mjs`, import.meta.url).href);
const { dependencyProblems, dependencyReport, productionLock, productionPackages } = await script("dependencies");
const { releaseNotes } = await script("notes");

const lock = JSON.parse(readFileSync(join(repository, "package-lock.json"), "utf8"));
const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

describe("the dependencies", () => {
  const packages: readonly Package[] = productionPackages(lock);

  it("are those of package.json and what they need, and nothing of development", () => {
    const names = packages.map(({ name }) => name);
    for (const name of Object.keys(manifest.dependencies)) expect(names).toContain(name);
    for (const name of Object.keys(manifest.devDependencies)) expect(names).not.toContain(name);
  });

  it("are free to pass on, run nothing when they are installed, and come from the registry", () => {
    expect(dependencyProblems(packages)).toEqual([]);
  });

  it.each([
    ["a licence that asks for more", { license: "GPL-3.0-only" }, /licence GPL-3\.0-only; allowed: /],
    ["no licence", { license: undefined }, /licence none/],
    ["a script of installation", { hasInstallScript: true }, /runs a script/],
    ["a tarball from elsewhere", { resolved: "git+ssh://git@example.com/yaml.git#0123" }, /not from the registry/],
    ["no hash", { integrity: undefined }, /not from the registry/],
  ])("are refused with %s", (_, change, problem) => {
    const yaml = { ...lock.packages["node_modules/yaml"], ...change };
    const changed = productionPackages({ packages: { ...lock.packages, "node_modules/yaml": yaml } });
    expect(dependencyProblems(changed)).toEqual([expect.stringMatching(problem)]);
  });

  it("are told from those that only development and peers need", () => {
    const gpl = { version: "1.0.0", license: "GPL-3.0-only" };
    for (const kind of ["dev", "devOptional", "peer"]) {
      expect(productionPackages({ packages: { "node_modules/a": { ...gpl, [kind]: true } } })).toEqual([]);
    }
    expect(productionPackages({ packages: { "node_modules/a/node_modules/@b/c": gpl } })).toMatchObject([
      { name: "@b/c" },
    ]);
  });

  it("are what the lockfile of the SBOM holds, and all that it holds", () => {
    const { packages: kept } = productionLock(lock);
    expect(Object.keys(kept).sort()).toEqual(["", ...packages.map(({ path }) => path)].sort());
    expect(kept[""]).not.toHaveProperty("devDependencies");
  });

  it("have a line each in the report", () => {
    const report = dependencyReport(packages);
    for (const { name, version } of packages) expect(report).toContain(`| ${name} | ${version} | `);
  });
});

describe("the version", () => {
  it("is the lockfile's, the changelog's latest, and the one that pages and examples name", () => {
    const read = (path: string): string => readFileSync(join(repository, path), "utf8");
    expect([lock.version, lock.packages[""].version]).toEqual([manifest.version, manifest.version]);
    expect(releaseNotes(read("CHANGELOG.md"), manifest.version)).not.toBe("");
    const named = [...read("docs/install.md").matchAll(/\d+\.\d+\.\d+/g)].map(([version]) => version);
    expect(new Set(named)).toEqual(new Set([manifest.version]));
    expect(JSON.parse(read("examples/library/package.json")).dependencies["discriminat-policy"]).toBe(
      `^${manifest.version}`,
    );
  });
});

describe("the notes of a release", () => {
  const changelog = "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-11-27\n\n### Added\n\n- A.\n\n## 0.1.0\n\n- B.\n";

  it("are its section, without the heading", () => {
    expect(releaseNotes(changelog, "0.2.0")).toBe("### Added\n\n- A.\n");
  });

  it.each([
    ["a version without a section", "0.3.0", "0.3.0"],
    ["a section without a date", "0.1.0", "0.1.0"],
    ["a version that only begins alike", "0.2", "0.2"],
  ])("refuse %s", (_, version, named) => {
    expect(() => releaseNotes(changelog, version)).toThrow(`no section "## ${named} - <date>"`);
  });

  it("refuse an empty section", () => {
    expect(() => releaseNotes("## 1.0.0 - 2027-01-01\n\n## 0.2.0\n", "1.0.0")).toThrow("says nothing about 1.0.0");
  });
});
