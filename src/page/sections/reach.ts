/** Who can reach a name: the index of all names, which the page's script searches; and the entries that no traffic used. */
import { count } from "../../text/words.ts";
import { compareText } from "../../values/order.ts";
import { appId, nameId } from "../anchors.ts";
import { type Html, html } from "../html.ts";
import type { App, Entry, PageModel } from "../model.ts";
import { type Row, section, table } from "../table.ts";
import { listedCommits, provenance } from "./commits.ts";
import { appLink, linkTo } from "./links.ts";

/** What fits in a page that is sent by e-mail; names beyond it are in the CSV, and the page says so. */
const mostIndexCharacters = 600_000;
const mostUnused = 300;

interface Indexed {
  readonly name: string;
  readonly target: string;
  readonly apps: readonly App[];
}

/** By target and by the labels of the name from its end, so that names of one owner stand together. */
function indexOf(apps: readonly App[]): readonly Indexed[] {
  const found = new Map<string, { name: string; target: string; apps: App[]; key: string }>();
  for (const app of apps) {
    for (const { name, target } of app.entries) {
      const place = `${target} ${name}`;
      const one = found.get(place);
      if (one === undefined) found.set(place, { name, target, apps: [app], key: ownersFirst(name) });
      else if (one.apps.at(-1) !== app) one.apps.push(app);
    }
  }
  return [...found.values()].sort(
    (one, other) => compareText(one.key, other.key) || compareText(one.target, other.target),
  );
}

const ownersFirst = (name: string) => name.split(".").reverse().join(".");

export function reach({ apps }: PageModel): Html {
  const index = indexOf(apps);
  const linked = index.reduce((sum, one) => sum + one.apps.length, 0) < 4000;
  const networks = new Set(apps.map(({ network }) => network)).size;
  const rows: Html[] = [];
  const seen = new Set<string>();
  let characters = 0;
  for (const { name, target, apps: reaching } of index) {
    const of = reaching.map((app, at) => {
      const label = networks > 1 ? `${app.app} ${app.network}` : app.app;
      const shown = linked ? linkTo(appId(app), label) : label;
      return at === 0 ? shown : [", ", shown];
    });
    const id = seen.has(name) ? undefined : html` id="${nameId(name)}"`;
    seen.add(name);
    const row = html`<li${id}><code>${name}</code> <i>${target}</i> <span>${of}</span>\n`;
    characters += row.markup.length;
    if (characters > mostIndexCharacters) break;
    rows.push(row);
  }
  const cut = index.length - rows.length;
  const says = html`Each name that an entry admits, with the apps that have it. In a pattern, <code>*</code> is any run of letters, digits and hyphens, and <code>?</code> is exactly one; neither crosses a dot.`;
  const missing =
    cut === 0
      ? undefined
      : html`<p class="note" id="index-cut"><b>${count(cut, "name")} of ${count(index.length, "name")} did not fit here</b>: the search does not find them. <code>report --format csv</code> lists them all.</p>`;
  const box = html`<div class="script" id="reach-search"><label for="reach-input">Name, as an app would ask for it</label><input id="reach-input" type="search" autocomplete="off" spellcheck="false" placeholder="api.github.com"><div id="reach-answer" role="status"></div></div>`;
  const list = html`<details id="names"><summary>Index: ${count(index.length, "name")}</summary><ul class="index">${rows}</ul></details>`;
  return section("reach", "Who can reach a name", says, box, missing, list);
}

export function unused({ apps, commits }: PageModel): Html {
  const every = (use: Entry["use"]) =>
    apps.flatMap((app) => app.entries.filter((entry) => entry.use === use).map((entry) => ({ app, entry })));
  const [all, unknown] = [every("unused"), every("unknown")];
  const also =
    unknown.length === 0
      ? ""
      : ` Of ${count(unknown.length, "more", "more")} the evidence is not enough to say so: not knowing is not the same as unused.`;
  const title = "Unused entries";
  const listed = listedCommits(commits);
  if (all.length === 0) return section("unused", title, `None is known to be unused.${also}`);
  const cut = all.length > mostUnused ? ` The first ${mostUnused} are listed; the CSV has the others.` : "";
  const rows = all
    .slice(0, mostUnused)
    .map(
      ({ app, entry }): Row => [
        entry.name,
        entry.target,
        appLink(app.app, app.network, apps),
        provenance(entry, listed),
        entry.reason ?? "",
        entry.place,
      ],
    );
  const columns = [
    ...[
      { title: "Name", code: true },
      { title: "Target", short: true },
      { title: "App" },
      { title: "Since", short: true, label: true },
      { title: "Reason" },
    ],
    { title: "Where", code: true },
  ];
  const says = `${count(all.length, "name")} that no connection used in a period long enough to tell.${also}${cut}`;
  return section("unused", title, says, table("Names that no connection used", columns, rows));
}
