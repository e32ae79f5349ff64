/** Drift as the parts of a comment or an issue. Pure: the same groups give the same bytes. */
import { rankIn } from "../findings/check.ts";
import { regionOf } from "../findings/source-file.ts";
import type { CommentPart } from "../report/comment.ts";
import { driftChecks } from "./checks.ts";
import { limitSentences, verdictSentence, verdictWord } from "./drift-summary.ts";
import type { Drift } from "./judge-drift.ts";

const rankOf = rankIn(driftChecks);

export function driftComment(drift: Drift): CommentPart {
  const sorted = [...drift.problems].sort(
    (one, other) => rankOf(one.check) - rankOf(other.check) || (one.message < other.message ? -1 : 1),
  );
  const commands = sorted.flatMap(({ command, message }) => (command === undefined ? [] : [{ command, message }]));
  const sections = [
    {
      title: `Findings (${sorted.length})`,
      folded: false,
      columns: ["Check", "Finding", "Line"],
      rows: sorted.map(({ check, message, file, at }) => [
        { code: check },
        message,
        { code: `${file.path}:${regionOf(file, at.span).line}` },
      ]),
    },
    {
      title: `Commands that mend it (${commands.length})`,
      folded: true,
      columns: ["Command", "For"],
      rows: commands.map(({ command, message }) => [{ code: command }, message]),
    },
  ];
  return {
    tone: drift.verdict !== "in step" ? "bad" : sorted.length > 0 ? "doubtful" : "good",
    title: "Egress drift",
    verdict: verdictWord(drift),
    sentences: [verdictSentence(drift), ...limitSentences(drift)],
    flags: [],
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}
