/** `npm start` where Terraform is there: it ends with a plan and its proof. */
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneRepository } from "../helpers/clone.ts";
import type { GitRepository } from "../helpers/git-repository.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { terraform, terraformEnvironment } from "../helpers/terraform.ts";

describeWith([terraform], "npm start with Terraform", () => {
  let clone: GitRepository;
  beforeAll(() => {
    clone = cloneRepository();
  });
  afterAll(() => clone?.remove());

  test("plans what was synthesized without an AWS, and the policies explain it", () => {
    const { status, stdout } = spawnSync(process.execPath, ["scripts/start.mjs"], {
      cwd: clone.folder,
      // An address where no AWS listens: nothing may ask for it.
      env: terraformEnvironment("http://127.0.0.1:9"),
      encoding: "utf8",
    });
    expect(stdout).toMatch(/^8\. terraform \d+ to add, 0 to change, 0 to destroy; planned without an AWS$/m);
    expect(stdout).toMatch(/^9\. plan +EXPLAINED: \d+ names in the plan, each declared by a policy$/m);
    expect(status).toBe(0);
    expect(clone.git("status", "--porcelain")).toBe("");
  });
});
