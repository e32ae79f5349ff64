/** The hooks that docs/install.md shows for repositories without npm, installed by pre-commit itself from the tarball under test. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { initFiles } from "../../src/commands/init/files.ts";
import { createRepository } from "../helpers/git-repository.ts";
import { installBlocks, packageRegistry, userEnvironment } from "../helpers/install-page.ts";
import { packedTarball } from "../helpers/packed-package.ts";
import { describeWith, type RealPart, starts } from "../helpers/real-parts.ts";

const preCommit: RealPart = { name: "pre-commit", isPresent: () => starts("pre-commit", ["--version"]) };

describeWith([packageRegistry, preCommit], "an installation by pre-commit", () => {
  it("lints and formats what is committed, and stops what is wrong", () => {
    const at = mkdtempSync(join(tmpdir(), "discriminat-policy-hooks-"));
    const work = createRepository();
    try {
      for (const { path, text } of initFiles({ policies: "policies", packages: {} })) {
        if (path.startsWith("policies/")) work.write({ [path]: text });
      }
      work.commit("Start", { ".pre-commit-config.yaml": installBlocks("yaml pre-commit", packedTarball(at))[0] });
      const { PATH = "", ...user } = userEnvironment();
      const env = { ...user, ...work.env, PATH, PRE_COMMIT_HOME: join(at, "pre-commit") };
      const hooks = () => {
        const done = spawnSync("pre-commit", ["run", "--all-files"], { cwd: work.folder, env, encoding: "utf8" });
        return { status: done.status, said: done.stdout + done.stderr };
      };
      expect(hooks()).toMatchObject({ status: 0, said: expect.stringMatching(/lint\.+Passed\n.*fmt\.+Passed/) });
      writeFileSync(
        join(work.folder, "policies/web/example.yaml"),
        "app: example\nteam: web\nallow:\n  - tls: [http]\n",
      );
      expect(hooks()).toMatchObject({ status: 1, said: expect.stringMatching(/lint\.+Failed/) });
    } finally {
      work.remove();
      rmSync(at, { recursive: true, force: true });
    }
  });
});
