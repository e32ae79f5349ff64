/** What plans, and Security Groups as they stand, say on the review page: a table of their kinds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { type EvidenceOptions, gatherEvidence } from "../../src/library/gather-evidence.ts";
import { renderPage } from "../../src/page/review-page.ts";
import { loadTree } from "../../src/policy/load-tree.ts";
import { reportOf } from "./valid-report.ts";

const asOf = "2026-11-24";
const folderOf = (session: "plan" | "drift") => join(import.meta.dirname, `../fixtures/cli/${session}/files`);
const fileOf = (session: "plan" | "drift", path: string, change = (text: string) => text) => ({
  path,
  text: change(readFileSync(join(folderOf(session), path), "utf8")),
});

function evidence(session: "plan" | "drift", options: Partial<EvidenceOptions>, settings = "") {
  const cwd = folderOf(session);
  const file = "policies/discriminat.yaml";
  const texts = new Map([[file, `${readFileSync(join(cwd, file), "utf8")}${settings}`]]);
  const model = gatherEvidence(loadTree("policies", { cwd, texts }), { asOf, ...options });
  reportOf(model);
  return model;
}

/** What the page's list has of them, without what it says of traffic. */
const listed = ({ attention }: ReturnType<typeof evidence>) =>
  attention.flatMap(({ level, kind, app }) => (/^(plan|drift)/.test(kind) ? [`${level} ${kind} ${app ?? "-"}`] : []));
const rowOf = ({ requirements }: ReturnType<typeof evidence>, id: string) =>
  requirements.find((one) => one.id === id) ?? { shown: [], missing: [] };
const inputOf = ({ inputs }: ReturnType<typeof evidence>, name: string) => inputs.find((one) => one.name === name);

const edited = (text: string, change: (plan: Record<string, unknown>) => void): string => {
  const plan = JSON.parse(text);
  change(plan);
  return JSON.stringify(plan);
};

type Row = readonly [string, readonly [string, (text: string) => string], string, boolean, readonly string[]];

