/** The library does what the command line does: the same answers from the same files, through the built entry. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it, test } from "vitest";
import { repository } from "../helpers/readme-commands.ts";

const library: typeof import("../../src/index.ts") = await import(
  pathToFileURL(join(repository, "dist/index.js")).href
);

const work = mkdtempSync(join(tmpdir(), "discriminat-policy-library-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const cwd = join(repository, "test/fixtures/cli");
const asOf = "2026-11-24";

/** The JSON that a command prints; without git, whose history the library is not given either. */
function answerOf(folder: string, ...args: readonly string[]) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, "dist/cli.js"), ...args, "--as-of", asOf, "--format", "json"],
    { cwd: join(cwd, folder), encoding: "utf8", env: { PATH: "", NO_COLOR: "1" } },
  );
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

function treeIn(folder: string) {
  const { tree } = library.loadTree("policies", { cwd: join(cwd, folder) });
  if (tree === undefined) throw new Error(`the settings of ${folder} cannot be used`);
  return tree;
}

function observedIn(folder: string, file: string) {
  return library.networkSnapshots(treeIn(folder), [{ file, snapshot: library.readSnapshot(file, join(cwd, folder)) }]);
}

describe("the library", () => {
  it("lints as `lint` does", () => {
    const { findings } = library.lintTree(library.loadTree("policies", { cwd: join(cwd, "lint/files") }), { asOf });
    expect(findings.map(({ check, file, line }) => [check, file, line])).toEqual(
      answerOf("lint/files", "lint").findings.map((finding: { check: string; file: string; line: number }) => [
        finding.check,
        finding.file,
        finding.line,
      ]),
    );
    expect(findings.length).toBeGreaterThan(0);
  });

  it("fixes as `lint --fix` does, and writes nothing", () => {
    const folder = join(cwd, "lint-fix/files");
    const copy = mkdtempSync(join(work, "fix-"));
    cpSync(folder, copy, { recursive: true });
    spawnSync(process.execPath, [join(repository, "dist/cli.js"), "lint", "--fix", "--as-of", asOf], { cwd: copy });
    const { changes } = library.fixTree("policies", { cwd: folder, asOf });
    expect(changes.map(({ path }) => path)).toEqual(["policies/payments/checkout.yaml"]);
    for (const { path, before, after } of changes) {
      expect(readFileSync(join(folder, path), "utf8")).toBe(before);
      expect(readFileSync(join(copy, path), "utf8")).toBe(after);
    }
  });

  it("compares with observed traffic as `check` does", () => {
    const folder = "check/files";
    const { findings, comparisons } = library.checkObserved(treeIn(folder), observedIn(folder, "observations.json"), {
      asOf,
    });
    const answer = answerOf(folder, "check", "--observations", "observations.json");
    expect(findings.map(({ message }) => message)).toEqual(
      answer.findings.map(({ message }: { message: string }) => message),
    );
    expect(findings.length).toBeGreaterThan(0);
    expect(comparisons.flatMap(({ apps }) => apps.map(({ app, lifecycle }) => [app, lifecycle.stage]))).toEqual(
      answer.apps.map(({ app, lifecycle }: { app: string; lifecycle: { stage: string } }) => [app, lifecycle.stage]),
    );
  });

  it("suggests as `suggest` does", () => {
    const folder = "suggest/files";
    const edits = library.suggestEdits(treeIn(folder), observedIn(folder, "observations.json"), { asOf });
    const answer = answerOf(folder, "suggest", "--observations", "observations.json");
    const changed = edits.filter(({ policy, text }) => text !== policy.source.text);
    expect(changed.map(({ policy }) => policy.source.path)).toEqual(answer.changed);
    expect(changed.length).toBeGreaterThan(0);
  });

  it("reviews a change: what it widens, with the severities of the base", () => {
    const head = treeIn("check/files");
    const [policy, ...others] = head.policies;
    if (policy === undefined) throw new Error("no policy");
    const fewer = { ...head, policies: others };
    const { review, findings } = library.reviewChange({ base: { tree: fewer, findings: [] }, head });
    expect(review.verdict).toBe("WIDER");
    expect(review.apps).toEqual([policy.app?.value]);
    expect(findings.map(({ check }) => check)).toContain("review/app-added");
    expect(library.reviewChange({ base: { tree: head, findings: [] }, head })).toMatchObject({
      review: { verdict: "EQUAL" },
      findings: [],
    });
  });

  it("proves a plan as `plan` does", () => {
    const folder = "plan/files";
    const file = { path: "plan.json", text: readFileSync(join(cwd, folder, "plan.json"), "utf8") };
    const { proof, findings } = library.provePlanFile({ tree: treeIn(folder), file });
    const answer = answerOf(folder, "plan", "plan.json");
    expect(findings.map(({ message }) => message)).toEqual(
      answer.findings.map(({ message }: { message: string }) => message),
    );
    expect(proof.isExplained).toBe(answer.plan.explained);
  });

  it("observes log files as `observe` does", async () => {
    const folder = "observe/files";
    const out = join(work, "observations.json");
    answerOf(folder, "observe", "--logs", "exports", "--out", out);
    const snapshot = await library.observeLogs({ logs: ["exports"], cwd: join(cwd, folder) });
    expect(snapshot.flows).toEqual(library.readSnapshot(out, work).flows);
    expect(library.parseSnapshot([...library.serializeSnapshot(snapshot)].join(""), "again")).toEqual(snapshot);
  });
});

