/** `upkeep`: what is due, team by team, as a patch, in place, or as one proposal a team. */
import type { Invocation, Io } from "../../command-line/command.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { readSnapshots } from "../../command-line/read-snapshots.ts";
import { textVersion, writeFileAtomically } from "../../command-line/write-file.ts";
import { compareTraffic } from "../../compare/compare-traffic.ts";
import type { ExitCode } from "../../errors.ts";
import { dueByTeam, type TeamDue, teamUpkeep } from "../../upkeep/team-upkeep.ts";
import { deliverOutcomes } from "./deliver-outcomes.ts";
import { fromDisk, type PolicyHistory } from "./history.ts";
import { changesOf, deliverUpkeep, overstayed } from "./output.ts";
import { propose } from "./propose.ts";
import { readRequest, type UpkeepRequest } from "./request.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const request = readRequest(options);
  const dueOf = (history: PolicyHistory): readonly TeamDue[] => findDue(history, request, global.asOf, io);
  if (request.propose !== undefined) {
    const outcomes = await propose(request.propose, request, dueOf, global, io);
    return await deliverOutcomes(outcomes, request, global, io);
  }
  const teams = dueOf(fromDisk(global, io)).map((due) => teamUpkeep(due, request));
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

function findDue(
  { tree, declaredSince, earlier }: PolicyHistory,
  { observations, apps, suggest, ticket }: UpkeepRequest,
  asOf: string,
  io: Io,
): readonly TeamDue[] {
  const comparisons = readSnapshots(observations, tree, io).map(({ network, snapshot }) =>
    compareTraffic(tree, snapshot, { asOf, network, declaredSince: declaredSince(snapshot.window?.from) }),
  );
  const [first] = comparisons.flatMap(({ snapshot }) => snapshot.window?.from ?? []).sort();
  const options = { asOf, suggest, ticket, earlier: earlier(first) };
  return dueByTeam(tree, findPolicies(tree, apps), comparisons, options);
}
