/**
 * The script of the review page: sorting, filtering, searching. The page is complete without it. `npm run generate` bundles it with
 * the same `matches` that the command line uses. Writes text only, never markup.
 */
import { isPattern, matches } from "../src/discriminat/pattern.ts";

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);

function element(name, text, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.textContent = text;
  return made;
}

/** Tables sort by a button in each head; a second press turns the order round. */
function makeSortable(table) {
  const heads = all("thead th", table);
  heads.forEach((head, column) => {
    const button = element("button", head.textContent.trim(), { type: "button" });
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      sortRows(table.tBodies[0], column, head.classList.contains("n"), falling ? -1 : 1);
    });
  });
}

const textOf = (row, column) => row.cells[column].textContent.trim();
const numberOf = (text) => Number.parseFloat(text.replaceAll(",", ""));

function sortRows(body, column, numbers, direction) {
  const keyed = [...body.rows].map((row) => ({ row, text: textOf(row, column) }));
  keyed.sort((one, other) => {
    // What is not known stays at the end.
    const blank = Number(one.text === "") - Number(other.text === "");
    if (blank !== 0) return blank;
    return direction * (numbers ? numberOf(one.text) - numberOf(other.text) : compare(one.text, other.text));
  });
  body.append(...keyed.map(({ row }) => row));
}

const compare = (one, other) => (one < other ? -1 : Number(one > other));

/** What people paste: a URL, a name with a port, upper case, a trailing dot. */
function nameIn(text) {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/[/?#].*$/, "")
    .replace(/^[^@]*@/, "")
    .replace(/:\d+$/, "");
  return host.replace(/\.$/, "");
}

function search() {
  const input = byId("reach-input");
  const answer = byId("reach-answer");
  if (input === null || answer === null) return;
  const rows = all("#names li").map((row) => ({
    pattern: row.querySelector("code").textContent,
    target: row.querySelector("i").textContent,
    apps: row.querySelector("span"),
  }));
  input.addEventListener("input", () => {
    const raw = input.value.trim();
    // A pattern is searched as it is written: a `?` is no query.
    const name = /[*?]/.test(raw) && !raw.includes("/") ? raw.toLowerCase() : nameIn(raw);
    answer.replaceChildren(...(name === "" ? [] : answerTo(name, rows)));
  });
}

function answerTo(name, rows) {
  const asked = isPattern(name);
  const sure = rows.filter(({ pattern }) => pattern === name || (!asked && matches(pattern, name)));
  // Whether the firewall lets `*` match nothing is not published.
  const perhaps = asked
    ? []
    : rows.filter((row) => !sure.includes(row) && matches(row.pattern, name, { emptyRun: true }));
  const cut =
    byId("index-cut") === null
      ? []
      : [element("p", "Not all names of this tree are on this page: see the note below.")];
  const near =
    sure.length + perhaps.length > 0 ? [] : rows.filter(({ pattern }) => pattern.includes(name)).slice(0, 20);
  const heading =
    sure.length === 0
      ? `No entry admits ${name}.`
      : `${name} is ${asked ? "an entry of" : "admitted for"} ${sizeOf(sure)}:`;
  return [
    element("p", heading, { className: "found" }),
    ...listOf(sure),
    ...(perhaps.length === 0
      ? []
      : [element("p", "Admitted only if the firewall lets * match nothing, which is not published:")]),
    ...listOf(perhaps),
    ...(near.length === 0 ? [] : [element("p", "Entries that contain these characters:")]),
    ...listOf(near),
    ...cut,
  ];
}

function sizeOf(rows) {
  const apps = new Set(rows.flatMap(({ apps }) => apps.textContent.split(", ")));
  return apps.size === 1 ? "1 app" : `${apps.size} apps`;
}

function listOf(rows) {
  if (rows.length === 0) return [];
  const list = document.createElement("ul");
  for (const { pattern, target, apps } of rows) {
    const item = document.createElement("li");
    item.append(element("code", pattern), ` ${target}: `, ...[...apps.cloneNode(true).childNodes]);
    list.append(item);
  }
  return [list];
}

/** Apps by any word in them. */
function filter() {
  const input = byId("app-filter");
  const said = byId("app-count");
  const apps = all("details.app");
  if (input === null || said === null) return;
  const texts = apps.map((app) => app.textContent.toLowerCase());
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    apps.forEach((app, index) => {
      app.hidden = !words.every((word) => texts[index].includes(word));
      if (!app.hidden) shown += 1;
    });
    said.textContent = words.length === 0 ? "" : `${shown} of ${apps.length} apps`;
  });
  byId("apps-open")?.addEventListener("click", ({ currentTarget }) => {
    const open = currentTarget.textContent === "Open all";
    for (const app of apps) if (!app.hidden) app.open = open;
    currentTarget.textContent = open ? "Close all" : "Open all";
  });
}

/** Where a link leads is open, whatever part it lies in. */
function reveal() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (target === null) return;
  target.hidden = false;
  for (let at = target; at !== null; at = at.parentElement) if (at.localName === "details") at.open = true;
  target.scrollIntoView();
}

/** Paper has no buttons: everything is open while it is printed. */
function printing() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of closed) part.open = false;
  });
}

document.documentElement.classList.add("scripted");
for (const table of all("table")) makeSortable(table);
search();
filter();
printing();
addEventListener("hashchange", reveal);
reveal();
