/**
 * What a proposal says to the people who review it: each line with its reason, what was left out, and how to say no. Markdown
 * with nothing active in it (inert-markdown.ts), within the forge's bounds. Pure.
 */
import { boundedMarkdown, cut, type MarkdownPart } from "../report/bounded-markdown.ts";
import { inertMarkdown, inlineCode } from "../report/inert-markdown.ts";
import { quote } from "../text/quote.ts";
import { count, sentence, wordList } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import type { Item, ItemKind } from "./item.ts";
import { writeMarker } from "./marker.ts";
import type { TeamUpkeep } from "./team-upkeep.ts";

/** In the order of the text: what cannot wait comes first. */
export const headings: Readonly<Record<ItemKind, string>> = {
  emergency: "Removed: emergency entries that are over",
  expired: "Removed: entries that are over",
  window: "Removed: see-thru windows",
  unused: "Removed: names that nothing used",
  missing: "Added: names that were seen and are missing",
};
export const kinds = Object.keys(headings) as readonly ItemKind[];

const maxLine = 1_000;

export interface ProposalText {
  readonly title: string;
  readonly body: string;
  /** Of the commit. */
  readonly message: string;
}

export interface ProposalFacts {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** `pull request`, `merge request` */
  readonly noun: string;
}

export function proposalText(upkeep: TeamUpkeep, { asOf, noun }: ProposalFacts): ProposalText {
  const { team, items, declined, later, doubts } = upkeep;
  const title = `Egress upkeep: ${inertWord(team)}`;
  const head = [
    writeMarker(upkeep),
    `What observed traffic and the calendar say about the policies of ${inlineCode(team)}, as of ${asOf}: ${summaryOf(items)}.`,
    "",
    `Review it as you would review a colleague's change: an attacker's connection to a valid name looks like the app's own. Merge what is right. Closing this ${noun} says no to all of it: the same is not proposed again before it has changed its kind, or was seen at least twice as much. What an app must never reach belongs under ${inlineCode("refuse")}.`,
    "",
  ].join("\n");
  const sections = [
    ...[...groupBy(items, ({ app }) => app)].flatMap(([app, own]) => itemParts(app, own)),
    ...listPart(
      "Proposed before, and declined",
      declined.map(({ app, why }) => `${quote(app)}: ${why}`),
    ),
    ...listPart(
      "More that is due, for the next time",
      later.map(({ app, why }) => `${quote(app)}: ${why}`),
    ),
    ...listPart(
      "Not proposed",
      upkeep.notes.map(({ app, text }) => `${quote(app)}: ${text}`),
    ),
    ...listPart("What the evidence lacks", doubts),
  ];
  const foot = `\n<sub>Kept up to date by ${inlineCode("discriminat-policy upkeep")} until someone else commits to its branch.</sub>\n`;
  return {
    title,
    body: boundedMarkdown(head, sections, foot),
    message: `${title}\n\nAs of ${asOf}: ${summaryOf(items)}.\n`,
  };
}

/** `adds 3 names, removes 1 name and 1 see-thru window`. */
export function summaryOf(items: readonly Item[]): string {
  const of = (...some: readonly ItemKind[]): number => items.filter(({ kind }) => some.includes(kind)).length;
  const part = (number: number, one: string): readonly string[] => (number === 0 ? [] : [count(number, one)]);
  const [added, ended] = [of("missing"), of("expired", "emergency")];
  const removed = [
    ...(ended === 0 ? [] : [count(ended, "entry", "entries")]),
    ...part(of("unused"), "unused name"),
    ...part(of("window"), "see-thru window"),
  ];
  const parts = [
    ...(added === 0 ? [] : [`adds ${count(added, "name")}`]),
    ...(removed.length === 0 ? [] : [`removes ${wordList(removed)}`]),
  ];
  return parts.length === 0 ? "nothing is due" : wordList(parts);
}

function itemParts(app: string, items: readonly Item[]): readonly MarkdownPart[] {
  const shown = kinds.filter((kind) => items.some((item) => item.kind === kind));
  return shown.map((kind, index) => {
    const lines = items.filter((item) => item.kind === kind).map(({ why }) => line(why));
    const title = index === 0 ? `\n### ${inlineCode(app)}\n` : "";
    return { before: `${title}\n${headings[kind]}:\n\n`, lines, after: "" };
  });
}

function listPart(title: string, texts: readonly string[]): readonly MarkdownPart[] {
  if (texts.length === 0) return [];
  return [{ before: `\n### ${title}\n\n`, lines: texts.map(line), after: "" }];
}

const line = (text: string): string => `- ${inertMarkdown(cut(sentence(text), maxLine))}\n`;

/** Titles and messages take no code: a folder with an unusual name is shown without what is unusual in it. */
export function inertWord(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, "-").slice(0, maxWord);
}

const maxWord = 63;
