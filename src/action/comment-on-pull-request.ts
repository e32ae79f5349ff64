/**
 * The one comment of a pull request that the action keeps up to date. Finds it by the mark in its first line, among the
 * comments of the token's own account: whoever else writes the mark into a comment is not answered.
 */
import { setTimeout } from "node:timers/promises";
import { UserError } from "../errors.ts";

export interface GitHub {
  /** `GITHUB_API_URL` */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL` */
  readonly graphqlUrl: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
}

export interface CommentRequest {
  readonly pullRequest: number;
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
  { pullRequest, body, create }: CommentRequest,
): Promise<"created" | "updated" | "unchanged" | "none"> {
  const [mark = ""] = body.split("\n", 1);
  const existing = await findOwnComment(github, pullRequest, mark);
  if (existing === undefined && !create) return "none";
  // GitHub trims what it stores.
  if (existing?.body.trim() === body.trim()) return "unchanged";
  const comments = `${github.apiUrl}/repos/${github.repository}/issues`;
  if (existing === undefined) {
    await call(github, `${comments}/${pullRequest}/comments`, { method: "POST", body: { body } });
    return "created";
  }
  await call(github, `${comments}/comments/${existing.databaseId}`, { method: "PATCH", body: { body } });
  return "updated";
}

interface ExistingComment {
  readonly databaseId: number;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

const commentsQuery = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { databaseId body viewerDidAuthor }
      }
    }
  }
}`;

async function findOwnComment(github: GitHub, number: number, mark: string): Promise<ExistingComment | undefined> {
  const [owner, name] = github.repository.split("/");
  let after: string | null = null;
  do {
    const variables: object = { owner, name, number, after };
    // biome-ignore lint/suspicious/noExplicitAny: GitHub's answer, checked below.
    const answer: any = await call(github, github.graphqlUrl, {
      method: "POST",
      body: { query: commentsQuery, variables },
    });
    const comments = answer?.data?.repository?.pullRequest?.comments;
    if (comments === undefined) {
      const [problem] = answer?.errors ?? [];
      throw new UserError(`GitHub does not list the comments of #${number}: ${problem?.message ?? "no reason given"}`, {
        hint: "Give the job the permission pull-requests: write.",
        exitCode: 3,
      });
    }
    const found = comments.nodes.find(
      (comment: ExistingComment) => comment.viewerDidAuthor && comment.body.split("\n", 1)[0]?.trim() === mark,
    );
    if (found !== undefined) return found;
    after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
  } while (after !== null);
  return undefined;
}

const attempts = 4;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/** Tries again where GitHub is overloaded or asks for patience. */
async function call(
  { token }: GitHub,
  url: string,
  { method, body }: { readonly method: string; readonly body: object },
): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(url, method, body, token);
    if (typeof answer !== "string" && answer.ok) return await answer.json();
    const isPassing = typeof answer === "string" || answer.status >= 500 || answer.headers.has("retry-after");
    if (!isPassing || attempt === attempts) throw refusal(method, url, answer);
    const asked = typeof answer === "string" ? Number.NaN : Number(answer.headers.get("retry-after") ?? Number.NaN);
    const pauseMs = Number.isNaN(asked) ? firstPauseMs * 2 ** (attempt - 1) : asked * 1000;
    await setTimeout(Math.min(pauseMs, longestPauseMs));
  }
}

/** The answer, or why there is none. */
async function send(url: string, method: string, body: object, token: string): Promise<Response | string> {
  try {
    return await fetch(url, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "user-agent": "discriminat-policy",
        "x-github-api-version": "2022-11-28",
      },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? `${message}: ${cause.message}` : message;
  }
}

function refusal(method: string, url: string, answer: Response | string): UserError {
  const { pathname } = new URL(url);
  if (typeof answer === "string") {
    return new UserError(`GitHub does not answer ${method} ${pathname}: ${answer}`, { exitCode: 3 });
  }
  const hint =
    answer.status === 401 || answer.status === 403 || answer.status === 404
      ? "Give the job the permission pull-requests: write; pull requests from forks never have it."
      : "Try again later.";
  return new UserError(`GitHub answers ${method} ${pathname} with ${answer.status}`, { hint, exitCode: 3 });
}
