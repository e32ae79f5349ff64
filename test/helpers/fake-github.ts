/** As much of GitHub's API as the action uses, on a free port of the loopback: comments of pull requests, and its refusals. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface FakeComment {
  readonly databaseId: number;
  body: string;
  readonly viewerDidAuthor: boolean;
}

export interface FakeGitHub {
  readonly url: string;
  readonly comments: FakeComment[];
  /** `POST /graphql`, in the order in which they came. */
  readonly requests: string[];
  /** Answers with these first, one after the other. */
  readonly refuseNext: { readonly status: number; readonly headers?: Readonly<Record<string, string>> }[];
  readonly close: () => Promise<void>;
}

const pageSize = 100;
export const fakeToken = "a-token-of-the-test";

export async function startFakeGitHub(): Promise<FakeGitHub> {
  const comments: FakeComment[] = [];
  const requests: string[] = [];
  const refuseNext: FakeGitHub["refuseNext"] = [];
  let nextId = 1000;

  const answer = (request: IncomingMessage, body: string): readonly [number, unknown] => {
    const path = request.url ?? "";
    if (request.headers.authorization !== `Bearer ${fakeToken}`) return [401, { message: "Bad credentials" }];
    const data = JSON.parse(body);
    if (path === "/graphql") {
      const { number, after } = data.variables;
      if (number !== 7) return [200, { data: { repository: { pullRequest: null } }, errors: [{ message: "no such" }] }];
      const start = after === null ? 0 : Number(after);
      const end = start + pageSize;
      const pageInfo = { hasNextPage: end < comments.length, endCursor: String(end) };
      const nodes = comments.slice(start, end);
      return [200, { data: { repository: { pullRequest: { comments: { pageInfo, nodes } } } } }];
    }
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
    requests,
    refuseNext,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
