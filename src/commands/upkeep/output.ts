/** What `upkeep` prints: the patch on standard output, why each line of it on standard error; all of it as JSON or Markdown. */
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { type Delivery, deliver } from "../../command-line/deliver.ts";
import { repositoryPaths } from "../../command-line/repository-paths.ts";
import { type Block, renderBlocks } from "../../report/text-blocks.ts";
import { type FileChange, unifiedDiff } from "../../report/unified-diff.ts";
import { quote } from "../../text/quote.ts";
import { safeJson } from "../../text/safe-json.ts";
import type { Item } from "../../upkeep/item.ts";
import { headings, kinds, proposalText, summaryOf } from "../../upkeep/proposal-text.ts";
import type { TeamUpkeep } from "../../upkeep/team-upkeep.ts";
import type { UpkeepRequest } from "./request.ts";

/** Files that change, by their paths from the working directory. */
export function changesOf(teams: readonly TeamUpkeep[]): readonly FileChange[] {
  return teams.flatMap(({ edits }) =>
    edits.flatMap(({ policy: { source }, text }) =>
      text === source.text ? [] : [{ path: source.path, before: source.text, after: text }],
    ),
  );
}

/** Emergency entries that are over and stay. */
export function overstayed(teams: readonly TeamUpkeep[], isWritten: boolean): readonly Item[] {
  return teams
    .flatMap(({ items, declined, later }) => [...(isWritten ? [] : items), ...declined, ...later])
    .filter(({ kind }) => kind === "emergency");
}

export async function deliverUpkeep(
  teams: readonly TeamUpkeep[],
  { write }: Pick<UpkeepRequest, "write">,
  global: GlobalOptions,
  io: Io,
): Promise<void> {
  const { fromTop } = repositoryPaths(global, io);
  const changes = changesOf(teams);
  // `git apply` reads paths from the top of the repository, in every folder of it.
  const patchOf = (some: readonly FileChange[]): string =>
    unifiedDiff(some.map((change) => ({ ...change, path: fromTop(change.path) })));
  const due = teams.filter(({ items }) => items.length > 0);
  const { asOf } = global;
  const formats: Delivery["formats"] = {
    // What is written in place needs no patch at the terminal.
    pretty: ({ toFile }) => (write && !toFile ? "" : patchOf(changes)),
    json: () =>
      safeJson({
        version: 1,
        command: "upkeep",
        written: write,
        changed: changes.map(({ path }) => path),
        teams: teams.map((team) => ({ ...dataOf(team), patch: patchOf(changesOf([team])) })),
      }),
    markdown: () =>
      due.length === 0
        ? "Nothing is due.\n"
        : due.map((team) => proposalText(team, { asOf, noun: "change" }).body).join("\n"),
  };
  const summary = summaryOf(teams.flatMap(({ items }) => items));
  const warnings = {
    texts: [
      ...teams.flatMap(({ doubts }) => doubts),
      ...overstayed(teams, write).map(({ app, why }) => `error: ${quote(app)}: ${why}`),
    ],
    inWords: false,
  };
  await deliver({ command: "upkeep", formats, summary, warnings }, global, io);
  if (global.quiet || !global.outputs.some(({ format }) => format === "pretty")) return;
  const blocks = teams.flatMap(blocksOf);
  // Standard output may go straight to git.
  io.err(blocks.length > 0 ? renderBlocks(blocks, { color: false, width: io.width }) : "nothing is due\n");
}

function blocksOf(upkeep: TeamUpkeep): readonly Block[] {
  const { team, items, declined, later, notes } = upkeep;
  const part = (term: string, lines: readonly string[]): readonly Block[] =>
    lines.length === 0 ? [] : [{ kind: "item", term, lines }];
  const words = (some: readonly Item[]) => some.map(({ app, why }) => `${app}: ${why}`);
  const parts = [
    ...kinds.flatMap((kind) => part(headings[kind], words(items.filter((item) => item.kind === kind)))),
    ...part("Declined before", words(declined)),
    ...part("Next time", words(later)),
    ...part(
      "Not proposed",
      notes.map(({ app, text }) => `${app}: ${text}`),
    ),
  ];
  if (parts.length === 0) return [];
  return [{ kind: "heading", text: `${team}: ${summaryOf(items)}` }, ...parts];
}

/** The team's part of the JSON output. */
export function dataOf(upkeep: TeamUpkeep): object {
  const { team, items, declined, later, notes, doubts } = upkeep;
  const shown = (some: readonly Item[]) =>
    some.map(({ kind, app, key, grounds, why }) => ({ kind, app, key, ...grounds, why }));
  return {
    team,
    items: shown(items),
    declined: shown(declined),
    later: shown(later),
    notes,
    doubts,
  };
}
