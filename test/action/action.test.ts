/** The bundle, as GitHub runs it: a process with the runner's environment, a real git repository, and GitHub's API. */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { useActionPlace } from "../helpers/action-place.ts";
import { type ActionRun, definition, runAction } from "../helpers/run-action.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const policy = (names: string): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${names}]\n    reason: Card payments\n`;
const tree = {
  "policies/payments/checkout.yaml": policy("api.stripe.com"),
};

const place = useActionPlace(tree);
let base: string;
beforeEach(() => {
  base = place.start;
});

function run(inputs: Readonly<Record<string, string>> = {}, event?: object): Promise<ActionRun> {
  const head = place.repository.git("rev-parse", "HEAD");
  const pull = { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } };
  return runAction(place, inputs, event ?? pull);
}

it("is bundled from these sources, to the same bytes each time", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/bundle-action.mjs", place.temporary], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  for (const file of ["main.js", "LICENSES.txt"]) {
    const isCurrent =
      readFileSync(join(place.temporary, file), "utf8") === readFileSync(join(root, "action/bundled", file), "utf8");
    expect(isCurrent, `${file}: run npm run build`).toBe(true);
  }
});

it("names no machine and no path of its modules", () => {
  const text = readFileSync(join(root, "action/bundled/main.js"), "utf8");
  expect(text).not.toContain(root);
  expect(text).not.toMatch(/file:\/\/\/|node_modules\/|#region/);
});

describe("a pull request that widens", () => {
  beforeEach(() => {
    place.repository.commit("Add a name", {
      "policies/payments/checkout.yaml": policy('api.stripe.com, "*.paypal.com"'),
    });
  });

  it("gets outputs, a summary and one comment, which the next run updates", async () => {
    const first = await run();
    expect(first.log).toContain("file=policies/payments/checkout.yaml,line=4");
    expect(first.code).toBe(0);
    expect(first.outputs).toMatchObject({ verdict: "WIDER", widened: "true", "has-changes": "true", "exit-code": "0" });
    expect(Object.keys(first.outputs).sort()).toEqual(Object.keys(definition.outputs).sort());
    expect(first.summary).toContain("paypal.com");
    expect(place.github.comments.map(({ body }) => body.split("\n")[0])).toEqual([
      "<!-- discriminat-policy:review:v1 -->",
    ]);
    expect(first.summary).toContain(place.github.comments[0]?.body ?? "nothing");
    expect(readFileSync(first.outputs["markdown-file"] ?? "", "utf8").trim()).toBe(place.github.comments[0]?.body);

    await run();
    expect(place.github.requests.filter((request) => !request.includes("graphql"))).toHaveLength(1);

    place.repository.commit("Take it back", tree);
    const last = await run();
    expect(last.outputs).toMatchObject({ verdict: "EQUAL", widened: "false", "has-changes": "false" });
    expect(place.github.comments).toHaveLength(1);
    expect(place.github.comments[0]?.body).toContain("EQUAL");
  });

  it("fails the step where that is asked for", async () => {
    const { code, outputs } = await run({ "fail-on-widening": "true" });
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ "exit-code": "1", verdict: "WIDER" });
  });

  it("does not touch what somebody else wrote with the same mark, also on the second page", async () => {
    const mark = "<!-- discriminat-policy:review:v1 -->";
    for (let id = 1; id <= 150; id += 1) {
      place.github.comments.push({ databaseId: id, body: `${mark}\nlooks good`, viewerDidAuthor: false });
    }
    place.github.comments.push({ databaseId: 151, body: `${mark}\nan older review`, viewerDidAuthor: true });
    await run();
    expect(place.github.comments).toHaveLength(151);
    expect(place.github.comments.slice(0, 150).every(({ body }) => body.endsWith("looks good"))).toBe(true);
    expect(place.github.comments[150]?.body).toContain("WIDER");
  });

  it("waits where GitHub asks for patience, and is not failed by its refusal", async () => {
    place.github.refuseNext.push({ status: 403, headers: { "retry-after": "1" } }, { status: 502 });
    const patient = await run();
    expect(patient.code).toBe(0);
    expect(place.github.comments).toHaveLength(1);
    const refused = await run({ token: "of-a-fork" });
    expect(refused.code).toBe(0);
    expect(refused.log).toContain(
      '::warning title=discriminat-policy::no comment: GitHub answers POST /graphql with 401: "Bad credentials".',
    );
    expect(refused.summary).toContain("WIDER");
  });

  it("says nothing where it must not", async () => {
    await run({ comment: "never" });
    expect(place.github.requests).toEqual([]);
    const push = await run({}, {});
    expect(push.outputs).toMatchObject({ verdict: "", widened: "false" });
    expect(push.code).toBe(0);
    expect(place.github.requests).toEqual([]);
  });
});

