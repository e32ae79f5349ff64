/** What the disk refuses is said alike in every command: a message with the path, a repair, and one exit code a fault. Real faults. */
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../src/commands/registry.ts";
import { repository, startSession } from "./session.ts";

const session = startSession(fileURLToPath(new URL("../fixtures/cli/suggest/files/", import.meta.url)));
const at = (path: string): string => join(session.folder, path);

beforeAll(() => {
  writeFileSync(at("file"), "");
  mkdirSync(at("folder"));
  symlinkSync("loop", at("loop"));
  writeFileSync(at("policies/payments/loose.yaml"), "team: payments\napp: loose\nallow: []\n");
});
afterAll(() => session.remove());

/** A path that fails, why, and the exit code: the path is wrong (2), or the machine is in trouble (3). */
const faults = {
  ENOTDIR: ["file/x", /folder|there is no/, 2],
  EISDIR: ["folder", /folder|directory/, 2],
  ENAMETOOLONG: ["n".repeat(300), /its name is too long/, 2],
  ELOOP: ["loop", /too many symbolic links/, 2],
  ENOSPC: ["/dev/full", /no space left on the disk/, 3],
} as const;

type Fault = keyof typeof faults;

interface Use {
  /** With a path in place of PATH. */
  readonly line: string;
  /** Faults that this use cannot meet. */
  readonly without?: readonly Fault[];
}

const snapshot = "--observations observations.json";
const reading: readonly Fault[] = ["ENOSPC"];
/** Folders may be named, and a device is no folder. */
const folders: readonly Fault[] = ["EISDIR", "ENOSPC"];

/** Commands that deliver findings write them to files in one way: each is tried. */
const reports = ["lint", "test", "fmt --check", `check ${snapshot}`, `status ${snapshot}`, "review --base ./policies"];

const uses: readonly Use[] = [
  ...reports.map((line) => ({ line: `${line} --format json:PATH` })),
  { line: `suggest ${snapshot} --format json:PATH` },
  { line: `upkeep ${snapshot} --format json:PATH` },
  { line: "why checkout api.stripe.com --format json:PATH" },
  { line: "explain policy/never-name --format json:PATH" },
  { line: "doctor --offline --format json:PATH" },
  { line: "synth --format json:PATH" },
  // A folder takes the file of each network.
  { line: "observe --merge observations.json --out PATH", without: ["EISDIR"] },
  { line: "synth --outdir PATH", without: folders },
  { line: "init PATH", without: folders },
  { line: "observe --merge PATH", without: reading },
  { line: "observe --logs PATH", without: folders },
  { line: "observe --logs observations.json --groups PATH", without: reading },
  { line: "check --observations PATH", without: reading },
  { line: "status --observations PATH", without: reading },
  { line: "flows --observations PATH", without: reading },
  { line: "report --observations PATH", without: reading },
  { line: "report --format html:PATH" },
  { line: "suggest --observations PATH", without: reading },
  { line: "upkeep --observations PATH", without: reading },
  { line: "plan PATH", without: reading },
  { line: "drift PATH", without: reading },
  { line: "synth --adopt PATH", without: reading },
  { line: "logs disallowed --logs PATH", without: folders },
  { line: "lint PATH", without: folders },
  { line: "fmt PATH", without: folders },
  { line: "lint --policies PATH", without: folders },
  { line: "synth --policies PATH", without: folders },
  { line: "test --policies PATH", without: folders },
  { line: "new payments/refunds --policies PATH", without: folders },
  { line: "import PATH", without: reading },
  { line: "import plan.json --map PATH", without: reading },
];

const cases = uses.flatMap(({ line, without = [] }) =>
  (Object.keys(faults) as Fault[]).filter((fault) => !without.includes(fault)).map((fault) => ({ line, fault })),
);

function run(line: string, before = "") {
  const outcome = session.run(`${before}discriminat-policy ${line} --as-of 2026-11-16`);
  expect(outcome.stderr).not.toMatch(/this is a bug|^ +at |\[object |undefined/m);
  return outcome;
}

describe("a fault of the disk", () => {
  it.each(cases)("$fault is a message with a repair and one exit code: $line", ({ line, fault }) => {
    const [path, reason, code] = faults[fault];
    const { status, stderr } = run(line.replace("PATH", path));
    expect(stderr).toMatch(/^error: /m);
    expect(stderr).toContain(path.startsWith("nnn") ? "nnn" : path);
    expect(stderr).toMatch(reason);
    expect(status).toBe(code);
  });
});

/** By command: what each is asked to do. */
const asked: Readonly<Record<string, string>> = {
  lint: "lint",
  fmt: "fmt",
  test: "test",
  check: `check ${snapshot}`,
  status: `status ${snapshot}`,
  flows: `flows ${snapshot}`,
  new: "new payments/refunds",
  suggest: `suggest ${snapshot}`,
  upkeep: `upkeep ${snapshot}`,
  review: "review --base ./policies",
  report: `report ${snapshot}`,
  plan: "plan plan.json",
  drift: "drift groups.json",
  import: "import plan.json",
  synth: "synth",
  observe: "observe --logs logs",
  logs: "logs disallowed --logs logs",
  why: "why checkout api.stripe.com",
  doctor: "doctor --offline",
  explain: "explain",
  init: "init",
  completion: "completion bash",
};

it("is tried with every command", () => {
  expect(Object.keys(asked).sort()).toEqual(commands.map(({ spec }) => spec.name).sort());
});

describe.each(Object.entries(asked))("%s", (_, line) => {
  it("in a working directory that was removed says so", () => {
    const { status, stderr } = run(line, "mkdir gone && cd gone && rmdir ../gone && ");
    // The shell has its own word about it.
    expect(stderr).toContain("error: the working directory no longer exists\nhint: Change to a folder that exists");
    expect(status).toBe(3);
  });

  it.each([20, 24])("with %i open files at most says so", (limit) => {
    const { status, stderr } = run(line, `ulimit -n ${limit}; `);
    expect(stderr).toMatch(/^error: .*too many files are open\nhint: .*ulimit -n/);
    expect(status).toBe(3);
  });
});

it("a tree for which no file can be opened has no findings: nothing was judged", () => {
  const script = `import fs from "node:fs";
    import { loadTree } from ${JSON.stringify(join(repository, "dist/policy/load-tree.js"))};
    const open = [];
    for (;;) try { open.push(fs.openSync("/dev/null")); } catch { break; }
    try { console.log(loadTree("policies", { cwd: process.cwd() }).findings); }
    catch ({ name, message, exitCode }) { console.log(name, exitCode, message); }`;
  writeFileSync(at("exhaust.mjs"), script);
  const { stdout } = session.run("ulimit -n 100; node exhaust.mjs");
  expect(stdout).toMatch(/^UserError 3 cannot read .*too many files are open\n$/);
});
