/** What the review page says, as the command `report` and callers of the library gather it. Pure: files and history are data. */
import { judgeEvidence } from "../compare/judge-evidence.ts";
import { statusOf } from "../compare/status.ts";
import type { DeclaredSince } from "../compare/usage.ts";
import { UserError } from "../errors.ts";
import { answerEvidence, parseAnswer } from "../evidence/drift-answer.ts";
import { driftEvidence } from "../evidence/drift-evidence.ts";
import { evidenceOf } from "../evidence/evidence-of.ts";
import { type History, historyOfDates } from "../evidence/history.ts";
import { parseReport } from "../evidence/parse-report.ts";
import { planEvidence } from "../evidence/plan-evidence.ts";
import type { Proof } from "../evidence/proof.ts";
import type { Finding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { Input, PageModel } from "../page/model.ts";
import type { LoadedTree } from "../policy/load-tree.ts";
import type { PolicyTree } from "../policy/model.ts";
import type { Review } from "../review/review-trees.ts";
import { count, wordList } from "../text/words.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import { serializeSnapshot } from "../traffic/snapshot/serialize-snapshot.ts";
import { digestOfPieces, wholeDigest } from "../values/digest.ts";
import { findDrift } from "./find-drift.ts";
import { networkNamed } from "./network-named.ts";
import { type NetworkSnapshot, withOwnNetworks } from "./network-snapshots.ts";
import { folderOfTree, policiesDigest } from "./policies-digest.ts";
import { provePlanFile } from "./prove-plan-file.ts";

export interface EvidenceOptions {
  /** `YYYY-MM-DD`, UTC: decides which windows and entries are over. */
  readonly asOf: string;
  /** What the page is called. @default "Egress of policies" */
  readonly title?: string | undefined;
  /** `discriminat-policy 0.2.0`. @default "discriminat-policy" */
  readonly tool?: string | undefined;
  /** Names of networks. @default all */
  readonly networks?: readonly string[] | undefined;
  /** As `networkSnapshots` makes it. */
  readonly observed?: readonly NetworkSnapshot[] | undefined;
  /** What `reviewChange` says of the same tree, and the base in words. */
  readonly compared?: { readonly base: string; readonly review: Review } | undefined;
  /** What an earlier report wrote as JSON, in place of `compared`: what changed since then. */
  readonly earlier?: SourceFile | undefined;
  /** What `terraform show -json tfplan` prints, a file for each plan. Only digests and verdicts go into the model. */
  readonly plans?: readonly SourceFile[] | undefined;
  /** What lists Security Groups as they stand, as `findDrift` takes it, or what `drift --format json` wrote about them. */
  readonly deployed?: readonly SourceFile[] | undefined;
  /** Which app a group belongs to, before its tags and its name. */
  readonly owners?: GroupOwners | undefined;
  /** As for `checkObserved`: without it no entry is called unused. */
  readonly declaredSince?: ((from: string | undefined) => DeclaredSince) | undefined;
}

/**
 * What a security reviewer or an auditor asks for, as data: `renderReviewPage` lays it out, and `report --format json` prints it beside
 * `version` and `command`, as `discriminat-policy/schema/report.schema.json` describes it.
 *
 * @param loaded the whole tree, whose errors the page does not hide
 * @throws UserError where an argument is not what it should be, the settings cannot be used, or a plan, a list of groups or an earlier
 * report cannot be read.
 */
export function gatherEvidence(loaded: LoadedTree, options: EvidenceOptions): PageModel {
  return gatherWithHistory(loaded, options);
}

/** @param history commits and owners of entries. @default what `declaredSince` says */
export function gatherWithHistory(loaded: LoadedTree, options: EvidenceOptions, history?: History): PageModel {
  const { tree, sources } = loaded;
  if (tree === undefined) {
    throw new UserError("the settings cannot be used, so that there is nothing to show", {
      hint: "Mend what the findings of `loadTree` say about them.",
    });
  }
  const { asOf, title = "Egress of policies", tool = "discriminat-policy", compared, owners, earlier } = options;
  if (compared !== undefined && earlier !== undefined) {
    throw new UserError("compared and earlier are both given", { hint: "Changes are since one base: leave out one." });
  }
  const report = earlier && parseReport(earlier);
  const { plans = [], deployed = [], declaredSince = () => () => undefined } = options;
  const observed = withOwnNetworks(tree, options.observed ?? []);
  const named = options.networks?.map((name) => networkNamed(tree, name));
  const status = statusOf(tree, {
    ...{ asOf, networks: named ?? tree.settings.networks, declaredSince },
    snapshots: new Map(observed.map(({ network, snapshot }) => [network.name, snapshot])),
  });
  const shared = { tree, owners, traffic: observed };
  const [only, ...others] = named ?? [];
  const proofs = plans.map((file): Proof => {
    const { proof } = provePlanFile({ ...shared, file, network: others.length === 0 ? only : undefined });
    return planEvidence(tree, file, proof);
  });
  const policies = policiesDigest(tree, sources.values());
  const lists: SourceFile[] = [];
  for (const file of deployed) {
    const answer = parseAnswer(file);
    if (answer === undefined) lists.push(file);
    else proofs.push(answerEvidence(file, answer, { tree, policies, asOf }));
  }
  if (lists.length > 0) {
    const { drift } = findDrift({ ...shared, sources: lists, networks: options.networks, asOf });
    proofs.push(driftEvidence(tree, lists, drift, asOf));
  }
  return evidenceOf({
    ...{ title, tool, asOf, tree, status, compared, proofs },
    earlier: earlier && report && { base: `the report of ${report.asOf} (${earlier.path})`, report },
    inputs: [
      policiesInput(tree, policies, loaded.findings),
      ...observed.map((one) => snapshotInput(tree, one)),
      ...(earlier && report ? [earlierInput(earlier, report, asOf)] : []),
    ],
    history: history ?? datesAlone(observed, declaredSince),
  });
}

/** For callers that know since when entries are declared, and nothing of commits. */
function datesAlone(
  observed: readonly NetworkSnapshot[],
  declaredSince: NonNullable<EvidenceOptions["declaredSince"]>,
): History {
  const known = new Map(
    observed.map(({ network: { name }, snapshot: { window } }) => {
      const from = window?.from;
      return [name, { from, since: declaredSince(from) }] as const;
    }),
  );
  const unobserved = { from: undefined, since: declaredSince(undefined) };
  return historyOfDates((policy, network, { at }) => {
    const { from, since: sinceOf } = known.get(network) ?? unobserved;
    const since = sinceOf(policy, at);
    if (since === undefined) return undefined;
    return since === from ? `before ${day(since)}` : day(since);
  });
}

const day = (time: string): string => time.slice(0, "YYYY-MM-DD".length);

function policiesInput(tree: PolicyTree, digest: string, findings: readonly Finding[]): Input {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const says = [
    `${count(tree.policies.length, "policy", "policies")}, ${count(tree.bundles.length, "bundle")} of their own.`,
    ...(errors === 0 ? [] : [`${count(errors, "error")}: what could not be read is not on this page.`]),
  ];
  return { kind: "Policies", name: folderOfTree(tree), digest, says, complete: errors === 0 };
}

function earlierInput({ path, text }: SourceFile, { asOf, tool, apps, networks }: PageModel, today: string): Input {
  const of = `As of ${asOf}, by ${tool}: ${count(apps.length, "app")} in ${wordList(networks)}.`;
  const isLater = asOf > today;
  const says = isLater ? [of, `It is later than this page, which is as of ${today}.`] : [of];
  return { kind: "Earlier report", name: path, digest: wholeDigest(text), says, complete: !isLater };
}

/** The digest is that of the network's file, or of what `observe` would write where there are several, or none. */
function snapshotInput({ settings }: PolicyTree, { network, snapshot, digest }: NetworkSnapshot): Input {
  const { window, problems } = judgeEvidence(snapshot, network, settings.evidence);
  const period =
    window === null
      ? []
      : [`${day(window.from)} to ${day(window.to)}, ${count(snapshot.records.client, "connection")}.`];
  return {
    ...{ kind: "Observed traffic", name: network.name },
    digest: digest ?? digestOfPieces(serializeSnapshot(snapshot)),
    ...{ says: [...period, ...problems.map(({ message }) => `${message}.`)], complete: problems.length === 0 },
  };
}
