/** `report`: the review page, its data, and every entry as CSV. */
import { resolve } from "node:path";
import type { Invocation, Io } from "../../command-line/command.ts";
import { createDeclaredSince } from "../../command-line/declared-since.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { digest, digestFiles } from "../../command-line/reproduce.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { compareTraffic } from "../../compare/compare-traffic.ts";
import { judgeEvidence } from "../../compare/judge-evidence.ts";
import { type Status, statusOf } from "../../compare/status.ts";
import type { ExitCode } from "../../errors.ts";
import { evidenceOf } from "../../evidence/evidence-of.ts";
import type { NetworkSnapshot } from "../../library/network-snapshots.ts";
import { reviewChange } from "../../library/review-change.ts";
import type { Input, PageModel } from "../../page/model.ts";
import { renderPage } from "../../page/review-page.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { formatCsv } from "../../report/csv.ts";
import type { Block } from "../../report/text-blocks.ts";
import { count } from "../../text/words.ts";
import { loadBase } from "../review/base.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const networks = findNetworks(tree, textsOf(options.network));
  const snapshots = readSnapshots(textsOf(options.observations), tree, io);
  const root = resolve(io.cwd, global.policies);
  const declaredSince = createDeclaredSince(root, io);
  const windowOf = (network: string) =>
    snapshots.find((one) => one.network.name === network)?.snapshot.window ?? undefined;
  const status = withHistory(tree, snapshots, global.asOf, declaredSince, {
    ...{ asOf: global.asOf, networks },
    snapshots: new Map(snapshots.map(({ network, snapshot }) => [network.name, snapshot])),
  });
  const base = typeof options.base === "string" ? loadBase(options.base, root, io) : undefined;
  const review =
    base &&
    reviewChange({
      ...{ base: base.loaded, head: tree },
      ...{ windowHistory: base.windowHistory, isHistoryCut: base.isHistoryCut },
    }).review;
  const sinceOf = new Map(networks.map(({ name }) => [name, declaredSince(windowOf(name)?.from)]));
  const model = evidenceOf({
    ...{
      title: `Egress of ${global.policies}`,
      tool: `discriminat-policy ${toolVersion()}`,
      asOf: global.asOf,
      tree,
      status,
    },
    compared: base && review && { base: base.words, review },
    inputs: [
      policiesInput(tree, loaded.sources.values(), global.policies),
      ...snapshots.map((one) => snapshotInput(tree, one)),
    ],
    since: (network, name, policy) => {
      const from = windowOf(network)?.from;
      const since = sinceOf.get(network)?.(policy, name.at);
      if (since === undefined) return undefined;
      return since === from ? `before ${day(since)}` : day(since);
    },
  });
  await deliverAnswer(
    {
      command: "report",
      blocks: blocksOf(model),
      data: { ...model },
      summary: model.verdict.replace(/\.$/, ""),
      warnings: { texts: snapshotWarnings(tree, snapshots), inWords: true },
      more: { html: () => renderPage(model), csv: () => csvOf(model) },
    },
    global,
    io,
  );
  return 0;
}

const day = (time: string): string => time.slice(0, "YYYY-MM-DD".length);

/** As `statusOf`, where git says which entries are older than the observed period, and so may be called unused. */
function withHistory(
  tree: PolicyTree,
  snapshots: readonly NetworkSnapshot[],
  asOf: string,
  declaredSince: ReturnType<typeof createDeclaredSince>,
  options: Parameters<typeof statusOf>[1],
): Status {
  const { apps, networks } = statusOf(tree, options);
  return {
    apps,
    networks: networks.map(({ network, comparison }) => {
      const snapshot = snapshots.find((one) => one.network === network)?.snapshot;
      if (comparison === undefined || snapshot === undefined) return { network, comparison };
      const since = declaredSince(snapshot.window?.from);
      return { network, comparison: compareTraffic(tree, snapshot, { asOf, network, declaredSince: since }) };
    }),
  };
}

function policiesInput(tree: PolicyTree, sources: Parameters<typeof digestFiles>[0], name: string): Input {
  const says = [
    `${count(tree.policies.length, "policy", "policies")}, ${count(tree.bundles.length, "bundle")} of their own.`,
  ];
  return { kind: "Policies", name, digest: digestFiles(sources), says, complete: true };
}

function snapshotInput({ settings }: PolicyTree, { network, snapshot }: NetworkSnapshot): Input {
  const { window, problems } = judgeEvidence(snapshot, network, settings.evidence);
  const period =
    window === null
      ? []
      : [`${day(window.from)} to ${day(window.to)}, ${count(snapshot.records.client, "connection")}.`];
  return {
    ...{ kind: "Observed traffic", name: network.name, digest: digest(JSON.stringify(snapshot)) },
    ...{ says: [...period, ...problems.map(({ message }) => `${message}.`)], complete: problems.length === 0 },
  };
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
  ...["app", "network", "team", "name", "target", "use", "connections", "clients", "first_seen", "last_seen", "since"],
  ...["reason", "ticket", "bundle", "expires", "risk", "place"],
];

function csvOf({ apps }: PageModel): string {
  const rows = apps.flatMap(({ app, network, team, entries }) =>
    entries.map(({ name, target, use, traffic, since, reason, ticket, bundle, expires, risk, place }) => [
      ...[app, network, team, name, target, use, traffic?.connections, traffic?.clients, traffic?.firstSeen],
      ...[traffic?.lastSeen, since, reason, ticket, bundle, expires, risk, place],
    ]),
  );
  return formatCsv(
    csvHead,
    rows.map((row) => row.map((cell) => cell ?? null)),
  );
}

function textsOf(value: Invocation["options"][string]): readonly string[] {
  return Array.isArray(value) ? value : [];
}
