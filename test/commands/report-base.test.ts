/** What `report --base` takes: a ref, a folder, an earlier report; and which of them it is where more than one would fit. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { validReport } from "../evidence/valid-report.ts";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";

let work: WorkFolder;

function git(...args: readonly string[]): void {
  const who = { GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@b", GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@b" };
  const env = { PATH: process.env.PATH ?? "", HOME: work.path, GIT_CONFIG_NOSYSTEM: "1", ...who };
  const { status, stderr } = spawnSync("git", args, { cwd: work.path, env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/** A tree that admits one name, by which a base is told. */
const treeOf = (folder: string, name: string) => ({
  [`${folder}/discriminat.yaml`]: "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
  [`${folder}/payments/checkout.yaml`]: `app: checkout\nteam: payments\nallow:\n  - tls: [${name}]\n    reason: r\n`,
});

beforeAll(async () => {
  work = createWorkFolder("2026-11-27");
  work.write(treeOf("policies", "from-report.example"));
  const { out } = await work.run("report", "--format", "json");
  work.write({ "october.json": out, october: out, side: out, "folder.json/kept": "" });
  work.write(treeOf("before", "from-folder.example"));
  work.write(treeOf("policies", "from-ref.example"));
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message", "one");
  git("branch", "side");
  git("branch", "october.json");
  work.write(treeOf("policies", "now.example"));
  git("commit", "--quiet", "--all", "--message", "two");
});
afterAll(() => work.remove());

describe("--base", () => {
  it.each([
    ["HEAD~1", "from-ref.example", /^HEAD~1, [0-9a-f]{12} of /],
    ["side", "from-ref.example", /^side, [0-9a-f]{12} of /],
    ["refs/heads/october.json", "from-ref.example", /^refs\/heads\/october\.json, /],
    ["./before", "from-folder.example", /^the folder \.\/before$/],
    ["october.json", "from-report.example", /^the report of 2026-11-27 \(october\.json\)$/],
    ["./october.json", "from-report.example", /^the report of 2026-11-27 \(october\.json\)$/],
    ["./october", "from-report.example", /^the report of 2026-11-27 \(october\)$/],
    ["./side", "from-report.example", /^the report of 2026-11-27 \(side\)$/],
  ])("%s is compared with %s", async (base, name, words) => {
    const { code, out } = await work.run("report", "--base", base, "--format", "json");
    const { changes } = JSON.parse(validReport(out));
    expect(code).toBe(0);
    expect(changes.base).toMatch(words);
    expect(changes.items.map(({ kind, what }: { kind: string; what: string }) => `${kind} ${what}`)).toEqual([
      'wider "now.example" becomes reachable for checkout in prod.',
      `narrower "${name}" is no longer reachable for checkout in prod.`,
    ]);
  });

  it.each([
    ["october", /git knows no commit|no commit|not know/],
    ["./november", /cannot read the folder of policies/],
    ["november.json", /there is no november\.json/],
    ["folder.json", /cannot read folder\.json/],
    ["./policies/discriminat.yaml", /policies\/discriminat\.yaml is not a report: it is not JSON/],
  ])("%s is refused in words", async (base, message) => {
    const { code, out, err } = await work.run("report", "--base", base);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err).toMatch(/\nhint: /);
  });

  it("takes what Windows PowerShell writes, UTF-16 with a mark", async () => {
    const text = readFileSync(join(work.path, "october.json"), "utf8");
    writeFileSync(join(work.path, "utf-16.json"), `\uFEFF${text}`, "utf16le");
    const { code } = await work.run("report", "--base", "utf-16.json", "--format", "json");
    expect(code).toBe(0);
  });

  it("gives the same bytes twice, in each format", async () => {
    for (const format of ["html", "json", "csv", "pretty"]) {
      const args = ["report", "--base", "october.json", "--format", format];
      const [first, second] = [await work.run(...args), await work.run(...args)];
      expect(first.out.length).toBeGreaterThan(100);
      expect(second.out === first.out).toBe(true);
    }
  });
});
