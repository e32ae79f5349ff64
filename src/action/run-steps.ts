/**
 * The commands of one run of the action, and what they found. Runs them in this process, as a command line would: annotations
 * go to the log, everything else into files that are read back.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command, Io } from "../command-line/command.ts";
import { runCommands } from "../command-line/run-commands.ts";
import { lint } from "../commands/lint/spec.ts";
import { plan } from "../commands/plan/spec.ts";
import { report } from "../commands/report/spec.ts";
import { review } from "../commands/review/spec.ts";
import { test } from "../commands/test/spec.ts";
import type { Inputs } from "./inputs.ts";
import type { FixableFinding } from "./suggestions.ts";
import { inWorkflowCommand } from "./workflow-command.ts";

const commands: readonly Command[] = [lint, test, review, plan, report];

export interface StepResult {
  readonly command: string;
  readonly exitCode: number;
  /** For people; `undefined` where the command could not do its work. */
  readonly markdown: string | undefined;
  /** Path of the file with it. */
  readonly markdownFile: string;
  readonly report: StepReport | undefined;
}

/** As much as the action reads of the JSON output. */
interface StepReport {
  readonly findings: readonly FixableFinding[];
  readonly review?: {
    readonly verdict: string;
    readonly names: readonly unknown[];
    readonly windows: readonly unknown[];
  };
  readonly plan?: { readonly explained: boolean };
}

interface Surroundings {
  readonly io: Io;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  /** Absolute path of an existing folder for the reports. */
  readonly folder: string;
}

/** One after the other; a command that fails keeps none of the others from its work. */
export async function runSteps(inputs: Inputs, around: Surroundings): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const argv of stepsOf(inputs)) results.push(await runStep(argv, inputs, around));
  return results;
}

function stepsOf(inputs: Inputs): readonly (readonly string[])[] {
  const { base, plan: planFile, failOnWidening, sarifFile } = inputs;
  const traffic = trafficOf(inputs);
  return [
    ["lint", ...(sarifFile === undefined ? [] : ["--format", `sarif:${sarifFile}`])],
    ["test"],
    ...(base === undefined
      ? []
      : [["review", "--base", base, ...traffic, ...(failOnWidening ? ["--fail-on-widening"] : [])]]),
    ...(planFile === undefined ? [] : [["plan", planFile, ...traffic]]),
  ];
}

function trafficOf({ observations }: Inputs): readonly string[] {
  return observations === undefined ? [] : ["--observations", observations];
}

function treeOf({ policies, asOf }: Inputs): readonly string[] {
  return ["--policies", policies, ...(asOf === undefined ? [] : ["--as-of", asOf])];
}

/** The name under which an artifact of this one file is listed. */
export const pageName = "egress-report.html";

/**
 * Writes the review page and returns its path. Evidence and no verdict: whatever keeps it from being written is a warning, and
 * `undefined`.
 */
export async function writePage(inputs: Inputs, { io, today, folder }: Surroundings): Promise<string | undefined> {
  const file = join(folder, pageName);
  const since = inputs.base === undefined ? [] : ["--base", inputs.base];
  const plan = inputs.plan === undefined ? [] : ["--plan", inputs.plan];
  const argv = ["report", ...since, ...plan, ...trafficOf(inputs), ...treeOf(inputs), "--format", `html:${file}`];
  let said = "";
  const err = (text: string): void => {
    said += text;
  };
  const exitCode = await runCommands(commands, argv, { ...io, err }, { today });
  if (exitCode === 0) {
    io.err(said);
    return file;
  }
  io.out(`::warning title=discriminat-policy report::${inWorkflowCommand(`no review page: ${said}`)}\n`);
  return undefined;
}

async function runStep(
  step: readonly string[],
  inputs: Inputs,
  { io, today, folder }: Surroundings,
): Promise<StepResult> {
  const [command = ""] = step;
  const markdownFile = join(folder, `${command}.md`);
  const jsonFile = join(folder, `${command}.json`);
  const argv = [
    ...step,
    ...treeOf(inputs),
    ...["--fail-on", inputs.failOn],
    ...["--format", "github", "--format", `markdown:${markdownFile}`, "--format", `json:${jsonFile}`],
  ];
  let said = "";
  const err = (text: string): void => {
    said += text;
  };
  const exitCode = await runCommands(commands, argv, { ...io, err }, { today });
  // The log of a command that could not even begin is easily missed.
  if (exitCode > 1) io.out(`::error title=discriminat-policy ${command}::${inWorkflowCommand(said)}\n`);
  else io.err(said);
  const json = readIfThere(jsonFile);
  return {
    command,
    exitCode,
    markdown: readIfThere(markdownFile),
    markdownFile,
    report: json === undefined ? undefined : JSON.parse(json),
  };
}

/** A command that cannot go on writes no report. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
