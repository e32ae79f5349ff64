/** Patches, held against the real `git apply`. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FileChange, unifiedDiff } from "../../src/report/unified-diff.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "discriminat-policy-diff-"));
  spawnSync("git", ["init", "-q", folder]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the old texts, applies the patch, and reads the files. */
function applied(changes: readonly FileChange[]): { readonly texts: readonly string[]; readonly errors: string } {
  for (const { path, before } of changes) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    rmSync(join(folder, path), { force: true });
    if (before !== undefined) writeFileSync(join(folder, path), before);
  }
  const { status, stderr } = spawnSync("git", ["apply", "--whitespace=nowarn", "-"], {
    cwd: folder,
    input: unifiedDiff(changes),
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1" },
  });
  return {
    texts: changes.map(({ path }) => readFileSync(join(folder, path), "utf8")),
    errors: status === 0 ? "" : stderr,
  };
}

describe("a patch", () => {
  test("has the lines that git would write", () => {
    const before = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", ""].join("\n");
    const after = before.replace("b\n", "B\n").replace("k\n", "k\nl\n");
    expect(unifiedDiff([{ path: "x.yaml", before, after }])).toBe(
      [
        "diff --git a/x.yaml b/x.yaml",
        "--- a/x.yaml",
        "+++ b/x.yaml",
        "@@ -1,5 +1,5 @@",
        " a",
        "-b",
        "+B",
        " c",
        " d",
        " e",
        "@@ -9,3 +9,4 @@",
        " i",
        " j",
        " k",
        "+l",
        "",
      ].join("\n"),
    );
  });

  test("ends names with a blank with a tab, and leaves what looks like a head in the text alone", () => {
    const before = "-- a b\n@@ -1,1 +1,1 @@\n";
    expect(unifiedDiff([{ path: "an app.yaml", before, after: "++ a b\n" }])).toBe(
      [
        "diff --git a/an app.yaml b/an app.yaml",
        "--- a/an app.yaml\t",
        "+++ b/an app.yaml\t",
        "@@ -1,2 +1 @@",
        "--- a b",
        "-@@ -1,1 +1,1 @@",
        "+++ a b",
        "",
      ].join("\n"),
    );
  });

  test("is empty where nothing changes", () => {
    expect(unifiedDiff([{ path: "x", before: "a\n", after: "a\n" }])).toBe("");
  });

  test("applies to files of every name, ending and line break, and makes new ones", () => {
    const changes: readonly FileChange[] = [
      { path: "plain.yaml", before: "a\nb\n", after: "a\nc\nb\n" },
      { path: "a team/an app.yaml", before: "a\n", after: "a\nb\n" },
      { path: 'té\u{1F600}am/"quoted" \\ tab\there.yaml', before: "a\n", after: "b\n" },
      { path: "crlf.yaml", before: "a\r\nb\r\nc\r\n", after: "a\r\nx\r\nb\r\nc\r\n" },
      { path: "open end.yaml", before: "a\nb", after: "a\nc" },
      { path: "closed.yaml", before: "a\nb", after: "a\nb\n" },
      { path: "new folder/app.evidence.json", before: undefined, after: '{"version": 1}\n' },
      { path: "emptied.yaml", before: "a\n", after: "" },
    ];
    const { texts, errors } = applied(changes);
    expect(errors).toBe("");
    expect(texts.slice(0, 7)).toEqual(changes.slice(0, 7).map(({ after }) => after));
  });

  test("leads from any text to any other", () => {
    const line = fc.constantFrom("a", "b", "c", "", " x", "-y", "+z", "\\ no", "@@ -1 +1 @@", "é\r");
    const text = fc.tuple(fc.array(line, { maxLength: 30 }), fc.boolean()).map(([lines, open]) => {
      const joined = lines.map((one) => `${one}\n`).join("");
      return open ? joined.slice(0, -1) : joined;
    });
    const pairs = fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pairs, (all) => {
        const changes = all
          .map(([before, after], index) => ({ path: `f ${index}.yaml`, before, after }))
          // Git takes a patch that empties a file for its removal.
          .filter(({ before, after }) => after !== "" && before !== after && before !== "");
        fc.pre(changes.length > 0);
        const { texts, errors } = applied(changes);
        expect(errors).toBe("");
        expect(texts).toEqual(changes.map(({ after }) => after));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 15) },
    );
  });
});