test.each([
  ["lintTree", () => library.lintTree({ tree: undefined, findings: [], sources: new Map() }, { asOf: "today" })],
  ["checkObserved", () => library.checkObserved(treeIn("check/files"), [], { asOf: "2026-02-30" })],
  ["suggestEdits", () => library.suggestEdits(treeIn("check/files"), [], JSON.parse("{}"))],
])("%s names the argument that is wrong", (_, call) => {
  expect(call).toThrow(library.UserError);
  expect(call).toThrow(/^asOf is .*, not a date$/);
});

describe("a wrong argument is a UserError that names it, with a hint", () => {
  const tree = () => treeIn("check/files");
  const observed = () => observedIn("check/files", "observations.json");
  const loaded = () => library.loadTree("policies", { cwd: join(cwd, "check/files") });
  // What JavaScript lets through: the types would refuse all of it.
  const wrong = (value: unknown) => value as never;
  const file = { path: "plan.json", text: "{}" };
  test.each<[string, () => unknown, RegExp]>([
    ["lintTree(tree)", () => library.lintTree(wrong(tree()), { asOf }), /^loaded is an object, not a loaded tree/],
    ["lintTree() without options", () => library.lintTree(loaded(), wrong(undefined)), /^options is undefined/],
    ["checkObserved(loaded)", () => library.checkObserved(wrong(loaded()), observed(), { asOf }), /^tree is an object/],
    [
      "checkObserved() of settings with errors",
      () => library.checkObserved(wrong(undefined), [], { asOf }),
      /^tree is undefined/,
    ],
    [
      "checkObserved() of a snapshot",
      () => library.checkObserved(tree(), wrong(observed()[0]?.snapshot), { asOf }),
      /^observed is an object/,
    ],
    [
      "checkObserved() of bare snapshots",
      () => library.checkObserved(tree(), wrong([observed()[0]?.snapshot]), { asOf }),
      /^observed is a list/,
    ],
    [
      "checkObserved() without options",
      () => library.checkObserved(tree(), [], wrong(undefined)),
      /^options is undefined/,
    ],
    [
      "checkObserved() with a Date",
      () => library.checkObserved(tree(), [], wrong({ asOf: new Date(0) })),
      /^asOf is an object/,
    ],
    ["suggestEdits(null)", () => library.suggestEdits(wrong(null), [], { asOf }), /^tree is null/],
    ["suggestEdits() without options", () => library.suggestEdits(tree(), [], wrong(null)), /^options is null/],
    ["listObserved(a text)", () => library.listObserved(wrong("policies"), [], { asOf }), /^tree is "policies"/],
    [
      "listObserved() of nothing",
      () => library.listObserved(tree(), wrong(undefined), { asOf }),
      /^observed is undefined/,
    ],
    [
      "listObserved() with a time",
      () => library.listObserved(tree(), [], { asOf: "2026-11-24T00:00:00Z" }),
      /^asOf is "2026-11-24T00/,
    ],
    ["networkSnapshots(loaded)", () => library.networkSnapshots(wrong(loaded()), []), /^tree is an object/],
    ["networkSnapshots() of one", () => library.networkSnapshots(tree(), wrong({})), /^snapshots is not a list/],
    [
      "networkSnapshots() of a text",
      () => library.networkSnapshots(tree(), wrong([{ file: "a.json", snapshot: "{}" }])),
      /^snapshots\[0\]\.snapshot is "\{\}"/,
    ],
    [
      "networkSnapshots() without a file",
      () => library.networkSnapshots(tree(), wrong([{ snapshot: observed()[0]?.snapshot }])),
      /^snapshots\[0\]\.file is undefined/,
    ],
    ["reviewChange()", () => library.reviewChange(wrong(undefined)), /^input is undefined/],
    ["reviewChange(loaded head)", () => library.reviewChange(wrong({ head: loaded() })), /^head is an object/],
    [
      "reviewChange(bare base)",
      () => library.reviewChange(wrong({ base: tree(), head: tree() })),
      /^base is an object/,
    ],
    [
      "reviewChange(bare traffic)",
      () => library.reviewChange(wrong({ head: tree(), traffic: observed()[0]?.snapshot })),
      /^traffic\.snapshot is undefined/,
    ],
    [
      "reviewChange(network)",
      () => library.reviewChange(wrong({ head: tree(), traffic: observed()[0] })),
      /^traffic\.network is an object/,
    ],
    ["provePlanFile()", () => library.provePlanFile(wrong("plan.json")), /^input is "plan\.json"/],
    ["provePlanFile(no tree)", () => library.provePlanFile(wrong({ file })), /^tree is undefined/],
    [
      "provePlanFile(path)",
      () => library.provePlanFile(wrong({ tree: tree(), file: "plan.json" })),
      /^file is "plan\.json"/,
    ],
    [
      "provePlanFile(parsed)",
      () => library.provePlanFile(wrong({ tree: tree(), file: { path: "a", text: {} } })),
      /^file\.text is an object/,
    ],
    [
      "provePlanFile(snapshot)",
      () => library.provePlanFile(wrong({ tree: tree(), file, traffic: [{}] })),
      /^traffic is a list/,
    ],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(library.UserError);
    expect(call).toThrow(message);
  });

  test.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /^options is undefined/],
    ["one text", { logs: "a.log" }, /^logs is "a\.log", not a list of texts/],
    ["numbers", { logs: [1] }, /^logs is a list, not a list of texts/],
  ])("observeLogs of %s", async (_, options, message) => {
    await expect(library.observeLogs(wrong(options))).rejects.toThrow(message);
  });
});

