/** `npm start` in a clone, on a machine with Node and git, or less. With Terraform: start.real.test.ts. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BarePath, barePath, cloneRepository } from "../helpers/clone.ts";
import type { GitRepository } from "../helpers/git-repository.ts";

const home = mkdtempSync(join(tmpdir(), "discriminat-policy-home-"));
let clone: GitRepository;
let withGit: BarePath;
let withoutGit: BarePath;
beforeAll(() => {
  clone = cloneRepository();
  withGit = barePath("npm", "npx", "sh", "git");
  withoutGit = barePath("npm", "sh");
});
afterAll(() => {
  clone?.remove();
  withGit?.remove();
  withoutGit?.remove();
  rmSync(home, { recursive: true, force: true });
});

function type(command: string, { path }: BarePath) {
  // npm would ask the registry for a newer npm.
  const env = { PATH: path, HOME: home, npm_config_update_notifier: "false" };
  const options = { cwd: clone.folder, env, encoding: "utf8" } as const;
  return spawnSync(join(path, "sh"), ["-c", command], options);
}

/** `1. observe   …` and ` - terraform skipped: …`: what begins a line with a step. */
const titlesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ ?(?:\d+\.|-) (\w+)( +skipped:)?/gm)].map(([, title = "", skipped]) =>
    skipped ? `no ${title}` : title,
  );

const job = ["observe", "check", "suggest", "lint", "test", "review", "synth"];

test("goes from logs to Terraform with Node and git alone, changes no file of the clone, and says what to type next", () => {
  const { status, stdout, stderr } = type("npm start", withGit);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(titlesIn(stdout)).toEqual([...job, "no terraform"]);
  expect(stdout).toContain("3 names missing");
  expect(stdout).toContain("WIDER: 3 names for recommendations");
  expect(stdout).not.toContain("\u001b");
  expect(clone.git("status", "--porcelain")).toBe("");

  const [, list = ""] = stdout.split("Next, to type:");
  const next = [...list.replaceAll(/ \\\n +/g, " ").matchAll(/^ {4}\$ (.*)$/gm)].map(([, command = ""]) => command);
  expect(next.at(-1)).toBe("npm test");
  for (const command of next.slice(0, -1)) expect(type(command, withGit), command).toMatchObject({ status: 0 });
  expect(clone.git("status", "--porcelain")).toBe("");
});

test("says in one line that git is missing, and goes on", () => {
  const { status, stdout } = type("npm start", withoutGit);
  expect(status).toBe(0);
  expect(titlesIn(stdout)).toEqual(["no git", ...job, "no terraform"]);
});

test("removes what it wrote when it is interrupted, and ends as a shell expects", async () => {
  const started = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: clone.folder,
    env: { PATH: withGit.path, HOME: home },
  });
  let said = "";
  await new Promise<void>((resolve) => {
    started.stdout.on("data", (text) => {
      said += text;
      if (said.includes("observe")) resolve();
    });
  });
  started.kill("SIGINT");
  const [code] = await once(started, "exit");
  expect(code).toBe(130);
  expect(existsSync(join(clone.folder, ".cache/start"))).toBe(false);
});
