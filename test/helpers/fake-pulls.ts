/**
 * Pull requests as GitHub keeps them, over a real bare repository: the head of an open one is what its branch is now, one whose
 * branch is gone is closed, and merging moves the base. `answer` speaks GitHub's REST API; the rest is what people do.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface FakePull {
  readonly number: number;
  readonly branch: string;
  readonly base: string;
  /** `tern/policies`, or a fork's. */
  readonly from: string;
  title: string;
  body: string;
  state: "open" | "closed";
  merged: boolean;
  head: string;
  readonly labels: string[];
  readonly comments: string[];
}

type Answer = readonly [number, unknown];

export interface FakePulls {
  readonly all: FakePull[];
  /** `undefined` for a path that is not about pull requests. */
  readonly answer: (method: string, url: string, body: string) => Answer | undefined;
  /** By squashing or with a merge commit, as the button does. */
  readonly merge: (number: number, how?: "squash" | "merge") => void;
  readonly close: (number: number) => void;
  /** Of a fork, with any branch. */
  readonly openFromFork: (branch: string, body: string) => FakePull;
}

const repository = "tern/policies";
const maxBody = 65_536;

/**
 * @param origin path of the bare repository
 * @param today `YYYY-MM-DD`: the day on which people merge
 */
export function fakePulls(origin: string, today: () => string = () => "2026-11-16"): FakePulls {
  const all: FakePull[] = [];
  const git = (args: readonly string[], cwd = origin): string => {
    const [author, committer] = ["merger@example.com", "noreply@github.com"];
    const at = `${today()}T12:00:00Z`;
    const who = {
      ...{ GIT_AUTHOR_NAME: "Merger", GIT_AUTHOR_EMAIL: author, GIT_AUTHOR_DATE: at },
      ...{ GIT_COMMITTER_NAME: "GitHub", GIT_COMMITTER_EMAIL: committer, GIT_COMMITTER_DATE: at },
    };
    const { status, stdout, stderr } = spawnSync("git", args, {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env.PATH, ...who },
    });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  };
  const headOf = (branch: string): string | undefined => {
    try {
      return git(["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`]);
    } catch {
      return undefined;
    }
  };
  const look = (): void => {
    for (const pull of all) {
      if (pull.state !== "open" || pull.from !== repository) continue;
      const head = headOf(pull.branch);
      if (head === undefined) pull.state = "closed";
      else pull.head = head;
    }
  };
  const shown = ({ number, branch, base, from, title, body, state, merged, head, labels }: FakePull) => ({
    ...{
      number,
      title,
      body: body === "" ? null : body,
      state,
      html_url: `https://github.test/${repository}/pull/${number}`,
    },
    merged_at: merged ? "2026-11-24T00:00:00Z" : null,
    head: { ref: branch, sha: head, repo: { full_name: from } },
    base: { ref: base },
    labels: labels.map((name) => ({ name })),
  });
  const refuse = (message: string): Answer => [422, { message: "Validation Failed", errors: [{ message }] }];
  const create = ({ head: branch, base, title, body = "" }: Readonly<Record<string, string>>): Answer => {
    if (branch === undefined || base === undefined || title === undefined) return refuse("missing field");
    const head = headOf(branch);
    if (head === undefined) return refuse("head is invalid");
    if (headOf(base) === undefined) return refuse("base is invalid");
    if (all.some((one) => one.state === "open" && one.branch === branch && one.from === repository)) {
      return refuse(`A pull request already exists for tern:${branch}.`);
    }
    if (git(["rev-list", `${base}..${branch}`]) === "") return refuse(`No commits between ${base} and ${branch}`);
    if (body.length > maxBody) return refuse("body is too long");
    const pull: FakePull = {
      ...{ number: all.length + 1, branch, base, from: repository, title, body: body.trim(), state: "open" },
      ...{ merged: false, head, labels: [], comments: [] },
    };
    all.push(pull);
    return [201, shown(pull)];
  };
  const edit = (pull: FakePull, { title, body, state }: Readonly<Record<string, string>>): Answer => {
    if (body !== undefined && body.length > maxBody) return refuse("body is too long");
    if (title !== undefined) pull.title = title;
    if (body !== undefined) pull.body = body.trim();
    if (state === "closed" || state === "open") pull.state = state;
    return [200, shown(pull)];
  };
  const page = <Item>(items: readonly Item[], query: URLSearchParams): readonly Item[] => {
    const size = Math.min(Number(query.get("per_page") ?? 30), 100);
    const start = (Number(query.get("page") ?? 1) - 1) * size;
    return items.slice(start, start + size);
  };
  const find = (number: number): FakePull => {
    const pull = all.find((one) => one.number === number);
    if (pull === undefined) throw new Error(`no pull request ${number}`);
    return pull;
  };

  return {
    all,
    answer: (method, url, body) => {
      const { pathname, searchParams: query } = new URL(url, "http://localhost");
      const path = pathname.replace(`/repos/${repository}/`, "");
      look();
      if (path === "pulls" && method === "POST") return create(JSON.parse(body));
      if (path === "pulls" && method === "GET") {
        const [state, head] = [query.get("state") ?? "open", query.get("head")];
        const found = all.filter(
          (one) => (state === "all" || one.state === state) && (head === null || head === `tern:${one.branch}`),
        );
        return [200, page(found.toReversed(), query).map(shown)];
      }
      const [, kind, number, list] = /^(pulls|issues)\/(\d+)(?:\/(comments|labels))?$/.exec(path) ?? [];
      const pull = all.find((one) => one.number === Number(number));
      if (pull === undefined) return undefined;
      if (kind === "pulls" && list === undefined && method === "PATCH") return edit(pull, JSON.parse(body));
      if (list === "comments" && method === "GET") {
        return [200, page(pull.comments, query).map((text) => ({ body: text }))];
      }
      if (list === "comments" && method === "POST") {
        pull.comments.push(JSON.parse(body).body.trim());
        return [201, { id: pull.comments.length }];
      }
      if (list === "labels" && method === "POST") {
        pull.labels.push(...JSON.parse(body).labels);
        return [200, pull.labels.map((name) => ({ name }))];
      }
      return undefined;
    },
    merge: (number, how = "merge") => {
      look();
      const pull = find(number);
      const clone = mkdtempSync(join(tmpdir(), "discriminat-policy-merge-"));
      try {
        git(["clone", "--quiet", "--branch", pull.base, origin, clone]);
        if (how === "merge") git(["merge", "--quiet", "--no-ff", "--no-edit", pull.head], clone);
        else {
          git(["merge", "--quiet", "--squash", pull.head], clone);
          git(["commit", "--quiet", "--message", pull.title], clone);
        }
        git(["push", "--quiet", "origin", pull.base], clone);
      } finally {
        rmSync(clone, { recursive: true, force: true });
      }
      pull.state = "closed";
      pull.merged = true;
    },
    close: (number) => {
      look();
      find(number).state = "closed";
    },
    openFromFork: (branch, body) => {
      const pull: FakePull = {
        ...{ number: all.length + 1, branch, base: "main", from: "mallory/policies", title: "Fork", body },
        ...{ state: "open", merged: false, head: "f".repeat(40), labels: [], comments: [] },
      };
      all.push(pull);
      return pull;
    },
  };
}
