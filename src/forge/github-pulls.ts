/** Pull requests over GitHub's REST API (https://docs.github.com/en/rest/pulls/pulls). */
import { UserError } from "../errors.ts";
import { isMap, type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import { callGitHub, type GitHub } from "./github.ts";
import { mostPages, type Proposal, type Proposals, pageSize } from "./proposals.ts";

export function githubPulls(github: GitHub): Proposals {
  const { apiUrl, repository } = github;
  const [owner = ""] = repository.split("/");
  const at = (path: string): string => `${apiUrl}/repos/${repository}/${path}`;
  const pages = async (path: string): Promise<readonly JsonMap[]> => {
    const items: JsonMap[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const own = mapsOf(await callGitHub(github, at(`${path}per_page=${pageSize}&page=${page}`), { method: "GET" }));
      items.push(...own);
      if (own.length < pageSize) break;
    }
    return items;
  };
  return {
    forge: "GitHub",
    noun: "pull request",
    list: async (branch) => {
      const head = encodeURIComponent(`${owner}:${branch}`);
      const pulls = await pages(`pulls?state=all&head=${head}&sort=created&direction=desc&`);
      // A fork of the same owner may have a branch of the same name.
      return pulls
        .filter(({ head }) => mapOf(head).ref === branch && isSame(mapOf(mapOf(head).repo).full_name, repository))
        .map(readPull);
    },
    create: async ({ branch, base, title, body, labels }) => {
      const pull = await callGitHub(github, at("pulls"), { method: "POST", body: { head: branch, base, title, body } });
      const made = readPull(mapOf(pull));
      if (labels.length > 0) {
        await callGitHub(github, at(`issues/${made.number}/labels`), { method: "POST", body: { labels } });
      }
      return made;
    },
    edit: async (number, texts) => {
      await callGitHub(github, at(`pulls/${number}`), { method: "PATCH", body: texts });
    },
    close: async (number, body) => {
      await callGitHub(github, at(`pulls/${number}`), { method: "PATCH", body: { state: "closed", body } });
    },
    comment: async (number, body) => {
      await callGitHub(github, at(`issues/${number}/comments`), { method: "POST", body: { body } });
    },
    comments: async (number) => {
      const comments = await pages(`issues/${number}/comments?`);
      return comments.flatMap(({ body }) => (typeof body === "string" ? [body] : []));
    },
  };
}

/** GitHub does not tell upper from lower case in the names of repositories. */
function isSame(name: unknown, repository: string): boolean {
  return typeof name === "string" && name.toLowerCase() === repository.toLowerCase();
}

function readPull({ number, html_url, title, body, state, merged_at, head }: JsonMap): Proposal {
  if (typeof number !== "number" || !isMap(head) || typeof head.sha !== "string") {
    throw new UserError("GitHub's answer is not a pull request", {
      hint: "Is GITHUB_API_URL the address of GitHub's REST API?",
      exitCode: 3,
    });
  }
  const isMerged = typeof merged_at === "string";
  return {
    number,
    shown: `#${number}`,
    url: typeof html_url === "string" ? html_url : "",
    title: typeof title === "string" ? title : "",
    body: typeof body === "string" ? body : "",
    head: head.sha,
    state: state === "open" ? "open" : isMerged ? "merged" : "closed",
  };
}
