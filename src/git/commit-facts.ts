/**
 * What commits say of themselves: who wrote them and when, which request they belong to, who approved. Git checks none of it, and
 * knows of no approval but what a line of the message says.
 */
import type { Git } from "./run-git.ts";

export interface CommitFacts {
  /** Full id. */
  readonly id: string;
  readonly isMerge: boolean;
  readonly author: string;
  /** `YYYY-MM-DD` (UTC) of the author; of the committer where that is not a day. */
  readonly written: string;
  /** `YYYY-MM-DD` (UTC). */
  readonly committed: string;
  readonly subject: string;
  /** `#12` or `!12`: the pull or merge request that the message names as its own. */
  readonly request: string | undefined;
  /** `Reviewed-by: Ada <ada@example.com>`, as the end of the message says. */
  readonly approvals: readonly string[];
}

const fields = ["%H", "%P", "%an", "%at", "%ct", "%B"];
const maxText = 120;
/** More lines than these are no approvals that anyone reads. */
const maxApprovals = 10;

/** @param ids full ones, each once; what git lacks is left out */
export function readCommits(git: Git, ids: readonly string[]): ReadonlyMap<string, CommitFacts> {
  const facts = new Map<string, CommitFacts>();
  if (ids.length === 0) return facts;
  const format = `--format=tformat:${fields.join("%x00")}`;
  const args = ["log", "--no-walk=unsorted", "--stdin", "--no-patch", "--encoding=UTF-8", "-z", format];
  const values = git
    .run(args, `${ids.join("\n")}\n`)
    .toString("utf8")
    .split("\0");
  for (let at = 0; at + fields.length <= values.length; at += fields.length) {
    const [id = "", parents = "", author = "", written = "", committed = "", message = ""] = values.slice(
      at,
      at + fields.length,
    );
    const [subject = ""] = message.trimStart().split("\n");
    const day = dayOf(committed) ?? "1970-01-01";
    facts.set(id, {
      ...{ id, isMerge: parents.includes(" "), author: short(author), written: dayOf(written) ?? day },
      ...{ committed: day, subject: short(subject) },
      ...{ request: requestOf(message), approvals: approvalsOf(message) },
    });
  }
  return facts;
}

/** Of seconds since 1970; a commit may say anything. */
function dayOf(seconds: string): string | undefined {
  const time = seconds === "" ? Number.NaN : Number(seconds) * 1000;
  const isDay = time >= 0 && time < Date.parse("9999-12-31T00:00:00Z");
  return isDay ? new Date(time).toISOString().slice(0, "YYYY-MM-DD".length) : undefined;
}

function short(text: string): string {
  const characters = [...text.trim()];
  return characters.length > maxText ? `${characters.slice(0, maxText - 1).join("")}…` : characters.join("");
}

/** As the forges write their merges: GitHub and Bitbucket, Gitea, Azure DevOps; GitLab at the end. */
const requests: readonly (readonly [RegExp, string])[] = [
  [/^Merge(?:d)? pull request #(\d+) /, "#"],
  [/^Merge pull request .* \(#(\d+)\) from /, "#"],
  [/^Pull request #(\d+):/, "#"],
  [/^Merged in .* \(pull request #(\d+)\)/, "#"],
  [/^Merged PR (\d+): /, "#"],
  [/^.* \(#(\d+)\)\r?$/m, "#"],
  [/^See merge request (?:[\w./-]+)?!(\d+)\s*$/m, "!"],
];

function requestOf(message: string): string | undefined {
  const [subject = ""] = message.trimStart().split("\n");
  for (const [pattern, sign] of requests) {
    const number = pattern.exec(sign === "!" ? message : subject)?.[1];
    if (number !== undefined && number.length < 10) return sign + number;
  }
  return undefined;
}

const approvalLine = /^(reviewed|approved|acked)-by: *(\S.*)$/i;

/** Lines of the last paragraph, where trailers stand (https://git-scm.com/docs/git-interpret-trailers). */
function approvalsOf(message: string): readonly string[] {
  const paragraphs = message
    .replaceAll("\r", "")
    .trim()
    .split(/\n\s*\n/);
  const last = paragraphs.length > 1 ? (paragraphs.at(-1) ?? "") : "";
  const found = last.split("\n").flatMap((line) => {
    const [, kind, who] = approvalLine.exec(line) ?? [];
    return kind === undefined || who === undefined
      ? []
      : [`${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}-by: ${short(who)}`];
  });
  return found.slice(0, maxApprovals);
}
