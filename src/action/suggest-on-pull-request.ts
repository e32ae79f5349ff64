/**
 * One review with suggestions for lines of a pull request. Never repeats itself: what this account has suggested for a line
 * stays, whatever became of it.
 */

import { callGitHub, type GitHub, itemsOfPullRequest } from "../forge/github.ts";
import { count } from "../text/words.ts";
import { type Suggestion, suggestionMark } from "./suggestions.ts";

/** More would be noise: each is a comment with a notification. */
const maxSuggestions = 20;

export interface SuggestionRequest {
  /** The pull request's. */
  readonly number: number;
  /** The commit whose lines are meant. */
  readonly head: string;
  readonly suggestions: readonly Suggestion[];
}

/** @throws UserError where GitHub refuses or does not answer. */
export async function suggestOnPullRequest(
  github: GitHub,
  { number, head, suggestions }: SuggestionRequest,
): Promise<void> {
  if (suggestions.length === 0) return;
  const earlier = await findOwnThreads(github, number);
  const fresh = suggestions.filter((suggestion) => !earlier.some((thread) => isFor(thread, suggestion)));
  if (fresh.length === 0) return;
  const shown = fresh.slice(0, maxSuggestions);
  const left = fresh.length - shown.length;
  const summary = `discriminat-policy lint suggests ${count(shown.length, "repair")}.`;
  const more =
    left === 0 ? "" : ` ${count(left, "more line")} can be repaired in the same way: see the summary of the job.`;
  await callGitHub(github, `${github.apiUrl}/repos/${github.repository}/pulls/${number}/reviews`, {
    method: "POST",
    body: {
      commit_id: head,
      event: "COMMENT",
      body: `${suggestionMark}\n${summary}${more}`,
      comments: shown.map((suggestion) => ({ ...suggestion, side: "RIGHT" })),
    },
  });
}

/** The comments on a line. */
interface Thread {
  readonly path: string;
  /** Where the line is now; `null` where the diff no longer has it. */
  readonly line: number | null;
  /** Whether the line has changed since. */
  readonly isOutdated: boolean;
  readonly comments: { readonly nodes: readonly { readonly body: string; readonly viewerDidAuthor: boolean }[] };
}

async function findOwnThreads(github: GitHub, number: number): Promise<readonly Thread[]> {
  const fields = "path line isOutdated comments(first: 1) { nodes { body viewerDidAuthor } }";
  const own: Thread[] = [];
  for await (const thread of itemsOfPullRequest<Thread>(github, number, "reviewThreads", fields)) {
    const [first] = thread.comments.nodes;
    if (first?.viewerDidAuthor && first.body.startsWith(suggestionMark)) own.push(thread);
  }
  return own;
}

/** A line that stands as it was has its suggestion, though another day would suggest another date. */
function isFor({ path, line, isOutdated, comments }: Thread, suggestion: Suggestion): boolean {
  if (path !== suggestion.path) return false;
  const isSame = comments.nodes[0]?.body.trim() === suggestion.body.trim();
  return isOutdated || line === null ? isSame : line === suggestion.line;
}
