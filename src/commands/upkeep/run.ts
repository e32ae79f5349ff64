/** `upkeep`: what is due, team by team, as a patch or in place. */
import { resolve } from "node:path";
import type { Invocation, Io } from "../../command-line/command.ts";
import { createDeclaredSince } from "../../command-line/declared-since.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots } from "../../command-line/read-snapshots.ts";
import { textVersion, writeFileAtomically } from "../../command-line/write-file.ts";
import { compareTraffic } from "../../compare/compare-traffic.ts";
import type { ExitCode } from "../../errors.ts";
import { dueByTeam, type TeamUpkeep, teamUpkeep } from "../../upkeep/team-upkeep.ts";
import { changesOf, deliverUpkeep, overstayed } from "./output.ts";
import { readRequest } from "./request.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const request = readRequest(options);
  const tree = requireSound(loadPolicies([], global, io).loaded);
  const { asOf } = global;
  const since = createDeclaredSince(resolve(io.cwd, global.policies), io);
  const comparisons = readSnapshots(request.observations, tree, io).map(({ network, snapshot }) =>
    compareTraffic(tree, snapshot, { asOf, network, declaredSince: since(snapshot.window?.from) }),
  );
  const policies = findPolicies(tree, request.apps);
  const { suggest, ticket } = request;
  const teams: readonly TeamUpkeep[] = dueByTeam(tree, policies, comparisons, { asOf, suggest, ticket }).map((due) =>
    teamUpkeep(due, request),
  );
  const changes = changesOf(teams);
  if (request.write) {
    for (const { path, before, after } of changes) {
      await writeFileAtomically(path, after, { cwd: io.cwd, expected: textVersion(before) });
      if (!global.quiet) io.err(`wrote ${path}\n`);
    }
  }
  await deliverUpkeep(teams, request, global, io);
  if (overstayed(teams, request.write).length > 0 && global.failOn !== "never") return 1;
  return request.detailedExitcode && changes.length > 0 ? 2 : 0;
}
