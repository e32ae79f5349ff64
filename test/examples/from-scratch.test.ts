/**
 * docs/from-scratch.md is executed, and its loop is closed: before a command reads `logs/<name>`, the simulated firewall writes
 * them under the policies as the page has made them so far. The same logs lie in `examples/from-scratch` for the reader; run
 * with `-u` after a change of the page. The plan is a recorded one: see test/terraform/from-scratch.real.test.ts.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadTree } from "../../src/policy/load-tree.ts";
import { consoleSession, repository } from "../helpers/readme-commands.ts";
import { deployedOf, type SimulatedApp } from "../helpers/simulator/apps.ts";
import { printLogs } from "../helpers/simulator/formats.ts";
import { type Attack, attacks } from "../helpers/simulator/hostile.ts";
import { simulate } from "../helpers/simulator/simulate.ts";

const page = readFileSync(join(repository, "docs/from-scratch.md"), "utf8");
const session = consoleSession();
afterAll(session.remove);

const checkout: SimulatedApp = {
  app: "checkout",
  clients: 2,
  needs: [
    { name: "api.stripe.com", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "files.stripe.com", protocol: "tls", port: 443, rhythm: "restart" },
    { name: "sqs.eu-west-2.amazonaws.com", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "invoices.s3.eu-west-2.amazonaws.com", protocol: "tls", port: 443, rhythm: "deploy" },
    { name: "sftp.bank.example", protocol: "ssh", port: 22, rhythm: "restart" },
  ],
  telemetry: [{ name: "q.stripe.com", protocol: "tls", port: 443 }],
};
const some = (...techniques: readonly string[]): readonly Attack[] =>
  attacks.filter(({ technique }) => techniques.includes(technique));
const phases: Readonly<
  Record<string, { readonly from: string; readonly to: string; readonly attacks: readonly Attack[] }>
> = {
  learning: { from: "2026-11-15", to: "2026-11-18", attacks: some("address", "terminal title") },
  proving: { from: "2026-11-18", to: "2026-11-21", attacks: some("exfiltration") },
  enforced: { from: "2026-11-21", to: "2026-11-24", attacks: some("exfiltration", "address", "tunnel") },
};

function write(path: string, text: string): void {
  const file = join(session.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What the firewall writes under the policies as they are now. */
async function writeLogs(phase: string): Promise<void> {
  const { from, to, attacks: tried } = phases[phase] ?? { from: "", to: "", attacks: [] };
  const { tree } = loadTree(join(session.folder, "policies"), { cwd: session.folder });
  if (tree === undefined) throw new Error("the page's policies cannot be read");
  const { records, groups } = simulate({
    seed: 3,
    apps: [checkout],
    deployed: deployedOf(tree, "prod"),
    window: { from, to },
    attacks: tried,
    connectionsPerDay: 4,
    daysBetweenDeploys: 1,
    serverRecords: false,
  });
  const text = printLogs("S3 export", records);
  write(`logs/${phase}/flow.log`, text);
  write("groups.json", `${JSON.stringify(groups, null, 2)}\n`);
  const kept = join(repository, "examples/from-scratch");
  await expect(text).toMatchFileSnapshot(join(kept, `logs/${phase}/flow.log`));
  await expect(`${JSON.stringify(groups, null, 2)}\n`).toMatchFileSnapshot(join(kept, "groups.json"));
}

/** Files (`yaml` blocks that begin with a comment of their path) and `console` blocks, in the order of the page. */
const steps = [...page.matchAll(/^```(yaml|console)\n(.*?)^```$/gms)].map((match) => ({
  kind: match[1],
  text: match[2] ?? "",
  line: page.slice(0, match.index).split("\n").length,
}));

test("the page goes all the way", () => {
  for (const phase of Object.keys(phases)) expect(page).toContain(`--logs logs/${phase}`);
});

test.each(steps)("line $line: the $kind block holds", async ({ kind, text }) => {
  if (kind === "yaml") {
    const [, path] = /^# (policies\/\S+\.yaml)\n/.exec(text) ?? [];
    expect(path).toBeDefined();
    write(path ?? "", text);
    return;
  }
  if (text.includes("plan plan.json")) {
    write("plan.json", readFileSync(join(repository, "examples/from-scratch/plan.json"), "utf8"));
  }
  for (const [, phase = ""] of text.matchAll(/--logs logs\/(\w+)/g)) await writeLogs(phase);
  expect(session.replay(text)).toEqual([]);
});
