/** Merge requests over GitLab's REST API (https://docs.gitlab.com/api/merge_requests/, https://docs.gitlab.com/api/notes/). */
import { UserError } from "../errors.ts";
import { type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import { type Call, type Caller, callForge } from "./call.ts";
import { mostPages, type Proposal, type Proposals, pageSize } from "./proposals.ts";

export interface GitLab {
  /** `CI_API_V4_URL` */
  readonly apiUrl: string;
  /** `CI_PROJECT_ID`: a number, or `group/name`. */
  readonly project: string;
  /** Of a project or a group, with the scopes `api` and `write_repository`: a job's own token may not open merge requests. */
  readonly token: string;
}

export function gitlabMergeRequests({ apiUrl, project, token }: GitLab): Proposals {
  const caller: Caller = {
    forge: "GitLab",
    headers: { "private-token": token },
    permission:
      "Give the job a token of the project with the role Developer and the scopes api and write_repository, in the masked variable GITLAB_TOKEN.",
  };
  const at = (path: string): string => `${apiUrl}/projects/${encodeURIComponent(project)}/merge_requests${path}`;
  const call = (path: string, what: Call) => callForge(caller, at(path), what);
  const pages = async (path: string): Promise<readonly JsonMap[]> => {
    const items: JsonMap[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const own = mapsOf(await call(`${path}per_page=${pageSize}&page=${page}`, { method: "GET" }));
      items.push(...own);
      if (own.length < pageSize) break;
    }
    return items;
  };
  return {
    forge: "GitLab",
    noun: "merge request",
    list: async (branch) => {
      const query = `?source_branch=${encodeURIComponent(branch)}&state=all&order_by=created_at&sort=desc&`;
      const all = await pages(query);
      return all
        .filter((one) => one.source_branch === branch && one.source_project_id === one.target_project_id)
        .map(readMergeRequest);
    },
    create: async ({ branch, base, title, body, labels }) => {
      const made = await call("", {
        method: "POST",
        body: {
          ...{ source_branch: branch, target_branch: base, title, description: body, remove_source_branch: true },
          ...(labels.length > 0 && { labels: labels.join(",") }),
        },
      });
      return readMergeRequest(mapOf(made));
    },
    edit: async (number, { title, body }) => {
      await call(`/${number}`, { method: "PUT", body: { title, description: body } });
    },
    close: async (number, body) => {
      await call(`/${number}`, { method: "PUT", body: { state_event: "close", description: body } });
    },
    comment: async (number, body) => {
      await call(`/${number}/notes`, { method: "POST", body: { body } });
    },
    comments: async (number) => {
      const notes = await pages(`/${number}/notes?`);
      return notes.flatMap(({ body }) => (typeof body === "string" ? [body] : []));
    },
  };
}

function readMergeRequest({ iid, web_url, title, description, state, sha }: JsonMap): Proposal {
  if (typeof iid !== "number") {
    throw new UserError("GitLab's answer is not a merge request", {
      hint: "Is CI_API_V4_URL the address of GitLab's REST API?",
      exitCode: 3,
    });
  }
  return {
    number: iid,
    shown: `!${iid}`,
    url: typeof web_url === "string" ? web_url : "",
    title: typeof title === "string" ? title : "",
    body: typeof description === "string" ? description : "",
    head: typeof sha === "string" ? sha : "",
    // `locked` for a moment, while it is being merged.
    state: state === "opened" || state === "locked" ? "open" : state === "merged" ? "merged" : "closed",
  };
}
