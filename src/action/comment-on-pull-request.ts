/**
 * The one comment of a pull request that the action keeps up to date. Finds it by the mark in its first line, among the
 * comments of the token's own account: comments of other accounts with the same mark are ignored.
 */
import { callGitHub, type GitHub, itemsOfPullRequest } from "../forge/github.ts";

export interface CommentRequest {
  /** The pull request's. */
  readonly number: number;
  /** Begins with the mark, alone in its line. */
  readonly body: string;
  /** `false`: an existing comment is updated, but none is made. */
  readonly create: boolean;
}

/**
 * Returns what became of it.
 *
 * @throws UserError where GitHub refuses or does not answer.
 */
export async function commentOnPullRequest(
  github: GitHub,
  { number, body, create }: CommentRequest,
): Promise<"created" | "updated" | "unchanged" | "none"> {
  const [mark = ""] = body.split("\n", 1);
  const existing = await findOwnComment(github, number, mark);
  if (existing === undefined && !create) return "none";
  // GitHub trims what it stores.
  if (existing?.body.trim() === body.trim()) return "unchanged";
  const comments = `${github.apiUrl}/repos/${github.repository}/issues`;
  if (existing === undefined) {
    await callGitHub(github, `${comments}/${number}/comments`, { method: "POST", body: { body } });
    return "created";
  }
  await callGitHub(github, `${comments}/comments/${existing.databaseId}`, { method: "PATCH", body: { body } });
  return "updated";
}

interface ExistingComment {
  readonly databaseId: number;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

async function findOwnComment(github: GitHub, number: number, mark: string): Promise<ExistingComment | undefined> {
  const comments = itemsOfPullRequest<ExistingComment>(github, number, "comments", "databaseId body viewerDidAuthor");
  for await (const comment of comments) {
    if (comment.viewerDidAuthor && comment.body.split("\n", 1)[0]?.trim() === mark) return comment;
  }
  return undefined;
}
