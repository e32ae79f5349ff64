/**
 * Every command that writes what it has read before, while another program writes the same file or the command is killed. The built
 * program, real files and signals; what happens meanwhile happens when the temporary file is open.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { repository, type Session, startSession } from "./session.ts";

const hook = join(repository, "test/helpers/at-temporary-file.cjs");
const theirs = "someone else's\n";

let session: Session;
beforeEach(() => {
  session = startSession(join(repository, "test/fixtures/cli/suggest/files"));
  writeFileSync(at("policies/payments/loose.yaml"), loose);
});
afterEach(() => session.remove());

const at = (path: string): string => join(session.folder, path);
const run = (line: string, env: NodeJS.ProcessEnv = {}) =>
  session.run(`discriminat-policy ${line} --as-of 2026-11-16`, { env: { NODE_OPTIONS: `--require ${hook}`, ...env } });

/** Left beside a file, whatever its name is. */
const leftIn = (path: string): readonly string[] =>
  existsSync(dirname(at(path))) ? readdirSync(dirname(at(path))).filter((name) => name.endsWith(".tmp")) : [];

const loose = "team: payments\napp: loose\nallow:\n  - tls: [api.example.com]\n    reason: r\n";

interface Writing {
  readonly line: string;
  /** What it writes first. */
  readonly file: string;
}

/** By command: one that changes a file, or makes it. */
const writings: Readonly<Record<string, Writing>> = {
  fmt: { line: "fmt policies/payments/loose.yaml", file: "policies/payments/loose.yaml" },
  "lint --fix": { line: "lint --fix policies/payments/loud.yaml", file: "policies/payments/loud.yaml" },
  "suggest --write": {
    line: "suggest --write --observations observations.json",
    file: "policies/payments/checkout.yaml",
  },
  "suggest --evidence sidecar": {
    line: "suggest --write --evidence sidecar --app checkout --observations observations.json",
    file: "policies/payments/checkout.yaml",
  },
  init: { line: "init fresh", file: "fresh/policies/discriminat.yaml" },
  "observe --merge": {
    line: "observe --merge observations.json --out observations.json",
    file: "observations.json",
  },
  "observe --out, a file that is there": {
    line: "observe --merge observations.json --out other.json",
    file: "other.json",
  },
  "observe --out, a new file": { line: "observe --merge observations.json --out new.json", file: "new.json" },
};

describe.each(Object.entries(writings))("%s", (_, { line, file }) => {
  beforeEach(() => {
    writeFileSync(at("other.json"), "{}\n");
    writeFileSync(at("policies/payments/loud.yaml"), loose.replaceAll("loose", "loud").replace("api", "API"));
  });

  it("refuses to replace a file that was changed meanwhile", () => {
    mkdirSync(dirname(at(file)), { recursive: true });
    const { status, stderr } = run(line, { WRITE_MEANWHILE: at(file) });
    expect(stderr).toContain(
      `error: ${file.replace(/^fresh/, "<folder>/fresh")} was changed by another program meanwhile`,
    );
    expect(stderr).toMatch(/^hint: /m);
    expect(status).toBe(3);
    expect(readFileSync(at(file), "utf8")).toBe(theirs);
    expect(leftIn(file)).toEqual([]);
  });

  it("killed while it writes leaves the file as it was, and the next run removes what is left", () => {
    const before = existsSync(at(file)) ? readFileSync(at(file), "utf8") : undefined;
    // A signal, and no code.
    expect(run(line, { KILL_MEANWHILE: "1" }).status).toBeNull();
    expect(existsSync(at(file)) ? readFileSync(at(file), "utf8") : undefined).toBe(before);
    expect(leftIn(file)).toHaveLength(1);
    expect(run(line)).toMatchObject({ status: 0 });
    expect(leftIn(file)).toEqual([]);
  });
});

it("suggest refuses where its evidence was changed meanwhile", () => {
  const evidence = "policies/payments/checkout.evidence.json";
  const line = "suggest --write --evidence sidecar --app checkout --observations observations.json";
  const { status, stderr } = run(line, { WRITE_MEANWHILE: at(evidence) });
  expect(stderr).toContain(`error: ${evidence} was changed by another program meanwhile`);
  expect(status).toBe(3);
  expect(readFileSync(at(evidence), "utf8")).toBe(theirs);
});

it("fmt writes where another program has only touched the file", () => {
  utimesSync(at("policies/payments/loose.yaml"), 1, 1);
  expect(run("fmt policies/payments/loose.yaml")).toMatchObject({ status: 0 });
});

describe("synth", () => {
  it("killed while it writes leaves a folder, which the next run removes", () => {
    expect(run("synth", { KILL_MEANWHILE: "1" }).status).toBeNull();
    expect(leftIn("cdktf.out/x")).toHaveLength(1);
    expect(run("synth")).toMatchObject({ status: 0 });
    expect(leftIn("cdktf.out/x")).toEqual([]);
  });
});

describe("what killed runs left", () => {
  const dead = ".discriminat-policy-999999999-00000000-0123456789ab.tmp";
  const names = [dead, ".checkout.yaml.0123456789ab.tmp", "discriminat-policy.tmp", ".discriminat-policy-1.tmp"];

  it("is removed after a day where another machine made it; files of other names never are", () => {
    for (const name of names) writeFileSync(at(name), "");
    run("lint --fail-on never --format json:lint.json");
    expect(readdirSync(session.folder)).toEqual(expect.arrayContaining(names));
    for (const name of names) utimesSync(at(name), 1, 1);
    run("lint --fail-on never --format json:lint.json");
    expect(readdirSync(session.folder)).toEqual(expect.arrayContaining(names.slice(1)));
    expect(existsSync(at(dead))).toBe(false);
  });

  it("stays while the process that made it runs", () => {
    expect(run("fmt policies/payments/loose.yaml", { KILL_MEANWHILE: "1" }).status).toBeNull();
    const folder = at("policies/payments");
    const [left = ""] = leftIn("policies/payments/x");
    const running = left.replace(/policy-\d+-/, `policy-${process.pid}-`);
    cpSync(join(folder, left), join(folder, running));
    run("fmt policies/payments/loose.yaml");
    expect(leftIn("policies/payments/x")).toEqual([running]);
  });
});
