/** The fleet in pictures, each with its table, and the names that stand out. */

import { thousands } from "../../text/words.ts";
import { coveragePicture } from "../charts/coverage-picture.ts";
import { draw, type Picture } from "../charts/draw.ts";
import { type Cell, matrixPicture } from "../charts/matrix-picture.ts";
import { type NameTraffic, trafficPicture } from "../charts/traffic-picture.ts";
import { windowsPicture } from "../charts/windows-picture.ts";
import { type Content, type Html, html } from "../html.ts";
import type { FleetRemark, PageModel } from "../model.ts";
import { badge, type Column, type Row, section, table } from "../table.ts";
import { usageOf } from "../usage.ts";
import { percent } from "../words.ts";
import { appLink } from "./links.ts";

/** How much fits in a picture; the tables have more. */
const most = { bars: 25, columns: 30, rows: 25, tableRows: 200 };

async function figure(picture: Picture, ...beside: readonly Content[]): Promise<Html> {
  return html`<figure>${await draw(picture)}<figcaption>${picture.description}</figcaption></figure>${beside}`;
}

export async function windows({ windows: all, asOf, apps }: PageModel): Promise<Html> {
  const title = "See-thru windows";
  const [next] = all.filter(({ until }) => until >= asOf);
  if (all.length === 0) return section("windows", title, "No app has one: everything that no entry admits is blocked.");
  const over = all.filter(({ until }) => until < asOf).length;
  const first =
    next === undefined
      ? "No window is open"
      : `Next to end: ${next.app} in ${next.network}, whose last day is ${next.until}`;
  const says = `${first}. ${all.length} declared, ${over} of them over. While a window is open, nothing is blocked.`;
  const columns: readonly Column[] = [
    ...[
      { title: "App" },
      { title: "State", short: true },
      { title: "From", short: true },
      { title: "Last day", short: true },
    ],
    ...[{ title: "Passes without it", number: true }, { title: "Reason" }],
  ];
  const rows = all.map(({ app, network, from, until, readiness, reason }) => [
    appLink(app, network, apps),
    until < asOf ? badge("failing", "over") : badge("attention", "open"),
    from ?? "not known",
    until,
    readiness === undefined ? "not known" : percent(readiness),
    reason ?? "",
  ]);
  const drawn = await figure(windowsPicture(all.slice(0, most.rows), asOf));
  return section("windows", title, says, drawn, table("Windows", columns, rows));
}

export async function fleet(model: PageModel): Promise<Html> {
  const parts = [await coverage(model), ...(await traffic(model))];
  const title = "The fleet";
  if (parts.every((part) => part === undefined) && remarks(model) === undefined)
    return section("fleet", title, "No traffic was given: there is nothing to draw.");
  return section("fleet", title, undefined, parts, remarks(model));
}

async function coverage({ coverage: days }: PageModel): Promise<Content> {
  if (days.length === 0) return undefined;
  const rows = days.map(({ date, used, covered }) => [
    date,
    thousands(used),
    thousands(covered),
    used === 0 ? "" : percent(covered / used),
  ]);
  const columns: readonly Column[] = [
    ...[
      { title: "Day", short: true },
      { title: "Destinations used", number: true },
    ],
    ...[
      { title: "An entry admits", number: true },
      { title: "Coverage", number: true },
    ],
  ];
  return html`<h3>Coverage over time</h3>${await figure(coveragePicture(days))}${folded(`${days.length} days`, table("Coverage by day", columns, rows))}`;
}

async function traffic({ apps }: PageModel): Promise<readonly Content[]> {
  const usage = usageOf(apps);
  if (usage.length === 0) return [];
  const names = byName(usage);
  const topNames = names.slice(0, most.columns).map(({ name }) => name);
  const rows: readonly Row[] = usage
    .slice(0, most.tableRows)
    .map((one) => [
      one.name,
      one.target,
      appLink(one.app, one.network, apps),
      thousands(one.connections),
      one.firstSeen,
      one.lastSeen,
      one.covered ? badge("good", "admitted") : badge("attention", "missing"),
    ]);
  const columns: readonly Column[] = [
    ...[
      { title: "Name", code: true },
      { title: "Target", short: true },
      { title: "App" },
      { title: "Connections", number: true },
    ],
    ...[
      { title: "First seen", short: true },
      { title: "Last seen", short: true },
      { title: "An entry", short: true },
    ],
  ];
  const cut = usage.length > most.tableRows ? `, the ${most.tableRows} busiest` : "";
  const cells = usage
    .filter(({ name }) => topNames.includes(name))
    .map((one): Cell => ({ ...one, app: one.network === undefined ? one.app : `${one.app} · ${one.network}` }));
  const topApps = [...new Set(cells.map(({ app }) => app))].slice(0, most.rows);
  const shownCells = cells.filter(({ app }) => topApps.includes(app));
  return [
    html`<h3>Traffic by name</h3>${await figure(trafficPicture(names.slice(0, most.bars)))}`,
    html`<h3>Apps and destinations</h3>${await figure(matrixPicture(topApps, topNames, shownCells))}`,
    folded(`${usage.length} destinations of apps${cut}`, table("Traffic by app and name", columns, rows)),
  ];
}

function byName(usage: ReturnType<typeof usageOf>): readonly NameTraffic[] {
  const names = new Map<string, NameTraffic>();
  for (const { name, connections, covered } of usage) {
    const before = names.get(name);
    names.set(name, {
      name,
      connections: connections + (before?.connections ?? 0),
      covered: covered && (before?.covered ?? true),
    });
  }
  return [...names.values()].sort((one, other) => other.connections - one.connections);
}

function remarks({ shared, fresh, outliers, apps }: PageModel): Content {
  const kinds: readonly (readonly [string, readonly FleetRemark[]])[] = [
    ["Shared by many apps", shared],
    ["Never seen before this period", fresh],
    ["Outliers", outliers],
  ];
  if (kinds.every(([, remarks]) => remarks.length === 0)) return undefined;
  const columns = [
    { title: "Name", code: true },
    { title: "Target", short: true },
    { title: "Apps" },
    { title: "Remark" },
  ];
  return kinds
    .filter(([, all]) => all.length > 0)
    .map(([title, all]) => {
      const rows = all
        .slice(0, most.tableRows)
        .map((one) => [one.name, one.target, listed(one.apps.map((app) => appLink(app, undefined, apps))), one.says]);
      return html`<h3>${title}</h3>${table(title, columns, rows)}`;
    });
}

const mostListed = 12;

function listed(items: readonly Content[]): Content {
  const shown = items.slice(0, mostListed).map((item, index) => (index === 0 ? item : [", ", item]));
  return items.length > mostListed ? [shown, ` and ${items.length - mostListed} more`] : shown;
}

function folded(summary: string, content: Html): Html {
  return html`<details><summary>Table: ${summary}</summary>${content}</details>`;
}
