/**
 * Merge requests as GitLab's API gives them, on a free port of the loopback, over the same real repository and the same people as
 * those of GitHub (fake-pulls.ts): only the words differ.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { FakePulls } from "./fake-pulls.ts";

export interface FakeGitLab {
  readonly url: string;
  /** `POST /projects/42/merge_requests`, in the order in which they came. */
  readonly requests: string[];
  readonly close: () => Promise<void>;
}

type Fields = Readonly<Record<string, unknown>>;

export async function startFakeGitLab(pulls: FakePulls, token: string): Promise<FakeGitLab> {
  const requests: string[] = [];
  const toGitHub = "/repos/tern/policies";
  const shown = (number: unknown): Fields => {
    const pull = pulls.all.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`no merge request ${number}`);
    const state = pull.merged ? "merged" : pull.state === "open" ? "opened" : "closed";
    return {
      ...{ iid: pull.number, title: pull.title, description: pull.body, state, sha: pull.head },
      ...{ source_branch: pull.branch, target_branch: pull.base, web_url: `https://gitlab.test/${pull.number}` },
      ...{ source_project_id: pull.from === "tern/policies" ? 42 : 666, target_project_id: 42, labels: pull.labels },
    };
  };
  const refused = (status: number, body: unknown): readonly [number, unknown] => {
    const { errors = [] } = body as { errors?: { message: string }[] };
    return [status, { message: errors.map(({ message }) => message) }];
  };

  const answer = (method: string, url: string, sent: string): readonly [number, unknown] => {
    const { pathname, searchParams: query } = new URL(url, "http://localhost");
    const [, iid, notes] = /^\/projects\/42\/merge_requests(?:\/(\d+))?(\/notes)?$/.exec(pathname) ?? [];
    if (!pathname.startsWith("/projects/42/merge_requests")) return [404, { message: "404 Project Not Found" }];
    const data: Readonly<Record<string, string>> = JSON.parse(sent || "{}");
    if (notes !== undefined) {
      return pulls.answer(method, `${toGitHub}/issues/${iid}/comments?${query}`, sent) ?? [404, {}];
    }
    if (method === "GET") {
      const page = `per_page=${query.get("per_page")}&page=${query.get("page")}`;
      const head = `tern:${query.get("source_branch")}`;
      const [, list] = pulls.answer("GET", `${toGitHub}/pulls?state=all&head=${head}&${page}`, "") ?? [];
      return [200, (list as { number: number }[]).map(({ number }) => shown(number))];
    }
    if (method === "POST") {
      const { source_branch: head, target_branch: base, title, description: body, labels = "" } = data;
      const [status, made] =
        pulls.answer("POST", `${toGitHub}/pulls`, JSON.stringify({ head, base, title, body })) ?? [];
      if (status !== 201) return refused(409, made);
      const { number } = made as { number: number };
      pulls.all.find((one) => one.number === number)?.labels.push(...labels.split(",").filter((label) => label !== ""));
      return [201, shown(number)];
    }
    if (method !== "PUT") return [405, { message: "405 Method Not Allowed" }];
    const { title, description: body, state_event: event } = data;
    const change = { title, body, ...(event === "close" && { state: "closed" }) };
    const [status, edited] = pulls.answer("PATCH", `${toGitHub}/pulls/${iid}`, JSON.stringify(change)) ?? [404, {}];
    return status === 200 ? [200, shown(Number(iid))] : refused(status, edited);
  };

  const server = createServer((incoming, outgoing) => {
    const respond = async (): Promise<void> => {
      const body = await text(incoming);
      requests.push(`${incoming.method} ${incoming.url}`);
      const isKnown = incoming.headers["private-token"] === token;
      const [status, value] = isKnown
        ? answer(incoming.method ?? "", incoming.url ?? "", body)
        : ([401, { message: "401 Unauthorized" }] as const);
      outgoing.writeHead(status, { "content-type": "application/json" });
      outgoing.end(JSON.stringify(value));
    };
    respond().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
