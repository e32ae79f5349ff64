/** What a reviewer reads first: the verdict, what would fail an audit, what changed, the standards, and what all of it rests on. */
import { count, thousands } from "../../text/words.ts";
import { type Html, html } from "../html.ts";
import type { Change, Level, PageModel, Requirement } from "../model.ts";
import { badge, section, table } from "../table.ts";
import { appLink } from "./links.ts";

const words: Readonly<Record<Level, string>> = { good: "In order", attention: "Look at", failing: "Failing" };

export function verdict({ title, tool, asOf, level, verdict, facts }: PageModel): Html {
  const figures = facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`);
  return html`<header><p class="eyebrow">Egress review · ${asOf}</p><h1>${title}</h1>
<p class="verdict ${level}">${badge(level, words[level])} ${verdict}</p>
<dl class="facts">${figures}</dl><p class="small">As of ${asOf} (UTC), by ${tool}. Every figure comes from the inputs listed under <a href="#inputs">Inputs</a>.</p></header>\n`;
}

/** So many rows fit in a page that is sent by e-mail, and in what a person reads. */
const mostRows = 300;

/** The first of them as rows, and a sentence where there are more. */
function bounded<T>(items: readonly T[]): { readonly shown: readonly T[]; readonly more: string } {
  const more =
    items.length > mostRows
      ? ` The first ${mostRows} are listed; report --format json has all ${thousands(items.length)}.`
      : "";
  return { shown: items.slice(0, mostRows), more };
}

export function attention(model: PageModel): Html {
  const { attention: items, apps } = model;
  if (items.length === 0)
    return section("attention", "What would fail an audit today", "Nothing, as far as these inputs show.");
  const failing = items.filter(({ level }) => level === "failing").length;
  const others = items.length - failing;
  const look = `${thousands(others)} ${failing > 0 ? (others === 1 ? "other deserves" : "others deserve") : others === 1 ? "thing deserves" : "things deserve"} a look`;
  const says =
    failing === 0
      ? `Nothing, as far as these inputs show. ${look}:`
      : others === 0
        ? `${count(failing, "thing")}:`
        : `${count(failing, "thing")}, listed first. ${look}.`;
  const { shown, more } = bounded(items);
  const rows = shown.map((item) => [
    badge(item.level, item.kind),
    item.app === undefined ? "" : appLink(item.app, item.network, apps),
    html`${item.what}${item.next === undefined ? "" : html`<div class="next">${item.next}</div>`}`,
    item.place ?? "",
  ]);
  const columns = [
    { title: "What", short: true },
    { title: "App" },
    { title: "Why, and what to do" },
    { title: "Where", code: true },
  ];
  return section("attention", "What would fail an audit today", [says, more], table("Attention list", columns, rows));
}

const isOfFinding = (kind: Change["kind"]) => kind === "new" || kind === "settled";

const signs: Readonly<Record<Change["kind"], Html>> = {
  wider: badge("attention", "wider"),
  narrower: badge("good", "narrower"),
  other: badge("plain", "other"),
  new: badge("attention", "new finding"),
  settled: badge("good", "settled"),
};

export function changes({ changes: { base, items }, apps }: PageModel): Html {
  const title = "What changed";
  if (base === undefined) return section("changes", title, "No base was given, so that changes are not known.");
  if (items.length === 0) return section("changes", title, `Nothing, since ${base}.`);
  const of = (kind: Change["kind"]) => items.filter((item) => item.kind === kind).length;
  const findings = items.some(({ kind }) => isOfFinding(kind))
    ? ` Findings: ${of("new")} new, ${of("settled")} settled.`
    : "";
  const { shown, more } = bounded(items);
  const says = `Since ${base}: ${of("wider")} wider, ${of("narrower")} narrower, ${of("other")} other.${findings}${more}`;
  const rows = shown.map(({ kind, app, what, provenance, place }) => [
    signs[kind],
    app === undefined ? "" : appLink(app, undefined, apps),
    what,
    provenance ?? "",
    place ?? "",
  ]);
  const columns = [
    ...[{ title: "Direction", short: true }, { title: "App" }, { title: "Change" }, { title: "By, on, in" }],
    { title: "Where", code: true },
  ];
  return section("changes", title, says, table("Changes, one a row", columns, rows));
}

export function standards({ requirements }: PageModel): Html {
  const says =
    "Evidence for an assessor, not a statement of compliance: each row says what shows it, what is missing, and what a person still has to do.";
  const rows = requirements.map((one: Requirement) => [
    html`<b>${one.standard}</b> ${one.id}<div class="small">${one.topic}</div>`,
    lines(one.shown),
    one.missing.length === 0 ? badge("good", "nothing missing") : lines(one.missing),
    one.person,
  ]);
  const columns = [
    { title: "Requirement" },
    ...["Shown by", "Missing", "A person has to"].map((title) => ({ title, label: true })),
  ];
  return section("standards", "PCI DSS and NIST 800-53", says, table("Requirements", columns, rows));
}

export function inputs({ inputs: all, tool }: PageModel): Html {
  const rows = all.map(({ kind, name, digest, says, complete }) => [
    html`<b>${kind}</b><div class="small">${name}</div>`,
    badge(complete ? "good" : "attention", complete ? "complete" : "incomplete"),
    lines(says),
    digest ?? "",
  ]);
  const columns = [
    { title: "Input" },
    { title: "State", short: true },
    { title: "What it holds" },
    { title: "Digest", code: true },
  ];
  const says = `The same inputs give the same page, byte for byte, with ${tool}.`;
  return section("inputs", "Inputs", says, table("What this page was made from", columns, rows));
}

function lines(texts: readonly string[]): Html {
  const [only = "", ...more] = texts;
  return more.length === 0 ? html`${only}` : html`<ul>${texts.map((text) => html`<li>${text}`)}</ul>`;
}
