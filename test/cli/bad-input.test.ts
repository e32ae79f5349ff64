/** Input that nobody meant: the program says where and what to do, ends as documented, and never shows a stack. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startSession } from "./session.ts";

const session = startSession();
afterAll(session.remove);

const settings = "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n";
const policy = "app: app\nteam: team\nallow:\n  - tls: [api.example.com]\n    reason: Orders\n";

function write(path: string, content: string | Uint8Array): string {
  const file = join(session.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

beforeEach(() => {
  rmSync(join(session.folder, "policies"), { recursive: true, force: true });
  write("policies/discriminat.yaml", settings);
  write("policies/team/app.yaml", policy);
});

/** Runs `lint`, and checks what holds for every bad input. */
function lint(args = "") {
  const outcome = session.run(`discriminat-policy lint --as-of 2026-11-24 ${args}`);
  expect(outcome.stdout + outcome.stderr).not.toMatch(/^ +at |node:internal|undefined|\[object |this is a bug/m);
  return outcome;
}

const bomb = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}]`);

/** By what is in `policies/team/app.yaml`: where the finding stands, and its check. */
const files: Readonly<Record<string, readonly [content: string | Uint8Array, place: string, check: string]>> = {
  nothing: ["", "1:1", "yaml/empty"],
  "comments only": ["# later\n", "1:1", "yaml/empty"],
  "a binary file": [Uint8Array.from({ length: 512 }, (_, index) => (index * 7) % 256), "1:1", "yaml/encoding"],
  "5 MB of YAML": [policy + "  - tls: [a.example.com]\n".repeat(200_000), "1:1", "yaml/too-large"],
  "an alias bomb": [`l0: &l0 [lol]\n${bomb.join("\n")}\n`, "1:5", "yaml/anchor"],
  "lists in lists, 10,000 deep": ["[".repeat(10_000) + "]".repeat(10_000), "1:33", "yaml/too-deep"],
  "a tab in the indentation": ["app: app\nteam: team\nallow:\n\t- tls: [a.example.com]\n", "4:1", "yaml/tab"],
  "a byte order mark": [`\uFEFF${policy}`, "1:1", "yaml/byte-order-mark"],
  "invalid UTF-8": [Buffer.concat([Buffer.from(`${policy}# `), Buffer.from([0xc3, 0x28])]), "6:3", "yaml/encoding"],
  "UTF-16": [Buffer.from(`\uFEFF${policy}`, "utf16le"), "1:1", "yaml/encoding"],
  "a key twice": [`${policy}app: other\n`, "6:1", "yaml/duplicate-key"],
  "two documents": [`${policy}---\napp: other\n`, "6:1", "yaml/multiple-documents"],
  "an unknown key": [policy.replace("reason", "raeson"), "5:5", "schema/unknown-key"],
  "a list for a map": ["- app\n- team\n", "1:1", "schema/wrong-type"],
  "a text for a map": ["just words\n", "1:1", "schema/wrong-type"],
  "numbers for texts": ["app: 1\nteam: [team]\nallow: {tls: 2}\nsee_thru: never\n", "1:6", "schema/wrong-type"],
  "a network that the settings lack": [`${policy}networks: [staging]\n`, "6:12", "policy/network-unknown"],
};

describe("a policy that holds", () => {
  it.each(Object.entries(files))("%s is a finding with place and repair, exit code 1", (_, [content, place, check]) => {
    write("policies/team/app.yaml", content);
    const { status, stdout } = lint("--fail-on info");
    expect(status).toBe(1);
    const [line, column] = place.split(":");
    expect(stdout).toMatch(new RegExp(`^  ${line}:${column} +(?:error|warning) +${check}$`, "m"));
  });

  it("CRLF line ends is read like any other", () => {
    write("policies/team/app.yaml", policy.replaceAll("\n", "\r\n"));
    expect(lint()).toEqual({ status: 0, stdout: "no findings in 1 policy\n", stderr: "" });
  });
});

describe("settings that", () => {
  it.each([
    ["are empty", "", "1:1", "yaml/empty"],
    ["name no network", "networks: {}\n", "1:11", "schema/wrong-value"],
    ["have no networks at all", "checks: {}\n", "1:1", "schema/missing-key"],
    ["are a list", "- networks\n", "1:1", "schema/wrong-type"],
    ["have a typing error", settings.replace("networks", "network"), "1:1", "schema/unknown-key"],
    ["are not YAML", "networks: [\n", "2:1", "yaml/syntax"],
  ])("%s are a finding, and exit code 2 whatever --fail-on says", (_, content, place, check) => {
    write("policies/discriminat.yaml", content);
    const { status, stdout, stderr } = lint("--fail-on never");
    expect(stdout).toMatch(new RegExp(`^  ${place} +error +${check}$`, "m"));
    expect(stderr).toBe(
      "error: the settings policies/discriminat.yaml cannot be used, so that no policy was judged\n" +
        "hint: Repair what the report says about them.\n",
    );
    expect(status).toBe(2);
  });

  it.each(["test", "synth", "why app tls://api.example.com:443"])("cannot be used end `%s` with 2 too", (command) => {
    write("policies/discriminat.yaml", "networks: {}\n");
    const { status, stderr } = session.run(`discriminat-policy ${command}`);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: .*policies\/discriminat.yaml.*\nhint: /);
  });

  it("are missing end the program with 2 and a way out", () => {
    rmSync(join(session.folder, "policies/discriminat.yaml"));
    expect(lint()).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^error: there are no settings "policies\/discriminat.yaml"\nhint: .*init/),
    });
  });
});

describe("a tree with", () => {
  it("a loop of symbolic links is linted without them", () => {
    symlinkSync("..", join(session.folder, "policies/team/loop"));
    const { status, stdout } = lint();
    expect(status).toBe(1);
    expect(stdout).toContain("policies/team/loop\n\n  1:1   error  policy/file-symbolic-link\n");
  });

  it("a file that cannot be read has a finding for it, and nobody waits for a pipe", () => {
    session.run("mkfifo policies/team/pipe.yaml");
    const { status, stdout } = lint();
    expect(status).toBe(1);
    expect(stdout).toContain("policies/team/pipe.yaml\n\n  1:1   error  policy/file-unreadable\n");
  });

  it("files that are no YAML is linted as if they were not there", () => {
    for (const path of ["README.md", "team/notes.txt", "team/logo.png", ".git/config", "team/.app.yaml.swp"]) {
      write(`policies/${path}`, "\u0000 not YAML: [");
    }
    expect(lint()).toEqual({ status: 0, stdout: "no findings in 1 policy\n", stderr: "" });
  });

  it("blanks and letters of other scripts in its path is linted like any other", () => {
    write("Richtlinien für Ausgänge 出口/discriminat.yaml", settings);
    write("Richtlinien für Ausgänge 出口/team/app.yaml", policy.replace("api.example.com", "API.example.com"));
    const { status, stdout } = lint("--policies 'Richtlinien für Ausgänge 出口'");
    expect(status).toBe(1);
    expect(stdout).toContain("Richtlinien für Ausgänge 出口/team/app.yaml\n\n  4:11  error  policy/name-upper-case\n");
  });
});
