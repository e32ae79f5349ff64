/**
 * The page about pull requests is executed: a real git repository with the first version of its policy on `main` and the second
 * on a branch, in which its `console` blocks run in order.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { reviewChecks } from "../../src/review/checks.ts";
import { consoleSession, fencedBlocks, repository } from "../helpers/readme-commands.ts";

const page = readFileSync(join(repository, "docs/pull-requests.md"), "utf8");
const session = consoleSession();
afterAll(session.remove);

const git = (...args: readonly string[]): void => {
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"];
  const { status, stderr } = spawnSync("git", [...identity, ...args], { cwd: session.folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
};
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(session.folder, path)), { recursive: true });
  writeFileSync(join(session.folder, path), text);
};
const policy = "policies/payments/checkout.yaml";
const [before = "", after = ""] = fencedBlocks(page, "yaml policy");

write("policies/discriminat.yaml", "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n");
write(".gitignore", "node_modules\n*.json\n*.md\n");
write(policy, before);
git("init", "--quiet");
git("add", "--all");
git("commit", "--quiet", "--message", "Start");
git("checkout", "--quiet", "-b", "change");
write(policy, after);
git("commit", "--quiet", "--all", "--message", "Change");
cpSync(join(repository, "test/fixtures/cli/plan/files"), join(session.folder, "planned"), { recursive: true });
const flow = (name: string, connections: number, last_seen: string) => ({
  ...{ app: "checkout", group: null, name, protocol: "tls", port: 443, outcome: "allowed", see_thru: "none" },
  ...{ connections, sources: 1, days: [last_seen.slice(0, 10)], first_seen: last_seen, last_seen },
  ...{ protocol_versions: [], reasons: [] },
});
const snapshot = {
  version: 1,
  network: "prod",
  window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
  ...{ complete: true, gaps: [], verbosity: "full", sources: [], acceptances: [] },
  records: { client: 48210, server: 0, config: 0, unreadable: 0 },
  unattributed: { ambiguous: 0, unknown: 0 },
  flows: [flow("api.stripe.com", 48_198, "2026-11-14T23:59:00Z"), flow("files.stripe.com", 12, "2026-11-14T23:58:02Z")],
};
write("observations.json", JSON.stringify(snapshot));

const blocks = fencedBlocks(page, "console").map((block, index) => ({ block, number: index + 1 }));

test("the page has examples", () => {
  expect(blocks.length).toBeGreaterThan(3);
});

test.each(blocks)("example $number prints what the page shows", ({ block }) => {
  expect(session.replay(block)).toEqual([]);
});

test("the steps of a workflow are ones that the action takes, and its outputs are all listed", () => {
  const { inputs, outputs } = parse(readFileSync(join(repository, "action.yml"), "utf8"));
  for (const block of fencedBlocks(page, "yaml steps")) {
    for (const step of parse(block)) {
      if (step.uses !== "./node_modules/discriminat-policy") continue;
      for (const name of Object.keys(step.with ?? {})) expect(Object.keys(inputs)).toContain(name);
    }
  }
  for (const name of [...Object.keys(inputs), ...Object.keys(outputs)]) expect(page).toContain(`\`${name}\``);
});

test("it names only checks that there are", () => {
  for (const [id] of page.matchAll(/review\/[a-z-]+/g)) expect(reviewChecks.map((check) => check.id)).toContain(id);
});
