/** What `report` says of commits, merges, approvals and owners, in each of its formats. */
import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";

let work: WorkFolder;
beforeEach(() => {
  work = createWorkFolder("2026-11-27");
});
afterEach(() => work.remove());

const settings = "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n";
const path = "policies/payments/checkout.yaml";
const policy = (names: string, more = ""): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${names}]\n    reason: r\n${more}`;

function git(author: string, day: string, ...args: readonly string[]): void {
  const time = { GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
  const who = { GIT_AUTHOR_NAME: author, GIT_COMMITTER_NAME: author };
  const mail = { GIT_AUTHOR_EMAIL: "a@example.com", GIT_COMMITTER_EMAIL: "a@example.com" };
  const env = { PATH: process.env.PATH ?? "", HOME: work.path, GIT_CONFIG_NOSYSTEM: "1", ...time, ...who, ...mail };
  const { status, stderr } = spawnSync("git", args, { cwd: work.path, env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

function commit(author: string, day: string, message: string, files: Readonly<Record<string, string>>): void {
  work.write(files);
  git(author, day, "add", "--all");
  git(author, day, "commit", "--quiet", "--message", message);
}

/** Two names: one was there first, the other came by a merge. */
function makeHistory(): void {
  git("A", "2026-01-01", "init", "--quiet", "--initial-branch=main");
  commit("Ada", "2026-01-02", "Begin", { "policies/discriminat.yaml": settings, [path]: policy("a.example") });
  git("Ada", "2026-01-03", "switch", "--quiet", "--create", "side");
  commit("=Grace & Co", "2026-01-04", "Admit <b>b\n\nReviewed-by: Mary", { [path]: policy("a.example, b.example") });
  git("Ada", "2026-01-05", "switch", "--quiet", "main");
  git("=Ada", "2026-01-06", "merge", "--quiet", "--no-ff", "-m", "Merge pull request #7 from x/side", "side");
}

const csvOf = async (): Promise<readonly string[]> => {
  const { out } = await work.run("report", "--format", "csv");
  return out.trim().split("\r\n").slice(1);
};
const jsonOf = async () => JSON.parse((await work.run("report", "--format", "json")).out);

it("says commit, author, merge and approval of each entry in CSV", async () => {
  makeHistory();
  commit("Ada", "2026-01-07", "Owners", { ".github/CODEOWNERS": "* @example/security\n" });
  const [first = "", second = ""] = (await csvOf()).map((line) => line.replaceAll(/[0-9a-f]{12}/g, "<id>"));
  expect(first).toContain('checkout,prod,payments,"payments @example/security",a.example,');
  expect(first).toContain(",2026-01-02,<id>,Ada,,,,r,");
  expect(second).toContain(
    `,2026-01-04,<id>,"'=Grace & Co","merged by =Ada in #7 on 2026-01-06","Reviewed-by: Mary",,r,`,
  );
});

it("names each commit once on the page, and takes nothing in it for markup", async () => {
  makeHistory();
  const { out } = await work.run("report", "--format", "html");
  const [section = ""] = /<section id="commits".*?<\/section>/s.exec(out) ?? [];
  expect(section.match(/<tr>/g)).toHaveLength(3);
  expect(section).toContain("=Grace &amp; Co<td>Admit &lt;b&gt;b");
  expect(section).toContain("merged by =Ada in #7 on 2026-01-06<div");
  const id = /id="(commit-[0-9a-f]{12})"/.exec(section)?.[1];
  expect(out).toContain(`<a href="#${id}">`);
});

it("counts commits, merges and approvals for PCI DSS 1.2.2", async () => {
  makeHistory();
  work.write({ [path]: policy("a.example, b.example, c.example") });
  const { requirements, inputs } = await jsonOf();
  const { shown, missing } = requirements.find(({ id }: { id: string }) => id === "1.2.2");
  expect(shown).toEqual([
    "2 of 3 names have a known commit, 1 a merge or a request that the message names, 1 an approval that it names.",
  ]);
  expect(missing.slice(1, 3)).toEqual([
    "1 name has no known commit.",
    "1 name came in without a merge or a request, as far as git tells.",
  ]);
  expect(inputs.find(({ kind }: { kind: string }) => kind === "History")).toMatchObject({
    complete: true,
    says: ["2 commits and merges of the branch changed the policies."],
  });
});

it("says when a window came into the branch, and when words were changed last", async () => {
  makeHistory();
  const window = "see_thru:\n  until: 2026-12-31\n  reason: r\n";
  commit("Ada", "2026-02-01", "Open a window", { [path]: policy("a.example, b.example", window) });
  commit("Ada", "2026-02-02", "Say why", {
    [path]: policy("a.example, b.example", window).replace("reason: r", "reason: because"),
  });
  const { windows, apps } = await jsonOf();
  expect(windows).toMatchObject([{ from: "2026-02-01", until: "2026-12-31" }]);
  expect(apps[0].entries).toMatchObject([{ lastChanged: { on: "2026-02-02" } }, { lastChanged: { on: "2026-02-02" } }]);
});

it.each([
  ["a commit", "base"],
  ["an earlier report", "./earlier.json"],
])("says who changed what since %s, and in which commit", async (_, base) => {
  const window = (until: string) => `see_thru:\n  until: ${until}\n  reason: r\n`;
  const own = (names: string) => `bundle: tools\ndescription: d\nallow:\n  - tls: [${names}]\n`;
  const using = (names: string, more = "") => policy(names, `  - bundle: tools\n    reason: r\n${more}`);
  git("A", "2026-01-01", "init", "--quiet", "--initial-branch=main");
  const begin = { "policies/discriminat.yaml": settings, "policies/bundles/tools.yaml": own("t.example, u.example") };
  commit("Ada", "2026-01-02", "Begin", { ...begin, [path]: using("a.example, b.example", window("2026-12-01")) });
  git("Ada", "2026-01-03", "tag", "base");
  await work.run("report", "--format", "json:earlier.json");
  git("Ada", "2026-01-03", "switch", "--quiet", "--create", "side");
  const added = using('a.example, b.example, "ec2.{region}.amazonaws.com"', window("2026-12-01"));
  commit("Grace", "2026-01-04", "Admit EC2", { [path]: added });
  git("Ada", "2026-01-05", "switch", "--quiet", "main");
  git("Ada", "2026-01-06", "merge", "--quiet", "--no-ff", "-m", "Merge pull request #7 from x/side", "side");
  commit("Mary", "2026-01-07", "Drop a", { [path]: added.replace("a.example, ", "") });
  commit("Eve", "2026-01-08", "Extend", { [path]: added.replace("a.example, ", "").replace("12-01", "12-09") });
  commit("Joan", "2026-01-09", "Drop u, add v", { "policies/bundles/tools.yaml": own("t.example, v.example") });
  work.write({ [path]: added.replace("a.example", "c.example").replace("12-01", "12-09") });
  const { out } = await work.run("report", "--format", "json", "--base", base);
  const items = JSON.parse(out).changes.items.filter(({ kind }: { kind: string }) => /wider|narrower/.test(kind));
  const said = items.map(
    ({ what, provenance = "" }: { what: string; provenance?: string }) =>
      `${/[a-z0-9.-]*(?:example|amazonaws.com)|window/.exec(what)?.[0]}: ${provenance.replace(/[0-9a-f]{7}/, "<id>")}`,
  );
  expect(said.sort()).toEqual([
    "a.example: Mary, 2026-01-07, <id>",
    "c.example: not committed",
    "ec2.eu-west-2.amazonaws.com: Grace, 2026-01-04, <id>; merged by Ada in #7 on 2026-01-06",
    "u.example: Joan, 2026-01-09, <id>",
    "v.example: Joan, 2026-01-09, <id>",
    "window: Eve, 2026-01-08, <id>",
  ]);
});

it("takes the later of entry and list for a name of the organisation's bundle", async () => {
  git("A", "2026-01-01", "init", "--quiet", "--initial-branch=main");
  const bundle = (names: string) => `bundle: tools\ndescription: d\nallow:\n  - tls: [${names}]\n`;
  const allow = "allow:\n  - bundle: tools\n    reason: r\n";
  const files = { "policies/discriminat.yaml": settings, "policies/bundles/tools.yaml": bundle("a.example") };
  commit("Ada", "2026-01-02", "Begin", files);
  commit("Ada", "2026-01-03", "Use it", {
    [path]: `app: checkout\nteam: payments\n${allow}  - bundle: aws/sts\n    reason: r\n`,
  });
  commit("Ada", "2026-01-04", "One more", { "policies/bundles/tools.yaml": bundle("a.example, b.example") });
  const { apps } = await jsonOf();
  const since = apps[0].entries.map(({ name, since }: { name: string; since: string }) => [name, since]);
  expect(Object.fromEntries(since)).toEqual({
    "a.example": "2026-01-03",
    "b.example": "2026-01-04",
    "sts.eu-west-2.amazonaws.com": "2026-01-03",
  });
});

it.each<[string, () => void, string, unknown]>([
  [
    "no repository",
    () => {},
    "The policies lie in no git repository: since when entries stand there is not known.",
    null,
  ],
  ["no commit", () => git("A", "2026-01-01", "init", "--quiet"), "The repository has no commit yet.", null],
])("goes on where there is %s", async (_, make, says) => {
  make();
  work.write({ "policies/discriminat.yaml": settings, [path]: policy("a.example") });
  const { inputs, apps, commits } = await jsonOf();
  expect(inputs.find(({ kind }: { kind: string }) => kind === "History")).toMatchObject({
    complete: false,
    says: [says],
  });
  expect(apps[0].entries[0].since).toBeUndefined();
  expect(commits).toEqual([]);
  expect((await work.run("report", "--format", "html")).out).toContain("None is known: see History under Inputs.");
});

it.each<[string, () => void, readonly string[], string | undefined]>([
  ["on GitHub", () => work.write({ "docs/CODEOWNERS": "/policies @a" }), ["payments", "@a"], "As GitHub reads it"],
  [
    "on GitLab",
    () => work.write({ ".gitlab-ci.yml": "", CODEOWNERS: "/policies @a\n[S] @s\n/policies/" }),
    ["payments", "@s"],
    "As GitLab reads it",
  ],
  ["nowhere", () => {}, ["payments"], undefined],
  ["with an odd line", () => work.write({ CODEOWNERS: "* @a\n!x @b" }), ["payments", "@a"], "Line 2 excludes files"],
  [
    "as a symbolic link",
    () => symlinkSync("policies/discriminat.yaml", join(work.path, "CODEOWNERS")),
    ["payments"],
    "It is not read: it is not a regular file.",
  ],
  [
    "too large",
    () => work.write({ CODEOWNERS: "# x\n".repeat(900_000) }),
    ["payments"],
    "It is not read: it is larger than 3 MB.",
  ],
])("says who owns an app, with the file of code owners %s", async (_, make, owners, says) => {
  makeHistory();
  make();
  const { apps, inputs } = await jsonOf();
  expect(apps[0].owners).toEqual(owners);
  const input = inputs.find(({ kind }: { kind: string }) => kind === "Code owners");
  if (says === undefined) expect(input).toBeUndefined();
  else expect(input.says.join(" ")).toContain(says);
});

it.each([
  ["comes, with the list of a date", undefined, "@2026-11-27", "wider"],
  ["comes, with the newest list", undefined, "", "wider"],
  ["moves to a later list", "@2026-11-24", "@2026-11-27", "wider"],
  ["is no longer held to an older list", "@2026-11-24", "", "wider"],
  ["moves to an older list", "@2026-11-27", "@2026-11-24", "narrower"],
  ["is held to an older list", "", "@2026-11-24", "narrower"],
  ["goes, with the list of a date", "@2026-11-27", undefined, "narrower"],
  ["goes, with the newest list", "", undefined, "narrower"],
])("names the commit where a built-in bundle %s", async (_, before, after, kind) => {
  const using = (list: string | undefined): string =>
    policy("a.example", list === undefined ? "" : `  - bundle: dev/github-actions-runner${list}\n    reason: r\n`);
  git("A", "2026-01-01", "init", "--quiet", "--initial-branch=main");
  commit("Ada", "2026-01-02", "Begin", { "policies/discriminat.yaml": settings, [path]: using(before) });
  await work.run("report", "--format", "json:earlier.json");
  commit("Grace", "2026-01-03", "Another list", { [path]: using(after) });
  commit("Joan", "2026-01-04", "Another app", {
    "policies/payments/other.yaml": policy("o.example").replace("checkout", "other"),
  });
  for (const base of ["main~2", "./earlier.json"]) {
    const { changes } = JSON.parse((await work.run("report", "--format", "json", "--base", base)).out);
    const [change] = changes.items.filter(({ what }: { what: string }) => what.includes("release-assets"));
    expect(change, base).toMatchObject({ kind, provenance: expect.stringMatching(/^Grace, 2026-01-03, [0-9a-f]{7}$/) });
  }
});
