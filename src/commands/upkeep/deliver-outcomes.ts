/** Says what became of each team's proposal, and how the command ends. */
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import type { ExitCode } from "../../errors.ts";
import { boundedMarkdown, cut } from "../../report/bounded-markdown.ts";
import { inertMarkdown } from "../../report/inert-markdown.ts";
import { type Block, renderBlocks } from "../../report/text-blocks.ts";
import { quote } from "../../text/quote.ts";
import { safeJson } from "../../text/safe-json.ts";
import { count, sentence, wordList } from "../../text/words.ts";
import type { Item } from "../../upkeep/item.ts";
import { summaryOf } from "../../upkeep/proposal-text.ts";
import { dataOf } from "./output.ts";
import type { Outcome } from "./propose.ts";
import type { UpkeepRequest } from "./request.ts";

export async function deliverOutcomes(
  outcomes: readonly Outcome[],
  { detailedExitcode }: Pick<UpkeepRequest, "detailedExitcode">,
  global: GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const stays = outcomes.flatMap((outcome) => overstaying(outcome));
  const failed = outcomes.filter(({ kind }) => kind === "failed");
  const changed = outcomes.filter(({ kind }) => kind === "created" || kind === "updated" || kind === "withdrawn");
  const formats = {
    pretty: (options: { readonly color: boolean; readonly width: number }) => renderBlocks(blocksOf(outcomes), options),
    json: () => safeJson({ version: 1, command: "upkeep", teams: outcomes.map(outcomeData) }),
    markdown: () => markdownOf(outcomes),
  };
  const summary = changed.length === 0 ? "no proposal was changed" : `changed ${count(changed.length, "proposal")}`;
  const warnings = {
    texts: [
      ...failed.map(({ upkeep, error }) => `error: ${upkeep.team}: ${error?.message}${hintOf(error?.hint)}`),
      ...stays.map(({ app, why }) => `error: ${quote(app)}: ${why}, and no open proposal removes it`),
    ],
    inWords: false,
  };
  await deliver({ command: "upkeep", formats, summary, warnings }, global, io);
  if (failed.length > 0) return detailedExitcode ? 1 : 3;
  if (stays.length > 0 && global.failOn !== "never") return 1;
  return detailedExitcode && changed.length > 0 ? 2 : 0;
}

const hintOf = (hint: string | undefined): string => (hint === undefined ? "" : `. ${hint}`);

/** Emergency entries that are over, and that no open proposal removes. */
function overstaying({ kind, upkeep }: Outcome): readonly Item[] {
  const { items, declined, later } = upkeep;
  const isProposed = kind === "created" || kind === "updated" || kind === "unchanged";
  return [...(isProposed ? [] : items), ...declined, ...later].filter((item) => item.kind === "emergency");
}

const words: Readonly<Record<Outcome["kind"], string>> = {
  nothing: "nothing is due",
  unchanged: "as it was: nothing is new",
  kept: "as it was: the evidence does not suffice to tell whether all of it is still due",
  "left-alone": "left alone: others have committed to its branch; merge it, or delete the branch",
  withdrawn: "closed: nothing of it is due any more",
  created: "opened",
  updated: "brought up to date",
  overtaken: "left alone: someone else pushed to its branch meanwhile; the next run looks again",
  failed: "failed",
};

function linesOf({ kind, upkeep, proposal, closed, error }: Outcome): readonly string[] {
  const { items, declined, later, doubts } = upkeep;
  const where = proposal === undefined ? "" : `${proposal.shown} `;
  return [
    `${where}${words[kind]}${error === undefined ? "" : `: ${error.message}`}`,
    ...(items.length === 0 ? [] : [`due: ${summaryOf(items)}`]),
    ...(later.length === 0 ? [] : [`for the next time: ${summaryOf(later)}`]),
    ...(declined.length === 0
      ? []
      : [`declined in ${wordList(closed.map(({ shown }) => shown))}: ${summaryOf(declined)}`]),
    ...declined.map(({ app, why }) => `  ${quote(app)}: ${why}`),
    ...doubts.map((doubt) => `the evidence lacks something: ${doubt}`),
  ];
}

function blocksOf(outcomes: readonly Outcome[]): readonly Block[] {
  if (outcomes.length === 0) return [{ kind: "paragraph", text: "no team has a policy" }];
  return outcomes.map((outcome) => ({ kind: "item", term: outcome.upkeep.team, lines: linesOf(outcome) }));
}

const maxLine = 1_000;

function markdownOf(outcomes: readonly Outcome[]): string {
  const parts = outcomes.map((outcome) => ({
    before: `\n### ${inertMarkdown(outcome.upkeep.team)}\n\n`,
    lines: linesOf(outcome).map((line) => `- ${inertMarkdown(cut(sentence(line.trim()), maxLine))}\n`),
    after: "",
  }));
  return boundedMarkdown("## Egress upkeep\n", parts);
}

function outcomeData({ kind, upkeep, proposal, closed, error }: Outcome): object {
  return {
    ...dataOf(upkeep),
    outcome: kind,
    proposal: proposal === undefined ? null : { number: proposal.number, url: proposal.url },
    closed: closed.map(({ number }) => number),
    ...(error !== undefined && { error: error.message }),
  };
}
