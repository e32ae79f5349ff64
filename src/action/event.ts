/** The change that an event of GitHub is about (https://docs.github.com/en/webhooks/webhook-events-and-payloads). */
import { readFileSync } from "node:fs";
import { UserError } from "../errors.ts";
import type { ChangeInQuestion } from "../git/checkout-of-change.ts";

export interface ChangeEvent extends ChangeInQuestion {
  /** Of the pull request; `undefined` for a merge group, which no one can comment on. */
  readonly number: number | undefined;
  /** What to write in the workflow where something else is checked out. */
  readonly repair: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `undefined` for events that are about no change: a push, a schedule. @throws UserError for one that cannot be read. */
export function readEvent(env: Environment): ChangeEvent | undefined {
  const file = env.GITHUB_EVENT_PATH;
  if (file === undefined || file === "") return undefined;
  const { pull_request: pull, merge_group: group } = JSON.parse(readFileSync(file, "utf8"));
  const started = env.GITHUB_SHA || undefined;
  if (group !== undefined) {
    return {
      number: undefined,
      head: commit(group.head_sha),
      base: commit(group.base_sha),
      baseBranch: branch(group.base_ref),
      started,
      words: "the merge group",
      repair: "Leave out `ref` and `repository` of actions/checkout, or set them to the commit of the merge group.",
    };
  }
  if (pull === undefined) return undefined;
  const { number } = pull;
  const target = "pull_request_target checks out the base branch: use the event pull_request";
  return {
    number,
    head: commit(pull.head?.sha),
    base: commit(pull.base?.sha),
    baseBranch: branch(pull.base?.ref),
    started,
    words: `pull request ${number}`,
    repair: `${env.GITHUB_EVENT_NAME === "pull_request" ? "Check it out" : `${target}, or check it out`}: actions/checkout with \`ref: refs/pull/${number}/merge\` and \`fetch-depth: 0\`.`,
  };
}

function commit(id: unknown): string {
  if (typeof id === "string" && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(id)) return id;
  throw new UserError("the event names no commit of the change", { hint: "Run the action as GitHub starts it." });
}

const branch = (ref: unknown): string | undefined =>
  typeof ref === "string" ? ref.replace(/^refs\/heads\//, "") : undefined;
