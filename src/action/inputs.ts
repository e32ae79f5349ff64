/** The inputs that a workflow gives the action, from the environment of the runner. */
import { UserError } from "../errors.ts";

export interface Inputs {
  /** Folder of the policy tree, relative to the workspace. */
  readonly policies: string;
  readonly failOn: string;
  readonly failOnWidening: boolean;
  /** A git ref; `undefined`: nothing to compare with, and no review. */
  readonly base: string | undefined;
  readonly observations: string | undefined;
  /** Output of `terraform show -json`. */
  readonly plan: string | undefined;
  readonly asOf: string | undefined;
  readonly sarifFile: string | undefined;
  /** Whether the review page is written. */
  readonly report: boolean;
  readonly comment: "changes" | "always" | "never";
  readonly token: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws UserError for inputs that are not what `action.yml` says. */
export function readInputs(env: Environment): Inputs {
  const comment = input(env, "comment") ?? "changes";
  if (comment !== "changes" && comment !== "always" && comment !== "never") {
    throw new UserError(`the input comment is "${comment}"`, { hint: "It must be changes, always or never." });
  }
  return {
    policies: input(env, "policies") ?? "policies",
    failOn: input(env, "fail-on") ?? "error",
    failOnWidening: readBoolean(env, "fail-on-widening"),
    base: input(env, "base"),
    observations: input(env, "observations"),
    plan: input(env, "plan"),
    asOf: input(env, "as-of"),
    sarifFile: input(env, "sarif-file"),
    report: readBoolean(env, "report"),
    comment,
    token: input(env, "token"),
  };
}

/** The runner passes every input, an unset one as the empty text. */
function input(env: Environment, name: string): string | undefined {
  return env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
}

function readBoolean(env: Environment, name: string): boolean {
  const text = input(env, name) ?? "false";
  if (text !== "true" && text !== "false") {
    throw new UserError(`the input ${name} is "${text}"`, { hint: "It must be true or false." });
  }
  return text === "true";
}
