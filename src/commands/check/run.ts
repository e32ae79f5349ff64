/** `check`: the policies against what was observed. */
import { resolve } from "node:path";
import type { Invocation, Io } from "../../command-line/command.ts";
import { createDeclaredSince } from "../../command-line/declared-since.ts";
import { deliverReport } from "../../command-line/deliver-report.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { readSnapshots } from "../../command-line/read-snapshots.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import type { TrafficComparison } from "../../compare/compare-traffic.ts";
import { trafficChecks } from "../../compare/registry.ts";
import type { ExitCode } from "../../errors.ts";
import { checkObserved } from "../../library/check-observed.ts";
import { dataOf, overviewBlocks } from "./overview.ts";
import { readRequest } from "./request.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { observations, apps, minDays, gate, verbose } = readRequest(options);
  const progress = startProgress(io, global);
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const policies = findPolicies(tree, apps);
  progress.step("reading the snapshots");
  const observed = readSnapshots(observations, tree, io);
  progress.step(`comparing ${policies.length} policies`);
  const { findings, comparisons } = checkObserved(tree, observed, {
    asOf: global.asOf,
    apps: apps.length === 0 ? undefined : apps,
    thresholds: minDays === undefined ? {} : { minDays },
    gate,
    verbose,
    declaredSince: createDeclaredSince(resolve(io.cwd, global.policies), io),
  });
  progress.done();
  const flows = observed.reduce((sum, { snapshot }) => sum + snapshot.flows.length, 0);
  return deliverReport(
    {
      command: "check",
      findings,
      examined: { policies: policies.length, flows },
      sources: loaded.sources,
      checks: trafficChecks,
      failOn: global.failOn,
      toolVersion: toolVersion(),
      overview: overviewBlocks(comparisons),
      data: dataOf(comparisons),
    },
    global,
    io,
    { texts: doubtsOf(comparisons), inWords: true },
  );
}

function doubtsOf(comparisons: readonly TrafficComparison[]): readonly string[] {
  return comparisons.flatMap(({ network, evidence }) =>
    evidence.problems.map(({ message }) => `${network.name}: what is unused cannot be told: ${message}`),
  );
}
