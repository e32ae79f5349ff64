/** Writes a review in every format that was asked for. The exit code is the command's business. */

import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { regionOf } from "../../findings/source-file.ts";
import { type Comment, formatComment } from "../../report/comment.ts";
import { loadFormatter } from "../../report/formatters.ts";
import type { RenderOptions, Report } from "../../report/report.ts";
import { renderBlocks, type Tone } from "../../report/text-blocks.ts";
import type { Replay } from "../../review/replay.ts";
import type { NameChange, Origin } from "../../review/review-changes.ts";
import { reviewComment } from "../../review/review-comment.ts";
import { replaySentence, verdictSentence } from "../../review/review-summary.ts";
import type { Review } from "../../review/review-trees.ts";

export interface ReviewReport {
  readonly review: Review;
  readonly report: Report;
  /** How the comment was made, and how to make it again. */
  readonly provenance: Pick<Comment, "mark" | "footer" | "command">;
}

export async function deliverReview(result: ReviewReport, global: GlobalOptions, io: Io): Promise<void> {
  for (const { format, file } of global.outputs) {
    const options =
      file === undefined
        ? { color: io.color, width: io.width, quiet: global.quiet }
        : { color: false, width: 100, quiet: false };
    const text = format === "markdown" ? formatComment(commentOf(result)) : await render(format, result, options);
    if (file === undefined) io.out(text);
    else await writeFileAtomically(file, text, io.cwd);
  }
  if (!global.quiet && global.outputs.every(({ file }) => file !== undefined)) {
    io.err(`review: ${result.review.verdict}: ${verdictSentence(result.review)}\n`);
  }
}

function commentOf({ review, provenance }: ReviewReport): Comment {
  return { ...reviewComment(review), ...provenance };
}

async function render(
  format: Exclude<GlobalOptions["outputs"][number]["format"], "markdown">,
  { review, report }: ReviewReport,
  options: RenderOptions,
): Promise<string> {
  const formatter = await loadFormatter(format);
  const text = formatter({ ...report, data: { review: reviewData(review) } }, options);
  return format === "pretty" && !options.quiet ? `${verdictText(review, options)}\n${text}` : text;
}

function verdictText(review: Review, options: RenderOptions): string {
  const { verdict, widens, narrows, names, replay } = review;
  const tone: Tone = widens ? "doubtful" : "good";
  const lines = [verdictSentence(review)];
  if (replay !== undefined) {
    lines.push(replaySentence(replay, names));
    if (replay.doubts.length > 0)
      lines.push(`That something was never seen proves little here: ${replay.doubts.join("; ")}.`);
  }
  return renderBlocks(
    [{ kind: "item", term: verdict, word: widens && narrows ? "and narrower in part" : "", tone, lines }],
    options,
  );
}

const placeOf = ({ tree, file, at }: Origin) => ({ tree, file: file.path, line: regionOf(file, at.span).line });

/** The JSON form; keys are a promise as in report/json.ts. */
function reviewData({ verdict, widens, narrows, names, windows, notices, apps, replay }: Review): object {
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
    replay: replay && replayData(replay),
  };
}

function replayData({ named: _, ...replay }: Replay): object {
  return replay;
}

function nameData({ origin, of, ...change }: NameChange): object {
  return { ...change, change: of, ...placeOf(origin) };
}
