/** `init`: a policy tree and what a repository needs around it. Never overwrites a file. */
import { existsSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { cdkRequirements } from "../../command-line/cdk-packages.ts";
import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { packageManifest } from "../../command-line/tool-version.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { realPath, repositoryTop } from "../../files/repository-top.ts";
import type { Block } from "../../report/text-blocks.ts";
import { compareText } from "../../values/order.ts";
import { codeOwnersPaths, type InitFile, initFiles, settingsName } from "./files.ts";

export async function run({ args: [folder = "."], global }: Invocation, io: Io): Promise<ExitCode> {
  const policies = treeFolder(global.policies);
  const root = realPath(resolve(io.cwd, folder));
  const top = repositoryTop(root, {}) ?? root;
  const hasTree = existsSync(join(root, policies, settingsName));
  const packages = neededPackages();
  const files = initFiles({ folder: folderBelow(top, root), policies, packages })
    .filter(({ example }) => !(example && hasTree))
    .map((file) => target(file, root, top));
  const kept = files.filter(({ isThere }) => isThere).map(({ path }) => path);
  const written: string[] = [];
  for (const { path, text, isThere } of files) {
    if (isThere) continue;
    await writeFileAtomically(join(root, path), text, { cwd: io.cwd, expected: "absent" });
    written.push(path);
  }
  const additions = top === root ? [] : files.flatMap((file) => additionOf(file, root));
  const blocks: Block[] = [
    { kind: "table", rows: [...written.map((path) => ["wrote", path]), ...kept.map((path) => ["kept", path])] },
    ...additions.flatMap(({ path, text }): readonly Block[] => [
      { kind: "paragraph", text: `${path} is there already. ${sayingsOf(path)}` },
      { kind: "code", text },
    ]),
    {
      kind: "paragraph",
      text: `Next: set the network in ${policies}/${settingsName}, write a policy for each app, and run`,
    },
    { kind: "code", text: nextSteps(root, kept, packages).join("\n") },
  ];
  await deliverAnswer(
    { command: "init", blocks: global.quiet ? [] : blocks, data: { folder, written, kept, additions } },
    global,
    io,
  );
  return 0;
}

interface Target {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
  readonly atTop: boolean;
  readonly isThere: boolean;
}

function target({ path, text, atTop = false }: InitFile, root: string, top: string): Target {
  const at = (name: string): string => toPosix(relative(root, join(atTop ? top : root, name)));
  // A second file of owners would silence the one that is there.
  const names = path === codeOwnersPaths[0] ? codeOwnersPaths : [path];
  const found = names.map(at).find((name) => existsSync(join(root, name)));
  return { path: found ?? at(path), text, atTop, isThere: found !== undefined };
}

/** What a file at the top lacks; it may be about other folders of the repository. */
function additionOf({ path, text, atTop, isThere }: Target, root: string): readonly { path: string; text: string }[] {
  const addition = text.replace(/^repos:\n/, "").trimEnd();
  if (!atTop || !isThere || textOf(join(root, path))?.includes(addition)) return [];
  return [{ path, text: addition }];
}

function sayingsOf(path: string): string {
  if (path.endsWith("CODEOWNERS")) return "Add to it, since GitHub reads no other:";
  if (path.endsWith(".pre-commit-config.yaml")) return "Add to its repos, since pre-commit reads no other:";
  return "Write this to another file beside it, since GitHub looks for workflows nowhere else:";
}

/** `undefined` where it cannot be read: then nothing is known of it. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Workflows, owners and hooks name the folder. */
function folderBelow(top: string, root: string): string {
  const folder = toPosix(relative(top, root));
  if (folder === "" || isPlainPath(folder)) return folder;
  throw new UserError(`init cannot name the folder "${folder}" in a workflow`, {
    hint: "Use a folder of the repository whose path has only letters, digits, dots and hyphens.",
  });
}

function isPlainPath(path: string): boolean {
  return /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/.test(path) && !path.split("/").includes("..");
}

/** The tree must lie in the repository: everything else that `init` writes refers to it by a relative path. */
function treeFolder(policies: string): string {
  const path = toPosix(policies)
    .replace(/^(?:\.\/)+/, "")
    .replace(/\/+$/, "");
  if (isPlainPath(path)) return path;
  throw new UserError(`init cannot make a policy tree in "${policies}"`, {
    hint: "Name a folder below the repository with letters, digits, dots and hyphens.",
  });
}

/** This version of the package, and what it needs from the user's side to synthesize. */
function neededPackages(): Readonly<Record<string, string>> {
  const packages = { ...cdkRequirements("cdktf"), "discriminat-policy": `^${packageManifest().version}` };
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
