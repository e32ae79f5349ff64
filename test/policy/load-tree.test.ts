/** Trees on the disk that no fixture can hold: links, pipes, huge and hostile files. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { loadTree } from "../../src/policy/load-tree.ts";
import { readTreeFile } from "../../src/policy/read-tree.ts";

const settings = "networks:\n  prod:\n    region: eu-west-2\n    vpc_id: vpc-0123456789abcdef0\n";
const policy = (app: string) => `app: ${app}\nteam: team\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "load tree ü-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string | Uint8Array): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** What is found in a tree with settings and one good policy. */
function load() {
  write("policies/discriminat.yaml", settings);
  write("policies/team/good.yaml", policy("good"));
  const loaded = loadTree("policies", { cwd: folder });
  expect(loaded.tree?.policies.map(({ app }) => app?.value)).toContain("good");
  return loaded;
}

/** Permissions do not bind the superuser, as whom containers often run tests. */
function withoutPrivileges<Result>(run: () => Result): Result {
  const nobody = 65_534;
  if (process.getuid?.() !== 0) return run();
  process.seteuid?.(nobody);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

const findingsOf = (loaded: ReturnType<typeof loadTree>) =>
  loaded.findings.map(({ file, line, column, check }) => `${file}:${line}:${column} ${check}`);

describe("a tree", () => {
  test("is sorted by path, whatever the order on the disk", () => {
    for (const path of ["b/a", "a-b/c", "a/z", "a/B", "a/b"]) write(`policies/${path}.yaml`, policy("x"));
    expect(load().tree?.policies.map(({ source }) => source.path)).toEqual([
      "policies/a-b/c.yaml",
      "policies/a/B.yaml",
      "policies/a/b.yaml",
      "policies/a/z.yaml",
      "policies/b/a.yaml",
      "policies/team/good.yaml",
    ]);
  });

  test("has the texts of all files, by the paths in findings", () => {
    const { sources } = load();
    expect([...sources.keys()]).toEqual(["policies/discriminat.yaml", "policies/team/good.yaml"]);
    expect(sources.get("policies/team/good.yaml")?.text).toBe(policy("good"));
  });

  test("is named relative to the working directory, also from inside of it", () => {
    load();
    write("policies/team/bad.yaml", "app: [\n");
    expect(loadTree(join(folder, "policies"), { cwd: join(folder, "policies/team") }).findings[0]?.file).toBe(
      "bad.yaml",
    );
    expect(loadTree("..", { cwd: join(folder, "policies/team") }).findings[0]?.file).toBe("bad.yaml");
  });
});

describe("a file", () => {
  test("that is a symbolic link is a finding and is not read", () => {
    const outside = write("outside.yaml", policy("outside"));
    mkdirSync(join(folder, "policies/team"), { recursive: true });
    symlinkSync(outside, join(folder, "policies/team/link.yaml"));
    symlinkSync(join(folder, "nowhere"), join(folder, "policies/team/broken.yaml"));
    symlinkSync(outside, join(folder, "policies/team/README.md"));
    const loaded = load();
    expect(findingsOf(loaded)).toEqual([
      "policies/team/broken.yaml:1:1 policy/file-symbolic-link",
      "policies/team/link.yaml:1:1 policy/file-symbolic-link",
    ]);
    expect(loaded.tree?.policies).toHaveLength(1);
  });

  test("reached through a loop of symbolic links is not read", () => {
    mkdirSync(join(folder, "policies"), { recursive: true });
    symlinkSync(".", join(folder, "policies/loop"));
    symlinkSync("mutual-b", join(folder, "policies/mutual-a"));
    symlinkSync("mutual-a", join(folder, "policies/mutual-b"));
    expect(findingsOf(load())).toEqual([
      "policies/loop:1:1 policy/file-symbolic-link",
      "policies/mutual-a:1:1 policy/file-symbolic-link",
      "policies/mutual-b:1:1 policy/file-symbolic-link",
    ]);
  });

  test("that is a pipe is a finding, and is not waited for", () => {
    mkdirSync(join(folder, "policies/team"), { recursive: true });
    execFileSync("mkfifo", [join(folder, "policies/team/pipe.yaml")]);
    expect(findingsOf(load())).toEqual(["policies/team/pipe.yaml:1:1 policy/file-unreadable"]);
  });

  test("that vanished since it was listed is a finding", () => {
    const reading = readTreeFile({ folder, show: (path) => path }, "gone.yaml");
    expect(reading.problem).toMatchObject({
      check: "policy/file-unreadable",
      message: "cannot be read: it does not exist",
    });
  });

  test("or folder without permission to read is a finding", () => {
    load();
    chmodSync(write("policies/team/secret.yaml", policy("secret")), 0);
    chmodSync(dirname(write("policies/hidden/secret.yaml", policy("secret"))), 0);
    chmodSync(folder, 0o755);
    const loaded = withoutPrivileges(() => loadTree("policies", { cwd: folder }));
    expect(findingsOf(loaded)).toEqual([
      "policies/hidden:1:1 policy/file-unreadable",
      "policies/team/secret.yaml:1:1 policy/file-unreadable",
    ]);
  });

  test("of 5 MB is a finding, and only its size is looked at", () => {
    write("policies/team/huge.yaml", `${policy("huge")}allow:\n${"  - tls: [a.example.com]\n".repeat(200_000)}`);
    const loaded = load();
    expect(findingsOf(loaded)).toEqual(["policies/team/huge.yaml:1:1 yaml/too-large"]);
    expect(loaded.sources.has("policies/team/huge.yaml")).toBe(false);
  });

  test("of just 256 KiB is read", () => {
    const text = `${policy("large")}# `;
    write("policies/team/large.yaml", text.padEnd(256 * 1024, "x"));
    expect(findingsOf(load())).toEqual([]);
  });

  test("that is binary is a finding", () => {
    write(
      "policies/team/binary.yaml",
      Uint8Array.from({ length: 1000 }, (_, index) => (index * 7) % 256),
    );
    expect(findingsOf(load())).toEqual(["policies/team/binary.yaml:1:1 yaml/encoding"]);
  });

  test("that would expand to billions of values is a finding for each alias", () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    write("policies/team/bomb.yaml", `l0: &l0 [lol]\n${levels.join("\n")}\n`);
    const checks = new Set(load().findings.map(({ check }) => check));
    expect(checks).toEqual(new Set(["yaml/anchor"]));
  });

  const deep: Readonly<Record<string, string>> = {
    "flow lists": "[".repeat(10_000) + "]".repeat(10_000),
    "flow lists that are not closed": "[".repeat(100_000),
    "flow maps": "{a: ".repeat(10_000) + "}".repeat(10_000),
    "block lists": "- ".repeat(10_000),
    "block maps": Array.from({ length: 600 }, (_, level) => `${" ".repeat(level)}a:`).join("\n"),
    keys: "? ".repeat(10_000),
    "lists in keys": `${"{[".repeat(5_000)}a`,
  };
  for (const [what, text] of Object.entries(deep)) {
    test(`of deeply nested ${what} is a finding and overflows nothing`, () => {
      write("policies/team/deep.yaml", text);
      expect(load().findings.map(({ check }) => check)).toEqual(["yaml/too-deep"]);
    });
  }
});

