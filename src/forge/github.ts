/** GitHub's API as the action and `upkeep` use it: one call, and the lists of a pull request. Must not talk to any other server. */
import { UserError } from "../errors.ts";
import { type Call, type Caller, callForge } from "./call.ts";

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

/** @throws UserError where GitHub refuses or does not answer. */
export async function callGitHub(github: GitHub, url: string, call: Call): Promise<unknown> {
  return await callForge(callerOf(github), url, call);
}

function callerOf({ token }: GitHub): Caller {
  return {
    forge: "GitHub",
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "x-github-api-version": "2022-11-28",
    },
    permission: "Give the job the permission pull-requests: write; pull requests from forks never have it.",
  };
}
