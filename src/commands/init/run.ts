/** `init`: a policy tree and what a repository needs around it. Never overwrites a file. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { packageManifest } from "../../command-line/tool-version.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import type { Block } from "../../report/text-blocks.ts";
import { compareText } from "../../values/order.ts";
import { initFiles, settingsName } from "./files.ts";

export async function run({ args: [folder = "."], global }: Invocation, io: Io): Promise<ExitCode> {
  const policies = treeFolder(global.policies);
  const root = resolve(io.cwd, folder);
  const exists = (path: string): boolean => existsSync(join(root, path));
  const hasTree = exists(`${policies}/${settingsName}`);
  const packages = neededPackages();
  const files = initFiles({ policies, packages }).filter(({ example }) => !(example && hasTree));
  const kept = files.filter(({ path }) => exists(path)).map(({ path }) => path);
  const written: string[] = [];
  for (const { path, text } of files) {
    if (kept.includes(path)) continue;
    await writeFileAtomically(join(root, path), text, { cwd: io.cwd, expected: "absent" });
    written.push(path);
  }
  const blocks: Block[] = [
    { kind: "table", rows: [...written.map((path) => ["wrote", path]), ...kept.map((path) => ["kept", path])] },
    {
      kind: "paragraph",
      text: `Next: set the network in ${policies}/${settingsName}, write a policy for each app, and run`,
    },
    { kind: "code", text: nextSteps(root, kept, packages).join("\n") },
  ];
  await deliverAnswer(
    { command: "init", blocks: global.quiet ? [] : blocks, data: { folder, written, kept } },
    global,
    io,
  );
  return 0;
}

/** The tree must lie in the repository: everything else that `init` writes refers to it by a relative path. */
function treeFolder(policies: string): string {
  const path = toPosix(policies)
    .replace(/^(?:\.\/)+/, "")
    .replace(/\/+$/, "");
  if (/^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/.test(path) && !path.split("/").includes("..")) return path;
  throw new UserError(`init cannot make a policy tree in "${policies}"`, {
    hint: "Name a folder below the repository with letters, digits, dots and hyphens.",
  });
}

/** This version of the package, and what it needs from the user's side to synthesize. */
function neededPackages(): Readonly<Record<string, string>> {
  const { version, peerDependencies } = packageManifest();
  const packages = { ...peerDependencies, "discriminat-policy": `^${version}` };
  return Object.fromEntries(Object.entries(packages).sort(([left], [right]) => compareText(left, right)));
}

/** What is left to do, for a shell. */
function nextSteps(
  root: string,
  kept: readonly string[],
  packages: Readonly<Record<string, string>>,
): readonly string[] {
  const listed = kept.includes("package.json") ? listedPackages(join(root, "package.json")) : [];
  const missing = Object.keys(packages).filter((name) => !listed.includes(name));
  const install = kept.includes("package.json") ? `npm install --save-dev ${missing.join(" ")}` : "npm install";
  return [
    ...(missing.length > 0 ? [install] : []),
    ...(kept.includes(".gitignore") ? ["echo cdktf.out/ >> .gitignore"] : []),
    "npx discriminat-policy lint",
    "npx discriminat-policy synth",
  ];
}

/** What an existing package.json depends on; nothing where it cannot be read, because `init` does not judge it. */
function listedPackages(file: string): readonly string[] {
  try {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, "utf8"));
    return Object.keys({ ...dependencies, ...devDependencies });
  } catch {
    return [];
  }
}
