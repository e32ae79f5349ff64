/** The commits that entries refer to, each once: who wrote it and when, how it came into the branch, what it says of approvals. */
import { count } from "../../text/words.ts";
import { commitId } from "../anchors.ts";
import { type Content, type Html, html } from "../html.ts";
import type { Commit, Entry, PageModel } from "../model.ts";
import { section, table } from "../table.ts";
import { linkTo } from "./links.ts";

/** So many fit in a page that is sent by e-mail; the latest are what a reviewer asks about. */
const mostCommits = 400;

/** Ids of those that the page lists. */
export function listedCommits(commits: readonly Commit[]): ReadonlySet<string> {
  return new Set(commits.slice(0, mostCommits).map(({ id }) => id));
}

export function commits({ commits: all, apps }: PageModel): Html {
  const title = "Commits";
  if (all.length === 0) return section("commits", title, "None is known: see History under Inputs.");
  const names = new Map<string, number>();
  for (const { commit } of apps.flatMap(({ entries }) => entries)) {
    if (commit !== undefined) names.set(commit, (names.get(commit) ?? 0) + 1);
  }
  const rows = all
    .slice(0, mostCommits)
    .map(({ id, date, author, subject, merged, approvals }) => [
      html`<span id="${commitId(id)}">${id}</span>`,
      date,
      author,
      subject,
      html`${merged ?? "no merge"}${approvals.map((approval) => html`<div class="small">${approval}</div>`)}`,
      names.get(id) ?? 0,
    ]);
  const columns = [
    { title: "Commit", code: true },
    { title: "Written", short: true },
    { title: "Author" },
    { title: "Subject" },
    { title: "How it came in" },
    { title: "Names", number: true },
  ];
  const cut = all.length - rows.length;
  const more = cut === 0 ? "" : ` ${count(cut, "earlier one does", "earlier ones do")} not fit here; the CSV has them.`;
  const says = `What wrote the entries as they stand, the latest first, as the commits say: git checks neither names nor dates. A merge is not an approval: those are known to the forge.${more}`;
  return section("commits", title, says, table("Commits, one a row", columns, rows));
}

/** Since when, and in which commit; when its words were changed last. */
export function provenance(
  { since, commit, lastChanged }: Pick<Entry, "since" | "commit" | "lastChanged">,
  listed: ReadonlySet<string>,
): Content {
  if (since === undefined) return "not known";
  const linked = (id: string, content: Content): Content => (listed.has(id) ? linkTo(commitId(id), content) : content);
  const inCommit = commit === undefined ? "" : html` ${linked(commit, html`<code>${commit.slice(0, 7)}</code>`)}`;
  if (lastChanged === undefined) return html`${since}${inCommit}`;
  const changed = lastChanged.commit === undefined ? lastChanged.on : linked(lastChanged.commit, lastChanged.on);
  return html`${since}${inCommit}<div class="small">changed ${changed}</div>`;
}