describe("no tree is loaded", () => {
  const errorOf = (root: string): UserError => {
    try {
      loadTree(root, { cwd: folder });
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
    throw new Error("it was loaded");
  };

  test("from a folder that does not exist", () => {
    expect(errorOf("nowhere")).toMatchObject({
      exitCode: 2,
      message: 'cannot read the folder of policies "nowhere": it does not exist',
      hint: expect.stringContaining("discriminat-policy init"),
    });
  });

  test("from a file", () => {
    write("file", "");
    expect(errorOf("file").message).toBe('cannot read the folder of policies "file": it is not a folder');
  });

  test("without settings", () => {
    write("policies/team/good.yaml", policy("good"));
    expect(errorOf("policies")).toMatchObject({
      message: 'there are no settings "policies/discriminat.yaml"',
      hint: expect.stringContaining("discriminat-policy init"),
    });
  });

  test("with settings behind a symbolic link", () => {
    write("policies/team/good.yaml", policy("good"));
    symlinkSync(write("settings.yaml", settings), join(folder, "policies/discriminat.yaml"));
    expect(errorOf("policies").message).toContain("this is a symbolic link");
  });

  test("with settings that are too large", () => {
    write("policies/discriminat.yaml", settings + " ".repeat(300_000));
    expect(errorOf("policies").message).toContain("larger than 256 KiB");
  });
});
