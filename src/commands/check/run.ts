/** `check`: the policies against what was observed. */
import { resolve } from "node:path";
import type { Command, Invocation } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { appOption, findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { observationsOption, readSnapshots } from "../../command-line/read-snapshots.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { UserError } from "../../errors.ts";

const gates = ["ready-to-enforce"] as const;

export const check: Command = {
  spec: {
    name: "check",
    summary: "Compare policies with observed traffic: what is missing, unused, or not applied",
    details:
      "Each finding stands on the line of the policy that decides it, with what was seen as its evidence. A name is called unused only where the snapshot suffices to say so and the name is older than it, which git tells; else it is unknown. A snapshot can hold what an attacker did: read what is missing before it is added.",
    arguments: [],
    options: [
      observationsOption,
      appOption,
      {
        flags: "--min-days <n>",
        description: "days that a snapshot must cover before a name is called unused (default: evidence.min_days)",
      },
      {
        flags: "--gate <name>",
        description: "ready-to-enforce: a finding for each app that is not ready to be enforced",
        choices: gates,
      },
    ],
    examples: [
      { line: "check --observations observations.json", does: "every app of the network that was observed" },
      {
        line: "check --observations observations.json --app checkout --gate ready-to-enforce",
        does: "in CI, before the see-thru window of one app is closed",
      },
      { line: "check --observations prod.json staging.json --format sarif:check.sarif", does: "for code scanning" },
    ],
  },
  run: async ({ options, global }, io) => {
    const { observations, apps, minDays, gate } = readRequest(options);
    const progress = startProgress(io, global);
    const { loaded } = await loadPolicies([], global, io);
    const tree = requireSound(loaded);
    const policies = findPolicies(tree, apps);
    progress.step("reading the snapshots");
    const observed = await readSnapshots(observations, tree, io);
    progress.step(`comparing ${policies.length} policies`);
    const [{ checkTraffic }, { createDeclaredSince }, { trafficChecks }] = await Promise.all([
      import("../../compare/check-traffic.ts"),
      import("../../command-line/declared-since.ts"),
      import("../../compare/registry.ts"),
    ]);
    const { findings, comparisons } = checkTraffic(tree, observed, {
      asOf: global.asOf,
      apps: apps.length === 0 ? undefined : new Set(apps),
      thresholds: minDays === undefined ? {} : { minDays },
      gate,
      declaredSince: createDeclaredSince(resolve(io.cwd, global.policies), io),
    });
    progress.done();
    const flows = observed.reduce((sum, { snapshot }) => sum + snapshot.flows.length, 0);
    const { overviewBlocks, dataOf } = await import("./overview.ts");
    return deliver(
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
    );
  },
};

interface CheckRequest {
  readonly observations: readonly string[];
  readonly apps: readonly string[];
  readonly minDays: number | undefined;
  readonly gate: boolean;
}

/** @throws UserError where an option cannot be read. */
function readRequest({ observations, app, minDays, gate }: Invocation["options"]): CheckRequest {
  if (!Array.isArray(observations) || observations.length === 0) {
    throw new UserError("check needs observed traffic", {
      hint: "Add --observations observations.json; `discriminat-policy observe` writes one.",
    });
  }
  return {
    observations,
    apps: Array.isArray(app) ? app : [],
    minDays: typeof minDays === "string" ? readDays(minDays) : undefined,
    gate: gate === gates[0],
  };
}

function readDays(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new UserError(`--min-days ${text} is no number of days`, { hint: "Write a whole number, 1 or more." });
}
