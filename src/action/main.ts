/**
 * The GitHub Action: judges the policies of a pull request, annotates its lines, keeps one comment up to date, suggests
 * repairs and sets outputs. Must not judge what no command of the command line judges: it only brings them together. Talks to
 * GitHub alone.
 */
import { mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import type { Io } from "../command-line/command.ts";
import { bugNotice } from "../command-line/run-commands.ts";
import { UserError } from "../errors.ts";
import { changedFiles } from "../git/changed-lines.ts";
import { baseOfCheckout } from "../git/checkout-of-change.ts";
import { topFolder } from "../git/revision.ts";
import { createGit } from "../git/run-git.ts";
import { visible } from "../text/visible.ts";
import { commentOf } from "./comment-of.ts";
import { commentOnPullRequest } from "./comment-on-pull-request.ts";
import { type ChangeEvent, readEvent } from "./event.ts";
import { writeOutputs, writeSummary } from "./files-of-the-runner.ts";
import { type Inputs, readInputs } from "./inputs.ts";
import { runSteps, type StepResult, writePage } from "./run-steps.ts";
import { suggestOnPullRequest } from "./suggest-on-pull-request.ts";
import { type Suggestion, suggestionsOf } from "./suggestions.ts";
import { inWorkflowCommand } from "./workflow-command.ts";

async function main(): Promise<number> {
  const { env } = process;
  const given = readInputs(env);
  const event = readEvent(env);
  const inputs = { ...given, base: baseFor(given, event) };
  const folder = mkdtempSync(join(env.RUNNER_TEMP || tmpdir(), "discriminat-policy-"));
  const today = new Date().toISOString().slice(0, 10);
  const around = { io: ioOf(env), today, folder };
  const results = await runSteps(inputs, around);
  const parts = results.flatMap(({ markdown }) => markdown ?? []);
  const exitCode = Math.max(...results.map((result) => result.exitCode));
  writeSummary(env, parts);
  writeOutputs(env, outputsOf(results, inputs, exitCode));
  // After the verdict, which stays whatever becomes of the page.
  const page = inputs.report ? await writePage(inputs, around) : undefined;
  writeOutputs(env, { "report-file": page ?? "" });
  if (event?.number !== undefined && inputs.comment !== "never") {
    const runUrl = page === undefined ? undefined : runUrlOf(env);
    await tellPullRequest(results, inputs, { ...event, number: event.number, runUrl });
  }
  return exitCode;
}

/**
 * What the review compares with.
 *
 * @throws UserError where the event is about a change that is not checked out: no verdict about another commit.
 */
function baseFor({ base, policies, failOnWidening }: Inputs, event: ChangeEvent | undefined): string | undefined {
  if (event === undefined) {
    if (base === undefined) {
      const name = process.env.GITHUB_EVENT_NAME;
      const subject = name ? `the event ${name}` : "this event";
      const message = `no review: ${subject} is about no change. To compare with a commit all the same, set the input base.`;
      say(failOnWidening ? "warning" : "notice", message);
    }
    return base;
  }
  const { cwd, env } = ioOf(process.env);
  const git = createGit(join(cwd, policies), env);
  // Elsewhere than in the event's repository the review itself says what is wrong.
  const isElsewhere = topFolder(git) === undefined || git.ask(["rev-parse", "--show-superproject-working-tree"]) !== "";
  const own = isElsewhere ? event.base : baseOfCheckout(git, event, event.repair);
  return base ?? own;
}

function ioOf(env: NodeJS.ProcessEnv): Io {
  return {
    cwd: env.GITHUB_WORKSPACE ?? process.cwd(),
    env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stdout.write(text),
    debug: env.RUNNER_DEBUG === "1" ? (text) => void process.stdout.write(`${visible(text)}\n`) : () => {},
    readStdin: async () => "",
    color: false,
    width: 100,
    interactive: false,
  };
}

interface PullRequest extends ChangeEvent {
  readonly number: number;
  /** Where the page will be found; `undefined` where there is none. */
  readonly runUrl: string | undefined;
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
function runUrlOf({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: run }: NodeJS.ProcessEnv) {
  return server && name && run ? `${server}/${name}/actions/runs/${run}` : undefined;
}

/** Checks of lint about days that come, or have gone. */
const aboutDays = [
  "policy/window-ends-soon",
  "policy/window-expired",
  "policy/emergency-expired",
  "policy/emergency-open",
  "policy/entry-expires-soon",
  "policy/entry-expired",
];

function outputsOf(
  results: readonly StepResult[],
  { sarifFile }: Inputs,
  exitCode: number,
): Readonly<Record<string, string | number | boolean>> {
  const find = (command: string): StepResult | undefined => results.find((result) => result.command === command);
  const findings = results.flatMap(({ report }) => report?.findings ?? []);
  const review = find("review")?.report?.review;
  return {
    "exit-code": exitCode,
    verdict: review?.verdict ?? "",
    explained: find("plan")?.report?.plan?.explained ?? "",
    widened: review?.verdict === "WIDER",
    "has-changes": review !== undefined && review.names.length + review.windows.length > 0,
    findings: findings.length,
    expiring: findings.filter(({ check }) => aboutDays.includes(check)).length,
    "markdown-file": find("review")?.markdownFile ?? find("lint")?.markdownFile ?? "",
    "sarif-file": sarifFile ?? "",
  };
}

/** A comment that cannot be written does not fail the step: the policies are not to blame. */
async function tellPullRequest(
  results: readonly StepResult[],
  inputs: Inputs,
  pullRequest: PullRequest,
): Promise<void> {
  const comment = commentOf(results, inputs.comment, pullRequest);
  const suggestions = await orSay("notice", "no suggestions", () => suggestionsFor(results, inputs, pullRequest));
  const { GITHUB_API_URL, GITHUB_GRAPHQL_URL, GITHUB_REPOSITORY } = process.env;
  const { token } = inputs;
  if (token === undefined || !GITHUB_API_URL || !GITHUB_GRAPHQL_URL || !GITHUB_REPOSITORY) {
    if (comment !== undefined)
      say("warning", "there is no token for a comment; the review is in the summary of the job");
    return;
  }
  const github = {
    apiUrl: GITHUB_API_URL,
    graphqlUrl: GITHUB_GRAPHQL_URL,
    repository: GITHUB_REPOSITORY,
    token,
  };
  if (comment !== undefined) {
    await orSay("warning", "no comment", () => commentOnPullRequest(github, comment));
  }
  if (suggestions !== undefined) {
    await orSay("notice", "no suggestions", () => suggestOnPullRequest(github, { ...pullRequest, suggestions }));
  }
}

/** For the lines that the pull request changes, in files that are checked out as its branch has them. */
function suggestionsFor(
  results: readonly StepResult[],
  { policies }: Inputs,
  { base, head }: PullRequest,
): readonly Suggestion[] {
  const findings = results.find(({ command }) => command === "lint")?.report?.findings ?? [];
  if (findings.every(({ fix }) => fix === undefined)) return [];
  const { cwd, env } = ioOf(process.env);
  // The repository may have been checked out into a folder of the workspace.
  const git = createGit(join(cwd, policies), env);
  const top = topFolder(git);
  if (top === undefined) return [];
  const changed = changedFiles(git, base, head);
  return suggestionsOf(findings, (file) => {
    const path = relative(top, realpathSync(join(cwd, file)))
      .split(sep)
      .join("/");
    const found = changed(path);
    // The merge with the base may have other lines.
    return found?.text === readFileSync(join(cwd, file), "utf8") ? { ...found, path } : undefined;
  });
}

/** Does it, or says why it cannot be done. */
async function orSay<T>(
  severity: "notice" | "warning",
  what: string,
  act: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = error.hint === undefined ? "" : ` ${error.hint}`;
    say(severity, `${what}: ${error.message}.${hint} Everything is in the summary of the job.`);
    return undefined;
  }
}

function say(severity: "notice" | "warning", message: string): void {
  process.stdout.write(`::${severity} title=discriminat-policy::${inWorkflowCommand(message)}\n`);
}

/** As the command line puts it, and as an annotation, because the log of a step that fails at once is easily missed. */
function explain(error: unknown): number {
  if (!(error instanceof UserError)) {
    process.stdout.write(bugNotice(error));
    return 3;
  }
  const text = error.hint === undefined ? error.message : `${error.message}. ${error.hint}`;
  process.stdout.write(`::error title=discriminat-policy::${inWorkflowCommand(text)}\n`);
  return error.exitCode;
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error) => {
    process.exitCode = explain(error);
  },
);
