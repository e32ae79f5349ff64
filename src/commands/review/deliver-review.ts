/** Writes a review in every format that was asked for. The exit code is the command's business. */

import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { reportFormats } from "../../command-line/deliver-report.ts";
import { regionOf } from "../../findings/source-file.ts";
import { type Comment, formatComment } from "../../report/comment.ts";
import { formatPretty } from "../../report/pretty.ts";
import type { RenderOptions, Report } from "../../report/report.ts";
import { renderBlocks, type Tone } from "../../report/text-blocks.ts";
import type { Replay } from "../../review/replay.ts";
import type { NameChange, TreePlace } from "../../review/review-changes.ts";
import { reviewComment } from "../../review/review-comment.ts";
import { doubtsOfReplays, replaySentences, verdictSentence } from "../../review/review-summary.ts";
import type { Review } from "../../review/review-trees.ts";
import { sentence } from "../../text/words.ts";

export interface ReviewReport {
  readonly review: Review;
  readonly report: Report;
  /** How the comment was made, and how to make it again. */
  readonly provenance: Pick<Comment, "mark" | "footer" | "command">;
}

export async function deliverReview(result: ReviewReport, global: GlobalOptions, io: Io): Promise<void> {
  const { review, report, provenance } = result;
  const formats = {
    ...reportFormats({ ...report, data: { review: reviewData(review) } }, global, io),
    pretty: (options: RenderOptions) => {
      const text = formatPretty(report, options);
      return options.quiet
        ? text
        : `${verdictText(review, options)}
${text}`;
    },
    markdown: () => formatComment({ ...reviewComment(review), ...provenance }),
  };
  const summary = `${review.verdict}: ${verdictSentence(review).slice(0, -1)}`;
  const warnings = { texts: doubtWords(review), inWords: true };
  await deliver({ command: "review", formats, summary, warnings }, global, io);
}

/** Why "never seen" proves little; nothing where it proves something. */
function doubtWords({ replays }: Review): readonly string[] {
  const doubts = doubtsOfReplays(replays);
  return doubts.length === 0 ? [] : [`that something was never seen proves little here: ${doubts.join("; ")}`];
}

function verdictText(review: Review, options: RenderOptions): string {
  const { verdict, widens, narrows, names, replays } = review;
  const tone: Tone = widens ? "doubtful" : "good";
  const lines = [
    verdictSentence(review),
    ...replaySentences(replays, names),
    ...doubtWords(review).map((words) => sentence(words)),
  ];
  return renderBlocks(
    [{ kind: "item", term: verdict, ...(widens && narrows ? { word: "and narrower in part" } : {}), tone, lines }],
    options,
  );
}

const placeOf = ({ tree, file, at }: TreePlace) => ({ tree, file: file.path, line: regionOf(file, at.span).line });

/** The JSON form; keys are a promise as in report/json.ts. */
function reviewData({ verdict, widens, narrows, names, windows, notices, apps, replays }: Review): object {
  return {
    verdict,
    widens,
    narrows,
    apps,
    names: names.map(nameData),
    windows: windows.map(({ origin, ...change }) => ({ ...change, ...placeOf(origin) })),
    notices: notices.map(({ kind, message, help, apps: concerned, origin }) => ({
      kind,
      message,
      help,
      apps: concerned,
      ...placeOf(origin),
    })),
    // One network was all that there could be once: `replay` stays for who reads it.
    replay: replays.length === 1 ? replays.map(replayData)[0] : undefined,
    replays: replays.map(replayData),
  };
}

function replayData({ named: _, ...replay }: Replay): object {
  return replay;
}

function nameData({ origin, of, ...change }: NameChange): object {
  return { ...change, change: of, ...placeOf(origin) };
}
