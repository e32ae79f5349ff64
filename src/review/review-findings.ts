/** A review as findings: each change at its line of the tree under review. Pure. */
import { registryTier } from "../discriminat/public-registries.ts";
import { rankIn } from "../findings/check.ts";
import type { Finding, Place } from "../findings/finding.ts";
import { compareFindings, type FilePlace, toFinding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import type { PolicyTree, Settings } from "../policy/model.ts";
import { headOf } from "../policy/places.ts";
import { type ReviewCheckId, reviewChecks } from "./checks.ts";
import { describeName, describePurpose, describeTraffic, describeWindow, timesExtended } from "./describe-change.ts";
import type { NameChange, Notice, TreePlace, WindowChange } from "./review-changes.ts";
import type { Review } from "./review-trees.ts";

/** A change, the check that reports it, and what it says. */
export interface Reported {
  readonly check: ReviewCheckId;
  readonly message: string;
  readonly help: string | undefined;
  readonly origin: TreePlace;
  readonly evidence?: Readonly<Record<string, string | number>>;
}

const rankOf = rankIn(reviewChecks);

/** Everything that a review reports, the gravest check first; within a check in the order of the review. */
export function reportedChanges({ names, windows, notices }: Review): readonly Reported[] {
  const all = [...notices.map(ofNotice), ...windows.map(ofWindow), ...names.map(ofName)];
  return all.sort((one, other) => rankOf(one.check) - rankOf(other.check));
}

function ofNotice({ kind, message, help, origin }: Notice): Reported {
  return { check: `review/${kind}`, message, help, origin };
}

function ofWindow(change: WindowChange): Reported {
  const check = checkOfWindow(change);
  const { after, origin, traffic, refused } = change;
  const clauses = [describeWindow(change)];
  if (traffic !== undefined && traffic.connections > 0)
    clauses.push(`it alone admits traffic that was ${describeTraffic(traffic)}`);
  if (refused > 0) clauses.push(`it alone admits ${describePurpose(refused)}`);
  return {
    check,
    message: clauses.join("; "),
    help:
      check === "review/window-extended-again"
        ? change.isHistoryCut
          ? "fetch the whole history, in actions/checkout with `fetch-depth: 0`"
          : "write the entries for what has been seen, and let the window end"
        : undefined,
    origin,
    ...(after === undefined ? {} : { evidence: { until: after.until } }),
  };
}

function checkOfWindow(change: WindowChange): ReviewCheckId {
  if (!change.wider) return (change.traffic?.connections ?? 0) > 0 ? "review/traffic-cut" : "review/window-narrower";
  if (change.kind !== "extended") return "review/window-opened";
  // What is not known to be the first time may be a later one: the severity of that counts.
  return timesExtended(change) > 1 || change.isHistoryCut ? "review/window-extended-again" : "review/window-extended";
}

function ofName(change: NameChange): Reported {
  const { direction, of, risk, wasRefused, refusedBecause, traffic, blocked, refused, witness, origin } = change;
  const clauses = [describeName(change)];
  if (traffic !== undefined) clauses.push(describeTraffic(traffic));
  if (refused > 0) clauses.push(describePurpose(refused));
  if (wasRefused !== undefined) clauses.push(`previously refused${wasRefused === "" ? "" : `: ${wasRefused}`}`);
  if (risk !== undefined) clauses.push(risk.reason);
  if (direction === "wider" && refusedBecause !== undefined) clauses.push(`the firewall refuses it: ${refusedBecause}`);
  // Of a registry, what to trust is the users' own decision: the reviewer is told, and no more.
  const isRisky = risk !== undefined && risk.tier !== registryTier && of !== "time";
  const wider = wasRefused !== undefined ? "refused-name" : isRisky ? "risky-name" : "name-wider";
  const narrower = blocked > 0 ? "traffic-cut" : "name-narrower";
  return {
    check: `review/${direction === "wider" ? wider : narrower}`,
    message: clauses.join("; "),
    help: undefined,
    origin,
    evidence: {
      witness,
      ...(risk === undefined ? {} : { tier: risk.tier }),
      ...(traffic === undefined ? {} : { connections: traffic.connections }),
    },
  };
}

/** Severities as `settings` have them; `off` leaves a check out. */
export function reviewFindings(review: Review, head: PolicyTree, settings: Settings): readonly Finding[] {
  const severityOf = checkSeverities(settings, reviewChecks);
  const anchor = createAnchor(head);
  return reportedChanges(review)
    .flatMap(({ check, message, help, origin, evidence }) => {
      const severity = severityOf(check);
      if (severity === "off") return [];
      return toFinding(check, severity, {
        ...anchor(origin),
        message,
        ...(help === undefined ? {} : { help }),
        ...(evidence === undefined ? {} : { evidence }),
      });
    })
    .sort(compareFindings);
}

/** What is gone has no line in the head: the top of the file that held it, or the place that it had. */
function createAnchor(head: PolicyTree): (origin: TreePlace) => FilePlace {
  const tops = new Map<string, { readonly file: SourceFile; readonly at: Place }>();
  const { settings, bundles, policies } = head;
  tops.set(settings.source.path, { file: settings.source, at: settings.at });
  for (const { source, at } of bundles) if (source !== undefined) tops.set(source.path, { file: source, at });
  for (const policy of policies) tops.set(policy.source.path, { file: policy.source, at: headOf(policy) });
  return ({ tree, file, at }) => (tree === "base" ? tops.get(file.path) : undefined) ?? { file, at };
}
