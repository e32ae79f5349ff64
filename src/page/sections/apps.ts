/** One part an app and network: its stage, its window, and each entry with its evidence. */
import { count, thousands } from "../../text/words.ts";
import { appId, nameId } from "../anchors.ts";
import { type Content, type Html, html } from "../html.ts";
import type { App, Entry, PageModel } from "../model.ts";
import { badge, type Column, type Row, section, table } from "../table.ts";
import { percent } from "../words.ts";
import { listedCommits, provenance } from "./commits.ts";
import { linkTo } from "./links.ts";

/** So many rows fit in a page that is sent by e-mail. Beyond, each app has only the entries that deserve a look. */
const mostRows = 1000;
/** Fewer rows than this are a list, where an app has more. */
const leastTable = 8;
/** So many missing names are named where not all fits. */
const mostMissing = 5;

export function apps({ apps: all, asOf, commits }: PageModel): Html {
  const entries = all.reduce((sum, { entries }) => sum + entries.length, 0);
  const listed = listedCommits(commits);
  // What is left for each app, once the fleet is too large for all.
  const share = entries <= mostRows ? undefined : Math.max(1, Math.floor(mostRows / Math.max(1, all.length)));
  const cut =
    share === undefined
      ? ""
      : ` ${count(entries, "entry", "entries")} do not fit here: each app shows the ${share} that most deserve a look, the index of names and the CSV have the others.`;
  const says = `${count(all.length, "app")} with ${count(entries, "name")}, by app and network.${cut}`;
  const filter = html`<div class="script bar"><label for="app-filter">Filter</label><input id="app-filter" type="search" autocomplete="off" placeholder="app, team, name or word"><button type="button" id="apps-open">Open all</button><span id="app-count" role="status"></span></div>`;
  return section(
    "apps",
    "Apps",
    says,
    filter,
    html`<div id="app-list">${all.map((app) => part(app, asOf, share, listed))}</div>`,
  );
}

function part(app: App, asOf: string, share: number | undefined, listed: ReadonlySet<string>): Html {
  const { app: name, team, network, stage, entries, missing } = app;
  const marks = [
    missing.length > 0 ? badge("attention", `${missing.length} missing`) : undefined,
    marked(entries, ({ use }) => use === "unused", "unused"),
    marked(entries, ({ risk }) => risk !== undefined, "risky"),
    app.window === undefined
      ? undefined
      : app.window.until < asOf
        ? badge("failing", `window over since ${app.window.until}`)
        : badge("attention", `window to ${app.window.until}`),
  ];
  const shown =
    share === undefined ? entries : [...entries].sort((a, b) => worth(b, asOf) - worth(a, asOf)).slice(0, share);
  return html`<details class="app" id="${appId(app)}"><summary><b>${name}</b> <span class="small">${network}${team === undefined ? "" : ` · ${team}`}</span> <span class="stage">${stage}</span> ${marks} <span class="small">${count(entries.length, "name")}</span></summary>${about(app)}${allowlist(app, shown, asOf, listed)}${missingOf(app, share !== undefined)}${refusedOf(app, share !== undefined)}</details>\n`;
}

function marked(entries: readonly Entry[], isOne: (entry: Entry) => boolean, word: string): Content {
  const number = entries.filter(isOne).length;
  return number === 0 ? undefined : badge("attention", `${number} ${word}`);
}

/** What deserves a look comes first where not all fits. */
function worth({ use, risk, expires, traffic }: Entry, asOf: string): number {
  const over = expires !== undefined && expires < asOf;
  return (over ? 8 : 0) + (risk === undefined ? 0 : 4) + (use === "unused" ? 2 : 0) + (traffic === undefined ? 1 : 0);
}

