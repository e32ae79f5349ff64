/** The library does what the command line does: the same answers from the same files, through the built entry. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
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

  it("gathers evidence as `report` does, and draws it from that command's JSON", async () => {
    const folder = "report/files";
    const answer = answerOf(folder, "report", "--observations", "prod.json");
    const tree = library.loadTree("policies", { cwd: join(cwd, folder) });
    const text = readFileSync(join(cwd, folder, "prod.json"));
    const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
    const observed = observedIn(folder, "prod.json").map((one) => ({ ...one, digest }));
    const model = library.gatherEvidence(tree, { asOf, title: answer.title, tool: answer.tool, observed });
    // The library is not given git, and so does not say that git is missing.
    const inputs = answer.inputs.filter(({ kind }: { kind: string }) => kind !== "History");
    const report = { ...answer, inputs };
    expect({ version: 1, command: "report", ...JSON.parse(JSON.stringify(model)) }).toEqual(report);
    const page = await library.renderReviewPage(model);
    expect(page).toMatch(/^<!doctype html>/);
    expect(await library.renderReviewPage(report)).toBe(page);
  });

  it("says on the page that a tree has errors", () => {
    const broken = library.loadTree("policies", {
      cwd: join(cwd, "report/files"),
      texts: new Map([["policies/payments/ledger.yaml", "app: [ledger\n"]]),
    });
    expect(library.gatherEvidence(broken, { asOf }).inputs[0]).toMatchObject({
      complete: false,
      says: [expect.stringMatching(/^5 policies/), expect.stringMatching(/^\d+ errors?: what could not be read/)],
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

describe("what is easily mistaken for another thing is refused with what to give", () => {
  const tree = () => treeIn("check/files");
  const observed = () => observedIn("check/files", "observations.json");
  const loaded = () => library.loadTree("policies", { cwd: join(cwd, "check/files") });
  // What JavaScript lets through: the types would refuse all of it.
  const wrong = (value: unknown) => value as never;
  const file = { path: "plan.json", text: "{}" };
  test.each<[string, () => unknown, RegExp]>([
    ["lintTree(tree)", () => library.lintTree(wrong(tree()), { asOf }), /^loaded is an object, not a loaded tree/],
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
      /^observed\[0\]\.network is "prod", not a network/,
    ],
    [
      "checkObserved() with a Date",
      () => library.checkObserved(tree(), [], wrong({ asOf: new Date(0) })),
      /^options\.asOf is an object, not a date/,
    ],
    [
      "checkObserved() on a day that does not exist",
      () => library.checkObserved(tree(), [], { asOf: "2026-02-30" }),
      /^options\.asOf is "2026-02-30", not a date/,
    ],
    [
      "checkObserved() of one app, whose letters are not names of apps",
      () => library.checkObserved(tree(), [], { asOf, apps: "checkout" }),
      /^options\.apps is "checkout", not a list or a set/,
    ],
    [
      "networkSnapshots() of one",
      () => library.networkSnapshots(tree(), wrong({})),
      /^snapshots is an object, not a list/,
    ],
    [
      "networkSnapshots() of a text",
      () => library.networkSnapshots(tree(), wrong([{ file: "a.json", snapshot: "{}" }])),
      /^snapshots\[0\]\.snapshot is "\{\}"/,
    ],
    [
      "gatherEvidence(unusable settings)",
      () => library.gatherEvidence({ tree: undefined, findings: [], sources: new Map() }, { asOf }),
      /^the settings cannot be used/,
    ],
    [
      "gatherEvidence(parsed report)",
      () => library.gatherEvidence(loaded(), wrong({ asOf, earlier: { version: 1, command: "report" } })),
      /^options\.earlier\.path is undefined/,
    ],
    [
      "gatherEvidence(review alone)",
      () => library.gatherEvidence(loaded(), wrong({ asOf, compared: library.reviewChange({ head: tree() }) })),
      /^options\.compared\.base is undefined/,
    ],
    ["reviewChange(loaded head)", () => library.reviewChange(wrong({ head: loaded() })), /^input\.head is an object/],
    [
      "reviewChange(bare base)",
      () => library.reviewChange(wrong({ base: tree(), head: tree() })),
      /^input\.base is an object/,
    ],
    [
      "reviewChange(network)",
      () => library.reviewChange(wrong({ head: tree(), traffic: observed()[0] })),
      /^input\.traffic\.network is an object, not a text/,
    ],
    [
      "provePlanFile(path)",
      () => library.provePlanFile(wrong({ tree: tree(), file: "plan.json" })),
      /^input\.file is "plan\.json", not an object/,
    ],
    [
      "provePlanFile(parsed)",
      () => library.provePlanFile(wrong({ tree: tree(), file: { ...file, text: {} } })),
      /^input\.file\.text is an object, not a text/,
    ],
    ["serializeSnapshot() of a snapshot's text", () => library.serializeSnapshot(wrong("{}")), /^snapshot is "\{\}"/],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(library.UserError);
    expect(call).toThrow(message);
  });

  test("observeLogs of one text: a rejection, as of all that is asynchronous", async () => {
    const call = library.observeLogs(wrong({ logs: "a.log" }));
    await expect(call).rejects.toThrow(/^options\.logs is "a\.log", not a list$/);
  });
});

test("a default is not replaced by undefined", () => {
  const observed = observedIn("suggest/files", "observations.json");
  const [all, same] = [{}, { minConnections: undefined, bundles: undefined }].map((suggest) =>
    library.suggestEdits(treeIn("suggest/files"), observed, { asOf, suggest }).map(({ text }) => text),
  );
  expect(same).toEqual(all);
});

test("a review takes the traffic of one network as it is, or a list", () => {
  const head = treeIn("check/files");
  const [first] = observedIn("check/files", "observations.json");
  if (first === undefined) throw new Error("nothing is observed");
  const traffic = { network: first.network.name, snapshot: first.snapshot };
  const one = library.reviewChange({ head, traffic });
  expect(one.review.replays.map(({ network }) => network)).toEqual([traffic.network]);
  expect(library.reviewChange({ head, traffic: [traffic] })).toEqual(one);
  expect(library.reviewChange({ head, traffic: [] }).review.replays).toEqual([]);
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
