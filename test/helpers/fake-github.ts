/**
 * As much of GitHub's API as the action and `upkeep` use, on a free port of the loopback: comments and reviews of pull requests,
 * pull requests themselves, and its refusals.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakePulls } from "./fake-pulls.ts";

interface FakeComment {
  readonly databaseId: number;
  body: string;
  readonly viewerDidAuthor: boolean;
}

/** The comments on a line. */
export interface FakeThread {
  readonly path: string;
  readonly line: number | null;
  readonly isOutdated: boolean;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
}

interface FakeReview {
  readonly commit_id: string;
  readonly event: string;
  readonly body: string;
  readonly comments: readonly {
    readonly path: string;
    readonly line: number;
    readonly side: string;
    readonly body: string;
  }[];
}

export interface FakeGitHub {
  readonly url: string;
  readonly comments: FakeComment[];
  readonly reviews: FakeReview[];
  readonly threads: FakeThread[];
  /** The lines of each file that the diff of the pull request shows; others take no comment. */
  readonly diff: Map<string, readonly number[]>;
  /** `POST /graphql`, in the order in which they came. */
  readonly requests: string[];
  /** Answers with these first, one after the other. */
  readonly refuseNext: { readonly status: number; readonly headers?: Readonly<Record<string, string>> }[];
  /** Everything that was sent to it, and what it was told to answer. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

const pageSize = 100;
export const fakeToken = "a-token-of-the-test";

/** @param pulls the pull requests of the repository, where a test is about more than the comments of one */
export async function startFakeGitHub(pulls?: FakePulls): Promise<FakeGitHub> {
  const comments: FakeComment[] = [];
  const reviews: FakeReview[] = [];
  const threads: FakeThread[] = [];
  const diff: FakeGitHub["diff"] = new Map();
  const requests: string[] = [];
  const refuseNext: FakeGitHub["refuseNext"] = [];
  let nextId = 1000;

  const review = (data: FakeReview): readonly [number, unknown] => {
    const refuse = (error: string) => [422, { message: "Unprocessable Entity", errors: [error] }] as const;
    if (data.event !== "COMMENT" || data.body === "") return refuse("Body can't be blank");
    if (!/^[0-9a-f]{40}$/.test(data.commit_id)) return refuse("commit_id is not part of the pull request");
    for (const { path, line, side, body } of data.comments) {
      if (side !== "RIGHT" || !diff.get(path)?.includes(line)) return refuse("Line must be part of the diff");
      if (body.trim() === "" || body.length > 65_536) return refuse("Body is blank or too long");
    }
    reviews.push(data);
    for (const { path, line, body } of data.comments) {
      threads.push({ path, line, isOutdated: false, body: body.trim(), viewerDidAuthor: true });
    }
    return [200, { id: reviews.length }];
  };

  const answer = (request: IncomingMessage, body: string): readonly [number, unknown] => {
    const path = request.url ?? "";
    if (request.headers.authorization !== `Bearer ${fakeToken}`) return [401, { message: "Bad credentials" }];
    const known = pulls?.answer(request.method ?? "", path, body);
    if (known !== undefined) return known;
    const data = JSON.parse(body || "{}");
    if (path === "/graphql") {
      const { number, after } = data.variables;
      if (number !== 7) return [200, { data: { repository: { pullRequest: null } }, errors: [{ message: "no such" }] }];
      const start = after === null ? 0 : Number(after);
      const end = start + pageSize;
      const [list] = /reviewThreads|comments/.exec(data.query) ?? [];
      const all =
        list === "comments"
          ? comments
          : threads.map(({ body, viewerDidAuthor, ...thread }) => {
              return { ...thread, comments: { nodes: [{ body, viewerDidAuthor }] } };
            });
      const pageInfo = { hasNextPage: end < all.length, endCursor: String(end) };
      const nodes = all.slice(start, end);
      return [200, { data: { repository: { pullRequest: { [list ?? ""]: { pageInfo, nodes } } } } }];
    }
    if (request.method === "POST" && path === "/repos/tern/policies/pulls/7/reviews") return review(data);
    if (data.body.length > 65_536) return [422, { message: "body is too long" }];
    if (request.method === "POST" && path === "/repos/tern/policies/issues/7/comments") {
      comments.push({ databaseId: nextId, body: data.body.trim(), viewerDidAuthor: true });
      nextId += 1;
      return [201, { id: nextId - 1 }];
    }
    const id = /^\/repos\/tern\/policies\/issues\/comments\/(\d+)$/.exec(path)?.[1];
    const comment = comments.find(({ databaseId }) => databaseId === Number(id));
    if (request.method !== "PATCH" || comment === undefined) return [404, { message: "Not Found" }];
    comment.body = data.body.trim();
    return [200, { id: comment.databaseId }];
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = "";
    for await (const chunk of request) body += chunk;
    requests.push(`${request.method} ${request.url}`);
    const refusal = refuseNext.shift();
    const [status, value] = refusal === undefined ? answer(request, body) : [refusal.status, { message: "refused" }];
    response.writeHead(status, { "content-type": "application/json", ...refusal?.headers });
    response.end(JSON.stringify(value));
  };

  const server = createServer((request, response) => void respond(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    comments,
    reviews,
    threads,
    diff,
    requests,
    refuseNext,
    forget: () => {
      for (const list of [comments, reviews, threads, requests, refuseNext]) list.length = 0;
      diff.clear();
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
