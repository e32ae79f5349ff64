import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BarePath, barePath } from "../helpers/clone.ts";
import { repository } from "../helpers/readme-commands.ts";

let bare: BarePath;
beforeAll(() => {
  bare = barePath();
});
afterAll(() => bare?.remove());

/** What is left out in an environment. */
function leftOut(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const script = `import { gitSuitesLeftOut } from ${JSON.stringify(join(repository, "scripts/git-suites.mjs"))};
console.log(JSON.stringify(gitSuitesLeftOut()));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { env, encoding: "utf8" });
  return JSON.parse(stdout);
}

describe("without git", () => {
  it("the suites that run it are left out, whether themselves or through a helper", () => {
    const files = leftOut({ PATH: bare.path });
    expect(files).toContain("test/report/unified-diff.test.ts");
    expect(files).toContain("test/git/changed-lines.test.ts");
    expect(files).toContain("test/action/action.test.ts");
    expect(files).not.toContain("test/lint/docs.test.ts");
    expect(files.filter((file) => !file.endsWith(".test.ts"))).toEqual([]);
  });

  it("CI=true leaves out none", () => {
    expect(leftOut({ PATH: bare.path, CI: "true" })).toEqual([]);
  });
});

describe("with git", () => {
  it("none is left out", () => {
    expect(leftOut({ PATH: process.env.PATH })).toEqual([]);
  });
});
