/** What `suggest` says beside its patch: in words, as JSON, as Markdown. Pure. */

import { defaultPort } from "../../discriminat/preferences.ts";
import { boundedMarkdown, cut, type MarkdownPart } from "../../report/bounded-markdown.ts";
import { inertMarkdown, inlineCode } from "../../report/inert-markdown.ts";
import type { Block } from "../../report/text-blocks.ts";
import { countDays, type Evidence, sumEvidence } from "../../suggest/needs.ts";
import type { ProposedEdit } from "../../suggest/proposed-edit.ts";
import { fromClients } from "../../suggest/suggest.ts";
import { quote } from "../../text/quote.ts";
import { count, wordList } from "../../text/words.ts";

/** One thing to say about an app: a subject and its explanation. */
interface Line {
  readonly kind: "adds" | "removes" | "offers" | "withholds" | "notes";
  readonly text: string;
}

const headings: Readonly<Record<Line["kind"], string>> = {
  adds: "Added",
  removes: "Removed",
  offers: "Patterns that could be written instead, with --generalise",
  withholds: "Seen, and not suggested",
  notes: "Notes",
};

export function blocksOf(edit: ProposedEdit, generalised: boolean): readonly Block[] {
  const lines = linesOf(edit, generalised);
  if (lines.length === 0) return [];
  const kinds = Object.keys(headings) as readonly Line["kind"][];
  return [
    { kind: "heading", text: `${edit.policy.app?.value ?? ""} (${edit.policy.source.path})` },
    ...kinds.flatMap((kind): readonly Block[] => {
      const own = lines.filter((line) => line.kind === kind).map(({ text }) => text);
      return own.length === 0 ? [] : [{ kind: "item", term: headings[kind], lines: own }];
    }),
  ];
}

/** With the patch in a block of code. */
export function markdownOf(edits: readonly ProposedEdit[], patch: string, generalised: boolean): string {
  const parts = edits.flatMap((edit): readonly MarkdownPart[] => {
    const lines = linesOf(edit, generalised);
    const kinds = (Object.keys(headings) as readonly Line["kind"][]).filter((kind) =>
      lines.some((line) => line.kind === kind),
    );
    const app = `\n### ${inlineCode(edit.policy.app?.value ?? "")}\n`;
    return kinds.map((kind, index) => {
      const own = lines
        .filter((line) => line.kind === kind)
        .map(({ text }) => `- ${inertMarkdown(cut(text, maxLine))}\n`);
      return { before: `${index === 0 ? app : ""}\n${headings[kind]}:\n\n`, lines: own, after: "" };
    });
  });
  const body = [...parts, ...(patch === "" ? [] : [patchPart(patch)])];
  const title = "## Suggested changes\n";
  return body.length === 0 ? `${title}\nNothing to change.\n` : boundedMarkdown(title, body);
}

