/**
 * A review as the parts of a comment on a pull request: what stands first, what is folded, what each table holds. Says nothing
 * about Markdown. Pure: no clock, so that the same change gives the same bytes.
 */
import { registryTier } from "../discriminat/public-registries.ts";
import type { Severity } from "../findings/finding.ts";
import { regionOf } from "../findings/source-file.ts";
import { shortTarget } from "../policy/target.ts";
import type { Cell, CommentPart, CommentSection } from "../report/comment.ts";
import { reviewChecks } from "./checks.ts";
import { describePlaces, describePorts, describeTraffic, timesExtended } from "./describe-change.ts";
import type { Fate, ReplayedName } from "./replay.ts";
import type { NameChange, TreePlace, WindowChange } from "./review-changes.ts";
import { type Reported, reportedChanges } from "./review-findings.ts";
import { doubtsOfReplays, replaySentences, verdictSentence } from "./review-summary.ts";
import type { Review } from "./review-trees.ts";

const severities = new Map<string, Severity>(reviewChecks.map(({ id, severity }) => [id, severity]));

/** Grave enough for the top. New names as such stand in their table. */
function isFlag({ check }: Reported): boolean {
  return severities.get(check) === "warning" && check !== "review/name-wider";
}

export function reviewComment(review: Review): CommentPart {
  const { names, windows, replays, verdict } = review;
  const isObserved = replays.length > 0;
  const reported = reportedChanges(review);
  const flags = reported.filter(isFlag);
  const others = reported.filter((item) => !isFlag(item) && !/^review\/(?:name|window)-/.test(item.check));
  const sections = [
    namesSection("Newly reachable", names, "wider", isObserved),
    namesSection("No longer reachable", names, "narrower", isObserved),
    windowsSection(windows),
    ...replays.flatMap(({ network, blocked, refused, admitted }) => {
      const where = replays.length > 1 ? ` in ${network}` : "";
      return [
        fateSection(`Connections that would have been blocked${where}`, blocked),
        refusedSection(`Connections blocked on purpose${where}`, refused),
        fateSection(`Connections that would be admitted${where}`, admitted),
      ];
    }),
    {
      title: "Other changes",
      folded: true,
      columns: ["Change", "Line"],
      rows: others.map(({ message, origin }) => [message, lineOf(origin)]),
    },
  ];
  const doubts = doubtsOfReplays(replays);
  const sentences = [
    verdictSentence(review),
    ...replaySentences(replays, names),
    ...(doubts.length === 0 ? [] : [`A name that was never seen may still be in use: ${doubts.join("; ")}.`]),
  ];
  return {
    tone: flags.length > 0 ? "bad" : verdict === "WIDER" ? "doubtful" : "good",
    title: "Egress review",
    verdict: review.widens && review.narrows ? "WIDER, and narrower in part" : verdict,
    sentences,
    flags: flags.map(({ message, help }) => (help === undefined ? message : `${message}; ${help}`)),
    sections: sections.filter(({ rows }) => rows.length > 0),
  };
}

function lineOf({ tree, file, at }: TreePlace): Cell {
  const { line } = regionOf(file, at.span);
  return { code: `${file.path}:${line}${tree === "base" ? " (base)" : ""}` };
}

/** Longer tables are folded. */
const openRows = 25;

function namesSection(
  title: string,
  all: readonly NameChange[],
  direction: NameChange["direction"],
  isObserved: boolean,
): CommentSection {
  const names = all.filter((change) => change.direction === direction);
  // What is risky or in use stands first, in case that not everything has room.
  const weight = ({ risk, wasRefused, traffic, of }: NameChange): number =>
    (risk === undefined ? 0 : 4) +
    (wasRefused === undefined ? 0 : 4) +
    ((traffic?.connections ?? 0) > 0 ? 2 : 0) +
    (of === "time" ? 0 : 1);
  const sorted = [...names].sort((one, other) => weight(other) - weight(one));
  const example = direction === "wider" ? "For instance" : "No longer";
  return {
    title: `${title} (${names.length})`,
    folded: names.length > openRows,
    columns: ["Name", "Apps", example, ...(isObserved ? ["Traffic"] : []), "Reason", "Line"],
    rows: sorted.map((change) => [
      { code: shortTarget(change) },
      `${describePlaces(change.places)}${change.bundle === undefined ? "" : `, bundle ${change.bundle}`}${registry(change)}${days(change)}`,
      change.witness === change.name ? "" : { code: change.witness },
      ...(isObserved ? [change.traffic === undefined ? "" : describeTraffic(change.traffic)] : []),
      [change.reason, change.ticket].filter((text) => text !== undefined).join(", "),
      lineOf(change.origin),
    ]),
  };
}

/** Other risks stand at the top. */
function registry({ risk }: NameChange): string {
  return risk?.tier === registryTier ? ", a public registry" : "";
}

function days({ direction, of, until, otherUntil }: NameChange): string {
  const end = (day: string | null): string => (day === null ? "without end" : `until ${day}`);
  const [before, after] = direction === "wider" ? [otherUntil, until] : [until, otherUntil];
  if (of === "time") return `, ${end(after)} instead of ${end(before)}`;
  return until === null ? "" : `, until ${until}`;
}

function windowsSection(windows: readonly WindowChange[]): CommentSection {
  const terms = (of: WindowChange["after"]): string =>
    of === undefined ? "no window" : `until ${of.until}, ${describePorts(of.ports)}`;
  return {
    title: "See-thru windows",
    folded: false,
    columns: ["App", "Change", "Before", "After", "Reason", "Line"],
    rows: windows.map((change) => [
      describePlaces(change.networks.map((network) => ({ app: change.app, network }))),
      kindWords(change),
      terms(change.before),
      terms(change.after),
      change.reason ?? "",
      lineOf(change.origin),
    ]),
  };
}

function kindWords(change: WindowChange): string {
  const times = timesExtended(change);
  if (times > 1) return `extended, ${times} times by now`;
  return change.kind === "opened" && change.history.length > 0 ? "opened again" : change.kind.replace("-", " ");
}

function fateSection(title: string, { flows }: Fate): CommentSection {
  return {
    title: `${title} (${flows.length})`,
    folded: true,
    columns: ["Name", "App", "Traffic"],
    rows: flows.map((flow: ReplayedName) => [{ code: shortTarget(flow) }, flow.app, describeTraffic(flow)]),
  };
}

/** A count of its own: what was decided is not a flag. */
function refusedSection(title: string, { flows }: Fate): CommentSection {
  return {
    title: `${title} (${flows.length})`,
    folded: true,
    columns: ["Name", "App", "Traffic", "Reason"],
    rows: flows.map((flow) => [
      { code: shortTarget(flow) },
      flow.app,
      describeTraffic(flow),
      flow.refusedBecause ?? "",
    ]),
  };
}