test("what is optional may be left out: a review without a base, a proof without traffic", () => {
  const head = treeIn("check/files");
  expect(library.reviewChange({ head }).review.verdict).toBe("WIDER");
  const file = { path: "plan.json", text: readFileSync(join(cwd, "plan/files/plan.json"), "utf8") };
  expect(library.provePlanFile({ tree: treeIn("plan/files"), file }).proof.refused).toEqual([]);
});

test("networks of another tree are told apart by name, and refused where the tree does not have them", () => {
  const tree = treeIn("check/files");
  const observed = observedIn("check/files", "observations.json");
  expect(library.checkObserved(tree, observed, { asOf }).findings.length).toBeGreaterThan(2);
  const foreign = observed.map(({ network, snapshot }) => ({ network: { ...network, name: "moon" }, snapshot }));
  expect(() => library.checkObserved(tree, foreign, { asOf })).toThrow(/^observed has the network "moon"/);
  expect(() => library.suggestEdits(tree, foreign, { asOf })).toThrow(library.UserError);
});

test("a file that is not a plan is a UserError that names it", () => {
  const call = () => library.provePlanFile({ tree: treeIn("plan/files"), file: { path: "a.json", text: "{}" } });
  expect(call).toThrow(library.UserError);
  expect(call).toThrow(/a\.json/);
});
