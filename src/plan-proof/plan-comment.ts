/** A proof as the parts of a comment on a pull request. Pure: the same plan gives the same bytes. */

import { rankIn } from "../findings/check.ts";
import { regionOf } from "../findings/source-file.ts";
import { shortTarget } from "../policy/target.ts";
import type { CommentPart, CommentSection } from "../report/comment.ts";
import { describeTraffic } from "../review/describe-change.ts";
import type { AdmittedName } from "./admitted-names.ts";
import { type PlanCheckId, planChecks } from "./checks.ts";
import { groupWords } from "./group-context.ts";
import type { PlanProblem } from "./plan-problem.ts";
import {
  changeSentence,
  groupChanges,
  type PlanSubject,
  purposeSentences,
  shortName,
  subjectsOf,
  verdictSentence,
  verdictWord,
  windowChange,
  windowWords,
} from "./plan-summary.ts";
import type { PlanProof } from "./prove-plan.ts";

const rankOf = rankIn(planChecks);
const infos: ReadonlySet<PlanCheckId> = new Set(
  planChecks.filter(({ severity }) => severity === "info").map(({ id }) => id),
);

/** Longer tables are folded. */
const openRows = 25;

export function planComment(proof: PlanProof): CommentPart {
  const { isExplained } = proof;
  const subjects = subjectsOf(proof);
  const sorted = [...proof.problems].sort(
    (one, other) => rankOf(one.check) - rankOf(other.check) || (one.message < other.message ? -1 : 1),
  );
  const flags = sorted.filter(({ check }) => !infos.has(check));
  const sections: readonly CommentSection[] = [
    namesSection("Added", subjects, ({ added }) => added),
    namesSection("Removed", subjects, ({ removed }) => removed),
    windowsSection(subjects),
    groupsSection(subjects),
    refusedSection(proof),
    problemsSection(sorted),
  ];
  return {
    tone: !isExplained ? "bad" : flags.length > 0 ? "doubtful" : "good",
    title: "Egress plan",
    verdict: verdictWord(proof),
    sentences: [verdictSentence(proof), changeSentence(proof), ...purposeSentences(proof)],
    flags: flags.map(({ message }) => message),
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

function namesSection(
  title: string,
  subjects: readonly PlanSubject[],
  namesIn: (subject: PlanSubject) => readonly AdmittedName[],
): CommentSection {
  const rows = subjects.flatMap((subject) =>
    namesIn(subject).map((name) => [{ code: shortName(name) }, subject.words]),
  );
  return { title: `${title} (${rows.length})`, folded: rows.length > openRows, columns: ["Name", "App"], rows };
}

function windowsSection(subjects: readonly PlanSubject[]): CommentSection {
  const changed = subjects.flatMap((subject) => {
    const change = windowChange(subject);
    return change === undefined || change === "stays" ? [] : [[subject.words, change, windowWords(subject)]];
  });
  return { title: "See-thru windows", folded: false, columns: ["App", "Change", "Window"], rows: changed };
}

function groupsSection(subjects: readonly PlanSubject[]): CommentSection {
  const rows = subjects.flatMap(({ words, groups }) =>
    groups.flatMap((group) => {
      const change = groupChanges[group.change];
      return change === undefined ? [] : [[{ code: groupWords(group) }, words, change]];
    }),
  );
  return {
    title: `Security Groups (${rows.length})`,
    folded: rows.length > openRows,
    columns: ["Group", "App", "Change"],
    rows,
  };
}

/** A count of its own: what was decided is not a flag. */
function refusedSection({ refused }: PlanProof): CommentSection {
  return {
    title: `Blocked on purpose (${refused.length})`,
    folded: true,
    columns: ["Name", "App", "Traffic", "Reason"],
    rows: refused.map((seen) => [
      { code: shortTarget(seen) },
      `${seen.app} in ${seen.network}`,
      describeTraffic(seen),
      seen.reason ?? "",
    ]),
  };
}

function problemsSection(problems: readonly PlanProblem[]): CommentSection {
  return {
    title: `Findings (${problems.length})`,
    folded: true,
    columns: ["Check", "Finding", "Line"],
    rows: problems.map(({ check, message, help, file, at }) => [
      { code: check },
      help === undefined ? message : `${message}; ${help}`,
      { code: `${file.path}:${regionOf(file, at.span).line}` },
    ]),
  };
}