function about({ owners, next, window, place }: App): Content {
  const facts: readonly (readonly [string, Content])[] = [
    ["Owners", owners.length === 0 ? undefined : owners.join(", ")],
    [
      "Window",
      window === undefined
        ? undefined
        : `${window.from ?? "start not known"} to ${window.until}${window.readiness === undefined ? "" : `, ${percent(window.readiness)} of destinations pass without it`}${window.reason === undefined ? "" : `: ${window.reason}`}`,
    ],
    ["Next", next],
    ["File", place === undefined ? undefined : html`<code>${place}</code>`],
  ];
  const shown = facts.filter(([, value]) => value !== undefined);
  return shown.length === 0
    ? undefined
    : html`<dl class="about">${shown.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function allowlist(app: App, entries: readonly Entry[], asOf: string, listed: ReadonlySet<string>): Content {
  if (entries.length === 0) return html`<p>No entry.</p>`;
  if (entries.length < app.entries.length && entries.length < leastTable) return inBrief(app, entries, asOf);
  const columns: readonly Column[] = [
    ...[
      { title: "Name", code: true },
      { title: "Target", short: true },
      { title: "Use", short: true },
      { title: "Connections", number: true },
    ],
    ...[
      { title: "Clients", number: true },
      { title: "First seen", short: true },
      { title: "Last seen", short: true },
      { title: "Since", short: true },
    ],
    ...[{ title: "Reason" }, { title: "Until", short: true }],
  ];
  const rows = entries.map((entry): Row => {
    const { traffic } = entry;
    const reason = entry.reason ?? (entry.bundle === undefined ? "" : `bundle ${entry.bundle}`);
    return [
      html`${linkTo(nameId(entry.name), entry.name)}${entry.risk === undefined ? "" : html`<div class="risk">${badge("attention", "risk")} ${entry.risk}</div>`}`,
      entry.target,
      useOf(entry),
      traffic === undefined ? "" : thousands(traffic.connections),
      traffic?.clients === undefined ? "" : thousands(traffic.clients),
      traffic?.firstSeen ?? "",
      traffic?.lastSeen ?? "",
      provenance(entry, listed),
      html`${reason}${entry.ticket === undefined ? "" : html`<div class="small">${entry.ticket}</div>`}`,
      untilOf(entry, asOf),
    ];
  });
  const more =
    entries.length === app.entries.length
      ? undefined
      : html`<p class="small">${count(app.entries.length - entries.length, "more name")} in the index and the CSV.</p>`;
  return html`<h3>Allowlist</h3>${table(`Allowlist of ${app.app} in ${app.network}`, columns, rows)}${more}`;
}

/** Without the head of a table, which a thousand apps would repeat. */
function inBrief({ entries: all }: App, entries: readonly Entry[], asOf: string): Html {
  const names = entries.map((entry) => {
    const { name, target, expires, risk } = entry;
    const over = expires !== undefined && expires < asOf ? badge("failing", `over since ${expires}`) : undefined;
    return html`<li><code>${name}</code> ${target} ${over ?? (risk === undefined ? useOf(entry) : badge("attention", "risk"))}`;
  });
  return html`<ul>${names}<li class="small">${count(all.length - entries.length, "more name")}</ul>`;
}

function useOf({ use }: Entry): Html {
  if (use === "used") return badge("good", "used");
  if (use === "bundle-used") return badge("plain", "its bundle is");
  return use === "unused" ? badge("attention", "unused") : badge("plain", "not known");
}

function untilOf({ expires, confirmed }: Entry, asOf: string): Content {
  const end = expires === undefined ? "" : expires < asOf ? badge("failing", `over since ${expires}`) : expires;
  return confirmed === undefined ? end : html`${end}<div class="small">confirmed ${confirmed}</div>`;
}

function missingOf({ app, network, missing }: App, brief: boolean): Content {
  if (missing.length === 0) return undefined;
  if (brief) {
    const more = missing.length > mostMissing ? ` and ${count(missing.length - mostMissing, "other name")}` : "";
    const names = missing
      .slice(0, mostMissing)
      .map(({ name }, index) => [index === 0 ? "" : ", ", html`<code>${name}</code>`]);
    return html`<p>Seen, and no entry admits it: ${names}${more}</p>`;
  }
  const columns: readonly Column[] = [
    ...[
      { title: "Name", code: true },
      { title: "Target", short: true },
      { title: "Connections", number: true },
    ],
    ...[
      { title: "Clients", number: true },
      { title: "First seen", short: true },
      { title: "Last seen", short: true },
    ],
  ];
  const rows = missing.map((one) => [
    ...[one.name, one.target, thousands(one.connections)],
    ...[one.clients === undefined ? "" : thousands(one.clients), one.firstSeen, one.lastSeen],
  ]);
  return html`<h3>Seen, and no entry admits it</h3>${table(`Missing of ${app} in ${network}`, columns, rows)}`;
}

function refusedOf({ app, network, refused }: App, brief: boolean): Content {
  if (refused.length === 0) return undefined;
  if (brief) return html`<p>Refused on purpose: ${refused.map(({ name }) => name).join(", ")}</p>`;
  const columns = [{ title: "Name", code: true }, { title: "Target", short: true }, { title: "Reason" }];
  const rows = refused.map(({ name, target, reason }) => [name, target, reason ?? ""]);
  return html`<h3>Refused on purpose</h3>${table(`Refused of ${app} in ${network}`, columns, rows)}`;
}
