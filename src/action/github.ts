/**
 * GitHub's API as far as the action uses it: one call, and the lists of a pull request. Says what GitHub refuses in words. Must
 * not talk to any other server.
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

/**
 * The items of one list of a pull request, page by page.
 *
 * @param fields GraphQL, of each item
 */
export async function* itemsOfPullRequest<Item>(
  github: GitHub,
  number: number,
  list: "comments" | "reviewThreads",
  fields: string,
): AsyncGenerator<Item> {
  const query = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      ${list}(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { ${fields} }
      }
    }
  }
}`;
  const [owner, name] = github.repository.split("/");
  let after: string | null = null;
  do {
    const variables: object = { owner, name, number, after };
    // biome-ignore lint/suspicious/noExplicitAny: GitHub's answer, checked below.
    const answer: any = await callGitHub(github, github.graphqlUrl, { method: "POST", body: { query, variables } });
    const page = answer?.data?.repository?.pullRequest?.[list];
    if (page === undefined) {
      const [problem] = answer?.errors ?? [];
      throw new UserError(`GitHub does not list the comments of #${number}: ${problem?.message ?? "no reason given"}`, {
        hint: "Give the job the permission pull-requests: write.",
        exitCode: 3,
      });
    }
    yield* page.nodes;
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

const attempts = 4;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/** Tries again where GitHub is overloaded or asks for patience. */
export async function callGitHub(
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
