/** What we show and write as CODEOWNERS: nothing that decides how the checks run is without security as its owner. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { initFiles } from "../../src/commands/init/files.ts";
import { repository } from "../helpers/readme-commands.ts";

const read = (path: string): string => readFileSync(join(repository, path), "utf8");

const written = (policies: string, folder = ""): string =>
  initFiles({ policies, folder, packages: {} }).find(({ path }) => path === ".github/CODEOWNERS")?.text ?? "";
/** What `init` writes holds for GitHub once the marks of comments are gone. */
const uncommented = (text: string): string => text.replace(/^# (?=[/*]\S* +@)/gm, "");

/** The owners of a path, by the last line that matches, as GitHub has it. */
function ownersOf(text: string, path: string): readonly string[] {
  const lines = text.split("\n").flatMap((line) => {
    const [pattern = "", ...owners] = line.trim().split(/\s+/);
    return pattern === "" || pattern.startsWith("#") ? [] : [{ pattern, owners }];
  });
  const matches = (pattern: string): boolean =>
    pattern === "*" || pattern === `/${path}` || (pattern.endsWith("/") && `/${path}`.startsWith(pattern));
  return lines.findLast(({ pattern }) => matches(pattern))?.owners ?? [];
}

const security = "@your-org/security";
/** Whoever changes one of these decides what the checks say, or whether they run. */
const decisive = (folder: string, policies: string): readonly string[] => [
  ...[".github/workflows/egress-policies.yaml", ".github/CODEOWNERS", ".github/actions/own/action.yml"],
  ...["", folder].flatMap((at) =>
    [".npmrc", ".pre-commit-config.yaml", ".gitattributes"].map((name) => `${at}${name}`),
  ),
  ...["package.json", "package-lock.json", "npm-shrinkwrap.json", "cdktf.json", "tsconfig.json"].map(
    (name) => `${folder}${name}`,
  ),
  ...["discriminat.yaml", "bundles/shared.yaml"].map((name) => `${folder}${policies}/${name}`),
];

describe.each([
  { name: "examples/ci/CODEOWNERS", text: read("examples/ci/CODEOWNERS"), folder: "", policies: "policies" },
  { name: "init", text: uncommented(written("policies")), folder: "", policies: "policies" },
  { name: "init --policies", text: uncommented(written("teams/egress")), folder: "", policies: "teams/egress" },
  {
    name: "init in a folder",
    text: uncommented(written("policies", "services/egress")),
    folder: "services/egress/",
    policies: "policies",
  },
])("$name", ({ text, folder, policies }) => {
  it("leaves what decides how the checks run to security alone", () => {
    for (const path of decisive(folder, policies)) expect(ownersOf(text, path), path).toEqual([security]);
  });

  it("leaves no file without an owner, and none without security", () => {
    const paths = ["README.md", ".husky/pre-commit", "node_modules/.bin/x", `${folder}${policies}/web/example.yaml`];
    const teams = readdirSync(join(repository, "policies")).map((team) => `${folder}${policies}/${team}/app.yaml`);
    for (const path of [...paths, ...teams]) expect(ownersOf(text, path), path).toContain(security);
  });

  it("lets a team own its apps", () => {
    const team = text.includes("/web/") ? "web" : "payments";
    expect(ownersOf(text, `${folder}${policies}/${team}/app.yaml`)).toContain(`@your-org/${team}`);
  });
});

describe("a job that installs packages", () => {
  const own = ["", "services/egress"].flatMap((folder) =>
    initFiles({ policies: "policies", folder, packages: {} })
      .filter(({ path }) => path.startsWith(".github/workflows/"))
      .map(({ path, text }) => [`init: ${folder}${path}`, text]),
  );
  const shown = ["examples/ci/github", ".github/workflows"].flatMap((folder) =>
    readdirSync(join(repository, folder)).map((file) => [`${folder}/${file}`, read(`${folder}/${file}`)]),
  );

  it.each([...own, ...shown])("has no credential in its checkout: %s", (_, text = "") => {
    interface Step {
      readonly uses?: string;
      readonly with?: Readonly<Record<string, unknown>>;
    }
    const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> };
    const checkouts = Object.values(jobs).flatMap(({ steps = [] }) =>
      steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")),
    );
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with?.["persist-credentials"]).toBe(false);
  });
});