it("says nothing about a pull request that changes nothing, unless it is asked to", async () => {
  place.repository.commit("Say hello", { "README.md": "Hello\n" });
  await run();
  expect(place.github.comments).toEqual([]);
  await run({ comment: "always" });
  expect(place.github.comments).toHaveLength(1);
});

describe("with a plan", () => {
  const files = join(root, "test/fixtures/cli/plan/files");
  beforeEach(() => {
    cpSync(files, place.repository.folder, { recursive: true });
    base = place.repository.commit("Plan");
  });

  it("says in the comment that the policies explain it", async () => {
    const { code, outputs, summary } = await run({ plan: "plan.json" });
    expect([code, outputs.explained]).toEqual([0, "true"]);
    expect(place.github.comments[0]?.body).toContain("**EXPLAINED**");
    expect(summary).toContain("**EXPLAINED**");
  });

  it("fails where a name was smuggled into it", async () => {
    const { code, log, outputs } = await run({ plan: "changed.json" });
    expect([code, outputs.explained]).toEqual([1, "false"]);
    expect(log).toContain("title=plan/unexplained-rule::");
    expect(place.github.comments[0]?.body).toContain("new.example.com");
  });
});

it("never comments with more than 60,000 characters, however much there is to say", async () => {
  const names = Array.from({ length: 1500 }, (_, index) => `"*.host-${index}.partner-with-a-long-name.github.io"`);
  place.repository.commit("Much", { "policies/payments/checkout.yaml": policy(names.join(", ")) });
  const { summary } = await run();
  expect(place.github.comments[0]?.body.length).toBeLessThanOrEqual(60_000);
  expect(place.github.comments[0]?.body.length).toBeGreaterThan(50_000);
  expect(summary).toContain("discriminat-policy lint");
});

it("writes findings of lint into the comment, the log and SARIF, and fails", async () => {
  place.repository.commit("Break", {
    "policies/payments/checkout.yaml": policy('api.stripe.com, "*.github.io", "%0a::error::x"'),
  });
  const { code, log, outputs, summary } = await run({ "sarif-file": "lint.sarif" });
  expect(code).not.toBe(0);
  expect(log).toContain("title=policy/wildcard-exposure::");
  expect(log).not.toMatch(/^::error::/m);
  expect(Number(outputs.findings)).toBeGreaterThan(1);
  expect(summary).toContain("github.io");
  const sarif = JSON.parse(readFileSync(join(place.repository.folder, "lint.sarif"), "utf8"));
  expect(sarif.runs[0].results.length).toBeGreaterThan(1);
});

it("explains in an annotation what it cannot work with", async () => {
  const wrong = await run({ comment: "loudly" });
  expect(wrong.code).toBe(2);
  expect(wrong.log).toBe(
    '::error title=discriminat-policy::the input comment is "loudly". It must be changes, always or never.\n',
  );
  const missing = await run({ policies: "elsewhere" });
  expect(missing.code).toBe(2);
  expect(missing.log).toContain(
    '::error title=discriminat-policy lint::error: cannot read the folder of policies "elsewhere": it does not exist%0Ahint: ',
  );
  base = place.repository.commit("Go on");
  place.repository.git("clone", "--quiet", "--depth=1", `file://${place.repository.folder}`, "shallow");
  const head = place.repository.git("-C", "shallow", "rev-parse", "HEAD");
  const event = { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } };
  const shallow = await run({ policies: "shallow/policies", base: `${base}~1` }, event);
  expect(shallow.code).toBe(2);
  expect(shallow.log).toContain("::error title=discriminat-policy review::error: ");
  expect(shallow.log).toContain("fetch-depth: 0");
});
