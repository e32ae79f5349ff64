/** The forge that the environment of a job describes, and what git needs to push there. Reads no file. */
import type { Io } from "../../command-line/command.ts";
import { UserError } from "../../errors.ts";
import { githubPulls } from "../../forge/github-pulls.ts";
import { gitlabMergeRequests } from "../../forge/gitlab-merge-requests.ts";
import type { Proposals } from "../../forge/proposals.ts";
import type { Credentials } from "../../git/remote.ts";

export interface ForgeOfJob {
  readonly proposals: Proposals;
  readonly credentials: Credentials;
}

/**
 * Of a job of GitHub Actions (https://docs.github.com/en/actions/reference/workflows-and-actions/variables) or of GitLab
 * (https://docs.gitlab.com/ci/variables/predefined_variables/).
 *
 * @throws UserError where something is not set
 */
export function forgeOf(forge: "github" | "gitlab", env: Io["env"]): ForgeOfJob {
  const of = (hint: string, ...names: readonly string[]): string => {
    const value = names.map((name) => env[name]).find((text) => text !== undefined && text !== "");
    if (value !== undefined) return value;
    throw new UserError(`${names.join(" or ")} is not set in the environment`, { hint });
  };
  if (forge === "github") {
    const token = of("In a workflow give it to the step: env, GITHUB_TOKEN, github.token.", "GITHUB_TOKEN", "GH_TOKEN");
    const repository = of("Outside of a workflow: GITHUB_REPOSITORY=owner/name", "GITHUB_REPOSITORY");
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) {
      throw new UserError("GITHUB_REPOSITORY is not owner/name", { hint: "Write GITHUB_REPOSITORY=owner/name." });
    }
    const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
    const server = env.GITHUB_SERVER_URL || "https://github.com";
    return {
      proposals: githubPulls({ apiUrl, graphqlUrl: env.GITHUB_GRAPHQL_URL ?? "", repository, token }),
      credentials: { server, user: "x-access-token", token },
    };
  }
  const token = of("Make a project access token, and a masked variable of it.", "GITLAB_TOKEN");
  const project = of("Outside of a pipeline: CI_PROJECT_ID=<number>", "CI_PROJECT_ID");
  const server = env.CI_SERVER_URL || "https://gitlab.com";
  const apiUrl = env.CI_API_V4_URL || `${server}/api/v4`;
  return {
    proposals: gitlabMergeRequests({ apiUrl, project, token }),
    credentials: { server, user: "oauth2", token },
  };
}
