/** `init`: a policy tree and what a repository needs around it. Never overwrites a file; writes nothing before all is asked. */

import { existsSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { cdkRequirements } from "../../command-line/cdk-packages.ts";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { packageManifest } from "../../command-line/tool-version.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { realPath, repositoryTop } from "../../files/repository-top.ts";
import { codeOwnersPaths } from "../../forge/code-owners.ts";
import type { Block } from "../../report/text-blocks.ts";
import { addDays } from "../../values/dates.ts";
import { compareText } from "../../values/order.ts";
import { usualDays } from "../new/usual-days.ts";
import { defaultAnswers, type InitAnswers } from "./answers.ts";
import { foreignApp, listedCdk, listedPackages, missingLines, textOf } from "./existing.ts";
import { type InitFile, ignoredPaths, initFiles, settingsName, usualOutdir } from "./files.ts";
import { nextSteps } from "./next-steps.ts";
import { readOptions } from "./read-options.ts";

export async function run({ args: [folder = "."], options, global }: Invocation, io: Io): Promise<ExitCode> {
  const policies = treeFolder(global.policies);
  const given = readOptions(options);
  const root = realPath(resolve(io.cwd, folder));
  requireFolder(root, folder);
  const top = repositoryTop(root, {}) ?? root;
  const foreign = foreignApp(root);
  const outdir = foreign === undefined ? usualOutdir : "egress.out";
  const plan = (answers: InitAnswers): readonly Target[] => {
    const needs = { folder: folderBelow(top, root), policies, packages: neededPackages(answers) };
    const until = addDays(global.asOf, usualDays);
    const hasTree = existsSync(join(root, policies, settingsName));
    return initFiles({ ...needs, answers, until, outdir })
      .filter(({ example }) => !(example && hasTree))
      .map((file) => target(file, root, top));
  };
  const defaults = { ...defaultAnswers, cdk: listedCdk(root) ?? defaultAnswers.cdk };
  const answers = asks(options, global, io) ? await askFor(plan, given, defaults) : { ...defaults, ...given };
  const files = plan(answers);
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
    ...nextSteps({
      policies,
      answers,
      written,
      isNetworkKnown: asks(options, global, io) || given.region !== undefined || given.vpcId !== undefined,
      outdir,
      foreignApp: foreign,
      listedPackages: kept.includes("package.json") ? listedPackages(root) : undefined,
      notIgnored: kept.includes(".gitignore") ? missingLines(join(root, ".gitignore"), ignoredPaths(outdir)) : [],
    }),
  ];
  await deliverAnswer(
    { command: "init", blocks: global.quiet ? [] : blocks, data: { folder, written, kept, additions } },
    global,
    io,
  );
  return 0;
}

/** Only people at a terminal are asked, and only where they read the answer. */
function asks({ yes }: Invocation["options"], { quiet, outputs }: GlobalOptions, io: Io): boolean {
  return io.canAsk === true && yes !== true && !quiet && outputs.every(({ format }) => format === "pretty");
}

async function askFor(
  plan: (answers: InitAnswers) => readonly Target[],
  given: Partial<InitAnswers>,
  defaults: InitAnswers,
): Promise<InitAnswers> {
  const missing = plan({ ...defaults, ...given }).filter(({ isThere }) => !isThere);
  if (missing.length === 0) return { ...defaults, ...given };
  const writes = (test: (file: Target) => boolean): boolean => missing.some(test);
  const { askAnswers } = await import("./ask.ts");
  return await askAnswers({
    given,
    defaults,
    writes: {
      settings: writes(({ path }) => path.endsWith(`/${settingsName}`)),
      policy: writes(({ isFirstPolicy }) => isFirstPolicy),
      packages: writes(({ path }) => path === "package.json"),
    },
    paths: (answers) => plan(answers).flatMap(({ path, isThere }) => (isThere ? [] : [path])),
  });
}

interface Target {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
  readonly atTop: boolean;
  readonly isFirstPolicy: boolean;
  readonly isThere: boolean;
}

function target({ path, text, atTop = false, example = false }: InitFile, root: string, top: string): Target {
  const at = (name: string): string => toPosix(relative(root, join(atTop ? top : root, name)));
  // A second file of owners would silence the one that is there.
  const names = path === codeOwnersPaths.github[0] ? codeOwnersPaths.github : [path];
  const found = names.map(at).find((name) => existsSync(join(root, name)));
  return { path: found ?? at(path), text, atTop, isFirstPolicy: example, isThere: found !== undefined };
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

/** One that is not there yet is made. */
function requireFolder(root: string, folder: string): void {
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== false) return;
  throw new UserError(`${folder} is a file`, { hint: "Name the folder of a repository." });
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
function neededPackages({ cdk }: InitAnswers): Readonly<Record<string, string>> {
  const packages = { ...cdkRequirements(cdk), "discriminat-policy": `^${packageManifest().version}` };
  return Object.fromEntries(Object.entries(packages).sort(([left], [right]) => compareText(left, right)));
}
