/** What every command says on standard error, in every format: one line about a success, and with `--quiet` what weakens it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { commands } from "../../src/commands/registry.ts";
import { formatNames } from "../../src/report/formats.ts";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";
import { repository } from "../helpers/readme-commands.ts";

const settings = "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n";
const policy =
  "app: checkout\nteam: payments\nallow:\n  - tls: [api.stripe.com]\n    reason: Card payments\ntests:\n  - allow: tls://api.stripe.com:443\n";
const line = (more: object): string =>
  `2026-11-15T00:00:00.000Z ${JSON.stringify({ cat: "client", outcome: "allowed", dhost: "api.stripe.com", proto: "tls", src: "10.0.0.1", dpt: 443, ...more })}\n`;
const flow = {
  ...{ app: "checkout", group: "sg-1", name: "api.stripe.com", protocol: "tls", port: 443, outcome: "allowed" },
  ...{ see_thru: "none", connections: 10, sources: 1, days: ["2026-11-01/2026-11-14"] },
  ...{ first_seen: "2026-11-01T00:00:00Z", last_seen: "2026-11-14T00:00:00Z", protocol_versions: [], reasons: [] },
};
const snapshot = (more: object): string =>
  JSON.stringify({
    ...{ version: 1, network: "prod", window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" } },
    ...{ complete: true, gaps: [], verbosity: "full", records: { client: 10, server: 0, config: 0, unreadable: 0 } },
    ...{ unattributed: { ambiguous: 0, unknown: 0 }, sources: [], flows: [flow], acceptances: [] },
    ...more,
  });

/** What each command is asked here; it succeeds. */
const asked: Readonly<Record<string, readonly string[]>> = {
  lint: [],
  fmt: ["--check"],
  test: [],
  why: ["checkout", "api.stripe.com", "--observations", "good.json"],
  explain: ["traffic/missing"],
  doctor: ["--offline"],
  observe: ["--network", "prod", "--logs", "flow.log", "--groups", "groups.json", "--out", "out.json"],
  logs: ['{ $.cat = "client" }', "--logs", "flow.log"],
  check: ["--observations", "good.json"],
  suggest: ["--observations", "good.json"],
  upkeep: ["--observations", "good.json"],
  flows: ["--observations", "good.json"],
  status: ["--observations", "good.json"],
  report: ["--observations", "good.json"],
  review: ["--base", "./policies", "--observations", "good.json"],
  plan: ["plan.json", "--observations", "good.json"],
  drift: ["described.json"],
  import: ["described.json", "--dry-run"],
  synth: ["--outdir", "out"],
};
/** They print or write what is asked for, and nothing else. */
const without = new Set(["completion", "init", "new"]);

let work: WorkFolder;
beforeAll(() => {
  work = createWorkFolder("2026-11-16");
  work.write({
    "policies/discriminat.yaml": settings,
    "policies/payments/checkout.yaml": policy,
    "flow.log": line({ see_thru_gid: "sg-1", see_thru_exerted: true }),
    "partial.log": `${line({ see_thru_gid: "sg-1", see_thru_exerted: true })}2026-11-15T00:00:01.000Z {"cat":\n`,
    "groups.json": JSON.stringify({ "sg-1": "checkout" }),
    "described.json": JSON.stringify({ SecurityGroups: [], NetworkInterfaces: [] }),
    "good.json": snapshot({}),
    "weak.json": snapshot({ complete: false }),
    "plan.json": readFileSync(join(repository, "test/fixtures/plan/explained-no-op/plan.json"), "utf8"),
  });
});
afterAll(() => work.remove());

const formatsOf = (name: string) => commands.find(({ spec }) => spec.name === name)?.spec.formats ?? formatNames;
const table = Object.keys(asked).flatMap((name) => formatsOf(name).map((format) => ({ name, format })));
const linesOf = (text: string): readonly string[] => text.split("\n").filter((one) => one !== "");

it.each([
  [["fmt", "--diff"], "fmt: 1 file would change\n"],
  [["fmt", "--diff", "policies/discriminat.yaml"], "fmt: nothing would change in the settings\n"],
  [["fmt", "--diff", "--quiet"], ""],
])("%j says beside the patch how much changes", async (args, said) => {
  expect(await work.run(...args)).toMatchObject({ code: 0, err: said });
});

it("says what was looked at: the settings too, where they alone were asked for", async () => {
  const { out } = await work.run("lint", "policies/discriminat.yaml");
  expect(out).toBe("no findings in the settings\n");
});

it("every command is asked, or has nothing to say", () => {
  const names = commands.map(({ spec }) => spec.name);
  expect(names.filter((name) => !(name in asked) && !without.has(name))).toEqual([]);
});

describe("where it succeeds", () => {
  test.each(table)("$name says it in $format", async ({ name, format }) => {
    const { code, out, err } = await work.run(name, ...(asked[name] ?? []), "--fail-on", "never", "--format", format);
    expect([code, err.includes("error:")], err).toEqual([0, false]);
    // `logs` streams records to a terminal, `suggest`, `upkeep` and `import --dry-run` a patch: what they say besides goes to standard error.
    if (format !== "pretty") expect(linesOf(err).filter((text) => text.startsWith(`${name}: `))).toHaveLength(1);
    else expect(out + err).not.toBe("");
    if (format === "pretty" && name !== "logs" && name !== "suggest" && name !== "upkeep" && name !== "import")
      expect(err).toBe("");
  });

  test.each(table)("$name is silent in $format with --quiet", async ({ name, format }) => {
    const { code, err } = await work.run(
      name,
      ...(asked[name] ?? []),
      "--fail-on",
      "never",
      "--quiet",
      "--format",
      format,
    );
    expect([code, err]).toEqual([0, ""]);
  });
});

describe("with --quiet, what weakens the result is said all the same", () => {
  const weak = (name: string): readonly string[] =>
    (asked[name] ?? []).map((text) => text.replace("good.json", "weak.json").replace("flow.log", "partial.log"));
  const weakened = [
    "check",
    "suggest",
    "upkeep",
    "status",
    "flows",
    "report",
    "review",
    "plan",
    "why",
    "observe",
    "logs",
  ];
  test.each(table.filter(({ name }) => weakened.includes(name)))("$name in $format", async ({ name, format }) => {
    const { err } = await work.run(name, ...weak(name), "--fail-on", "never", "--quiet", "--format", format);
    expect(linesOf(err).length).toBeGreaterThan(0);
    expect(err).toMatch(/incomplete|could not be read/);
    for (const text of linesOf(err)) expect(text).toMatch(new RegExp(`^${name}: `));
  });
});