/** Whole or not at all: half a patch cannot be applied. */
function patchPart(patch: string): MarkdownPart {
  const fence = "`".repeat(Math.max(3, ...[...patch.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const lines = patch.split("\n").length - 1;
  return {
    before: "\n",
    lines: [`${fence}diff\n${patch}${fence}\n`],
    after: "",
    note: () =>
      `The patch has ${count(lines, "line")} and is left out here: \`suggest\` prints it, and \`--format json\` has it.\n`,
  };
}

/** The longest line about one name or bundle. */
const maxLine = 2_000;

/** An attacker can send as many names as they like. */
const mostWithheld = 20;

function linesOf(edit: ProposedEdit, generalised: boolean): readonly Line[] {
  const { suggestion, pruning, closesSeeThru, notes, tests } = edit;
  const lines: Line[] = [];
  const say = (kind: Line["kind"], text: string) => lines.push({ kind, text });
  for (const { bundle, needs, unseen, networks } of suggestion.bundles) {
    const more = unseen.length === 0 ? "" : `; it also admits ${wordList(unseen.map(quote))}, not seen`;
    const seen = needs.map(({ name }) => quote(name));
    say("adds", `the bundle ${quote(bundle)} in ${wordList(networks)} for ${wordList(seen)}${more}`);
  }
  for (const { entry, protocol, ports, networks, alsoIn, names } of suggestion.placements) {
    const where = entry === undefined ? "in a new entry" : `under entry ${entry + 1}`;
    const isUsual = ports.length === 1 && ports[0] === defaultPort[protocol];
    const port = isUsual ? "" : ` on port ${wordList(ports)}`;
    const also = alsoIn.length === 0 ? "" : `; the entry opens it in ${wordList(alsoIn)} too, where it was not seen`;
    for (const { written, needs } of names) {
      const distinct = new Set(needs.map(({ name }) => name)).size;
      const seen = `${distinct > 1 ? `${count(distinct, "name")}, ` : ""}${fromClients(sumEvidence(needs))}`;
      say("adds", `${quote(written)} for ${protocol}${port} in ${wordList(networks)}, ${where}: ${seen}${also}`);
    }
  }
  if (tests.length > 0) say("adds", `${count(tests.length, "test")} of what was seen and is allowed`);
  if (pruning !== undefined && pruning.removed > 0) say("removes", `${count(pruning.removed, "unused name")}`);
  if (closesSeeThru) say("removes", "the see-thru window");
  for (const { exposure } of suggestion.wildcards) say(generalised ? "notes" : "offers", exposure);
  for (const { message } of suggestion.withheld.slice(0, mostWithheld)) say("withholds", message);
  const more = suggestion.withheld.length - mostWithheld;
  if (more > 0) say("withholds", `and ${more} more; --format json shows all`);
  for (const because of ["shared", "blocked"] as const) {
    const held = suggestion.withheld.filter((one) => one.because === because).length;
    if (held > 0) say("notes", `--include-${because} suggests ${count(held, "name")} more`);
  }
  for (const text of pruning?.kept ?? []) say("notes", text);
  if (pruning?.refusedBecause !== undefined)
    say("notes", `nothing unused is removed: ${pruning.refusedBecause}; --force removes it anyway`);
  for (const text of notes) say("notes", text);
  return lines;
}

/** The app's part of the JSON output. */
export function dataOf(edit: ProposedEdit, generalised: boolean): object {
  const { policy, suggestion, pruning, closesSeeThru, notes, tests } = edit;
  const evidence = ({ connections, sources, days, firstSeen, lastSeen }: Evidence) => ({
    connections,
    sources,
    days,
    dayCount: countDays(days),
    firstSeen,
    lastSeen,
  });
  return {
    app: policy.app?.value,
    file: policy.source.path,
    changed: edit.text !== policy.source.text,
    bundles: suggestion.bundles.map(({ bundle, networks, needs, unseen }) => ({
      bundle,
      networks,
      names: needs.map(({ name, protocol, port, ...seen }) => ({ name, protocol, port, ...evidence(seen) })),
      unseen,
    })),
    entries: suggestion.placements.map(({ entry, protocol, ports, networks, alsoIn, names }) => ({
      // Index in `allow`; null for a new entry.
      entry: entry ?? null,
      protocol,
      ports,
      networks,
      alsoIn,
      names: names.map(({ written, needs }) => ({
        written,
        observed: needs.map(({ name, port, ...seen }) => ({ name, port, ...evidence(seen) })),
      })),
    })),
    wildcards: suggestion.wildcards.map((offer) => ({ ...offer, written: generalised })),
    withheld: suggestion.withheld.map(({ need: { name, protocol, port, ...seen }, because, message }) => ({
      name,
      protocol,
      port,
      because,
      message,
      ...evidence(seen),
    })),
    ...(pruning && {
      pruned: {
        names: pruning.removeNames.flatMap(({ names }) => names),
        entries: pruning.removeEntries,
        kept: pruning.kept,
        brake: pruning.refusedBecause ?? null,
      },
    }),
    closesSeeThru,
    tests,
    notes,
  };
}
