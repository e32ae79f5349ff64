/** `report`: the review page, its data, and every entry as CSV. */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Invocation, Io } from "../../command-line/command.ts";
import { createDeclaredSince } from "../../command-line/declared-since.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { acceptedGroups } from "../../deployed-groups/read-deployed-groups.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { type EvidenceOptions, gatherWithHistory } from "../../library/gather-evidence.ts";
import { reviewChange } from "../../library/review-change.ts";
import type { PageModel } from "../../page/model.ts";
import { renderPage } from "../../page/review-page.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { type CsvCell, formatCsv } from "../../report/csv.ts";
import type { Block } from "../../report/text-blocks.ts";
import { ownersOf } from "../../traffic/group-owners/group-owners.ts";
import { loadGroupOwners } from "../../traffic/group-owners/load-group-owners.ts";
import { wholeDigest } from "../../values/digest.ts";
import { readSource, readSources } from "../read-source.ts";
import { isPath, loadBase } from "../review/base.ts";
import { readHistory } from "./history.ts";
import { readOwners } from "./owners.ts";

const baseHint = "Give what `discriminat-policy report --format json` wrote.";
const planHint = "Write it with `terraform show -json tfplan > plan.json`.";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const [planPaths, groupPaths, networkNames] = [options.plan, options.deployed, options.network].map(textsOf);
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const networks = networkNames?.length ? findNetworks(tree, networkNames).map(({ name }) => name) : undefined;
  const observed = readSnapshots(textsOf(options.observations), tree, io, wholeDigest);
  requireOneReader([...(planPaths ?? []), ...(groupPaths ?? [])]);
  const plans = await readSources(planPaths ?? [], planHint, io);
  const deployed = await readSources(groupPaths ?? [], acceptedGroups, io);
  const groups = textsOf(options.groups);
  const root = resolve(io.cwd, global.policies);
  const base = typeof options.base === "string" ? options.base : undefined;
  const earlier = base !== undefined && isReportFile(base, io.cwd) ? await readSource(base, baseHint, io) : undefined;
  const [history, owners] = [readHistory(tree, root, io), readOwners(global, io)];
  const evidence: EvidenceOptions = {
    ...{ title: `Egress of ${global.policies}`, tool: `discriminat-policy ${toolVersion()}`, asOf: global.asOf },
    ...{ networks, observed, plans, deployed, declaredSince: createDeclaredSince(root, io) },
    compared: base === undefined || earlier !== undefined ? undefined : compare(base, tree, root, io),
    earlier,
    owners: groups.length === 0 ? undefined : ownersOf(loadGroupOwners(groups, io.cwd)),
  };
  const model = gatherWithHistory(loaded, evidence, {
    ...history,
    ownersOf: owners.ownersOf,
    inputs: [...history.inputs, ...owners.inputs],
  });
  await deliverAnswer(
    {
      command: "report",
      blocks: blocksOf(model),
      data: { ...model },
      summary: model.verdict.replace(/\.$/, ""),
      warnings: { texts: snapshotWarnings(tree, observed), inWords: true },
      more: { html: () => renderPage(model), csv: () => formatCsv(csvHead, csvRows(model)) },
    },
    global,
    io,
  );
  return 0;
}

/** By its name, or as a path: else a file that someone added could stand in for a branch. */
function isReportFile(base: string, cwd: string): boolean {
  if (base.endsWith(".json") && !base.startsWith("refs/")) return true;
  return isPath(base) && (statSync(resolve(cwd, base), { throwIfNoEntry: false })?.isFile() ?? false);
}

/** @throws UserError where two files are to come from standard input. */
function requireOneReader(paths: readonly string[]): void {
  if (paths.filter((path) => path === "-").length < 2) return;
  throw new UserError("standard input can be only one of the files", { hint: "Write the others to files." });
}

function compare(ref: string, tree: PolicyTree, root: string, io: Io) {
  const { loaded, words, windowHistory, isHistoryCut } = loadBase(ref, root, io);
  return { base: words, review: reviewChange({ base: loaded, head: tree, windowHistory, isHistoryCut }).review };
}
function blocksOf({ verdict, attention }: PageModel): readonly Block[] {
  const rows = attention.map(({ level, kind, app, network, what }) => [level, kind, app ?? "", network ?? "", what]);
  return [
    { kind: "paragraph", text: verdict },
    ...(rows.length === 0 ? [] : [{ kind: "table" as const, head: ["Level", "What", "App", "Network", "Why"], rows }]),
    { kind: "paragraph", text: "The page: --format html:report.html" },
  ];
}

const csvHead = [
  ...["app", "network", "team", "owners", "name", "target", "use", "connections", "clients", "first_seen", "last_seen"],
  ...["since", "commit", "author", "merged", "approved", "last_changed", "reason", "ticket", "bundle", "expires"],
  ...["confirmed", "risk", "place"],
];

function* csvRows({ apps, commits }: PageModel): Generator<readonly CsvCell[]> {
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  for (const { app, network, team, owners, entries } of apps) {
    for (const { name, target, use, traffic, reason, ticket, bundle, expires, ...entry } of entries) {
      const { author, merged, approvals = [] } = byId.get(entry.commit ?? "") ?? {};
      const row = [
        ...[app, network, team, owners.join(" "), name, target, use, traffic?.connections, traffic?.clients],
        ...[traffic?.firstSeen, traffic?.lastSeen, entry.since, entry.commit, author, merged, approvals.join("; ")],
        ...[entry.lastChanged?.on, reason, ticket, bundle, expires, entry.confirmed, entry.risk, entry.place],
      ];
      yield row.map((cell) => cell ?? null);
    }
  }
}

function textsOf(value: Invocation["options"][string]): readonly string[] {
  return Array.isArray(value) ? value : [];
}