describe("a plan", () => {
  it.each<Row>([
    ["that is explained", ["plan.json", (text) => text], "EXPLAINED", true, []],
    [
      "that opens more",
      ["changed.json", (text) => text],
      "NOT EXPLAINED",
      true,
      [
        "failing plan: unexplained rule checkout",
        "failing plan: unexplained window checkout",
        "failing plan: destroyed group gone",
      ],
    ],
    [
      "that is incomplete",
      ["plan.json", (text) => edited(text, (plan) => Object.assign(plan, { complete: false }))],
      "NOT EXPLAINED",
      false,
      ["failing plan: incomplete -"],
    ],
    [
      "with a resource that is not read",
      [
        "plan.json",
        (text) =>
          edited(text, (plan) => {
            const change = { actions: ["create"], before: null, after: { triggers: null }, after_unknown: {} };
            const one = { address: "null_resource.a", mode: "managed", type: "null_resource", name: "a", change };
            const configured = { address: one.address, mode: "managed", type: one.type, name: "a", provisioners: [{}] };
            const { root_module: root } = plan.configuration as { root_module: { resources: object[] } };
            (plan.resource_changes as object[]).push(one);
            root.resources.push(configured);
          }),
      ],
      "NOT EXPLAINED",
      false,
      ["failing plan: unread resource -"],
    ],
  ])("%s", (_, [name, change], verdict, complete, expected) => {
    const file = fileOf("plan", name, change);
    const model = evidence("plan", { plans: [file] });
    expect(listed(model)).toEqual(expected);
    expect(inputOf(model, name)).toMatchObject({ kind: "Terraform plan", complete });
    expect(inputOf(model, name)?.says[0]).toMatch(new RegExp(`^${verdict}: `));
    expect(rowOf(model, "1.2.8").shown.join()).toContain(`${name}: ${verdict}: `);
    expect(model.level).toBe(expected.length > 0 ? "failing" : "attention");
  });

  it("says when it was made, its digest, and nothing else that it holds", () => {
    const secret = "s3cr3t-of-the-plan";
    const file = fileOf("plan", "plan.json", (text) =>
      edited(text, (plan) =>
        Object.assign(plan, { timestamp: "2026-11-23T10:00:00Z", variables: { token: { value: secret } } }),
      ),
    );
    const model = evidence("plan", { plans: [file] });
    expect(inputOf(model, "plan.json")?.says).toContain("Planned at 2026-11-23T10:00:00Z.");
    expect(inputOf(model, "plan.json")?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(JSON.stringify(model)).not.toContain(secret);
  });

  it("fails also where the settings turn its checks off", () => {
    const off = 'checks: {plan/unexplained-rule: "off", plan/unexplained-window: "off", plan/destroyed-group: "off"}\n';
    const model = evidence("plan", { plans: [fileOf("plan", "changed.json")] }, off);
    expect(listed(model)).toEqual(["failing plan -"]);
  });

  it.each([
    ["a list of groups", fileOf("drift", "groups.json")],
    ["not JSON", { path: "plan.txt", text: "Plan: 1 to add, 0 to change, 0 to destroy." }],
    ["cut off", fileOf("plan", "plan.json", (text) => text.slice(0, 2000))],
    ["of a run that failed", { path: "plan.json", text: '{"errored": true, "format_version": "1.2"}' }],
  ])("that is %s is refused", (_, file) => {
    expect(() => evidence("plan", { plans: [file] })).toThrow(UserError);
  });
});

const standing = ["groups.json", "rules.json", "interfaces.json"];

describe("Security Groups as they stand", () => {
  it.each<readonly [string, readonly ReturnType<typeof fileOf>[], string, boolean, readonly string[], number]>([
    ["in step", standing.map((path) => fileOf("drift", path)), "IN STEP", true, [], 0],
    [
      "changed by hand",
      ["changed-groups.json", "changed-rules.json"].map((path) => fileOf("drift", path)),
      "DRIFTED",
      true,
      [
        "failing drift: undeclared name checkout",
        "failing drift: missing window checkout",
        "failing drift: open egress checkout",
        "failing drift: missing name checkout",
        "failing drift: missing name ledger",
      ],
      3,
    ],
    [
      "one page of a list",
      [fileOf("drift", "groups.json", (text) => text.replace("{", '{"NextToken": "abc",'))],
      "INCOMPLETE",
      false,
      ["failing drift: incomplete -"],
      0,
    ],
    [
      "with a group of no app",
      [
        ...standing.slice(1).map((path) => fileOf("drift", path)),
        fileOf("drift", "groups.json", (text) =>
          text.replaceAll('"discriminat-policy:app"', '"app"').replaceAll("ledger-egress", "stray"),
        ),
      ],
      "DRIFTED",
      true,
      ["failing drift: unknown group -", "failing drift: group missing ledger"],
      1,
    ],
  ])("%s", (_, deployed, verdict, complete, expected, beyond) => {
    const model = evidence("drift", { deployed });
    expect(listed(model)).toEqual(expected);
    const inputs = model.inputs.filter(({ kind }) => kind === "Security Groups as they stand");
    expect(inputs.map(({ name }) => name)).toEqual(deployed.map(({ path }) => path));
    expect(inputs.every((one) => one.complete === complete)).toBe(true);
    expect(rowOf(model, "1.2.8").shown.join()).toContain(`Security Groups as they stand: ${verdict}: `);
    const open = rowOf(model, "1.3.2").missing.filter((text) => text.includes("more than the policies declare"));
    expect(open.map((text) => Number.parseInt(text, 10))).toEqual(beyond === 0 ? [] : [beyond]);
  });
});

/** As `drift --format json` writes it; the session of `report` reads one that it wrote. */
function answerOf(drift: object, findings: readonly object[] = [], more: object = {}) {
  const whole = { verdict: "in step", says: ["all is well."], as_of: asOf, policies: own, networks: ["prod"] };
  const answer = {
    version: 1,
    command: "drift",
    findings,
    drift: { ...whole, networks_not_read: [], ...drift },
    ...more,
  };
  return { path: "drift.json", text: JSON.stringify(answer) };
}
const own = evidence("drift", {}).inputs[0]?.digest;
const undeclared = {
  check: "drift/undeclared-name",
  severity: "error",
  message: "sgr-1 admits more",
  file: "policies/payments/checkout.yaml",
  line: 4,
};

describe("an answer of drift", () => {
  it.each<readonly [string, ReturnType<typeof answerOf>, boolean, readonly string[], RegExp]>([
    ["in step", answerOf({}), true, [], /IN STEP: all is well\./],
    [
      "drifted",
      answerOf({ verdict: "drifted" }, [undeclared, { ...undeclared, message: "sgr-2 admits more" }]),
      true,
      ["failing drift: undeclared name checkout"],
      /DRIFTED/,
    ],
    ["drifted, with its checks off", answerOf({ verdict: "drifted" }), true, ["failing drift -"], /DRIFTED/],
    ["incomplete", answerOf({ verdict: "incomplete" }), false, [], /INCOMPLETE/],
    ["of part of the networks", answerOf({ networks_not_read: ["staging"] }), false, [], /IN STEP/],
    [
      "of other policies",
      answerOf({ policies: "sha256:0" }),
      false,
      ["attention drift: other policies -"],
      /other policies than those of this page/,
    ],
    ["of another day", answerOf({ as_of: "2026-11-20" }), true, [], /Judged as of 2026-11-20, and this page/],
  ])("that is %s", (_, file, complete, expected, says) => {
    const model = evidence("drift", { deployed: [file] });
    expect(listed(model)).toEqual(expected);
    expect(inputOf(model, "drift.json")).toMatchObject({ kind: "Answer of drift", complete });
    expect(inputOf(model, "drift.json")?.says.join(" ")).toMatch(says);
  });

  it("counts what stands there and is not declared", () => {
    const model = evidence("drift", { deployed: [answerOf({ verdict: "drifted" }, [{ ...undeclared, count: 3 }])] });
    expect(rowOf(model, "SC-7(5)").missing.join()).toContain("3 rules and groups in AWS admit more");
  });

  it.each([
    ["of a later version", answerOf({}, [], { version: 2 }), /version "2", and version 1 is read/],
    ["without a verdict", answerOf({ verdict: "fine" }), /not a whole answer/],
    ["without words", answerOf({ says: [] }), /not a whole answer/],
    ["without a day", answerOf({ as_of: "today" }), /not a whole answer/],
    ["cut off", { path: "drift.json", text: answerOf({}).text.slice(0, 90) }, /lists no Security Groups/],
    ["of another command", answerOf({}, [], { command: "plan" }), /lists no Security Groups/],
  ])("that is %s is refused", (_, file, message) => {
    expect(() => evidence("drift", { deployed: [file] })).toThrow(message);
  });
});

it("keeps hostile names in plans and lists as text, and gives the same bytes twice", async () => {
  const hostile = `<img src=x onerror=alert(1)>\\u202e'`;
  const options = {
    plans: [{ ...fileOf("plan", "changed.json"), path: `${hostile}.json` }],
  };
  const groups = fileOf("drift", "changed-groups.json", (text) => text.replaceAll("checkout-egress", hostile));
  const page = await renderPage(evidence("plan", options));
  expect(await renderPage(evidence("plan", options))).toBe(page);
  for (const one of [
    page,
    await renderPage(evidence("drift", { deployed: [groups, fileOf("drift", "changed-rules.json")] })),
  ]) {
    expect(one).toContain("&lt;img src=x");
    expect(one).not.toContain("<img");
    expect(one).not.toMatch(/\u202e/);
  }
});
