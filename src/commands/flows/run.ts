/** `flows`: what apps connect to, as a table. */
import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import type { ExitCode } from "../../errors.ts";
import { listObserved } from "../../library/list-observed.ts";
import type { NetworkSnapshot } from "../../library/network-snapshots.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { blocksOf, csvOf, dataOf, markdownOf } from "./output.ts";
import { readRequest, unknownWord } from "./request.ts";

/** So many rows people are shown where they do not say. */
const shownToPeople = 200;

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { observations, networks, limit, ...filter } = readRequest(options);
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const wanted = findNetworks(tree, networks);
  const observed = readSnapshots(observations, tree, io).filter(({ network }) => wanted.includes(network));
  requireKnown(filter.apps, appsOf(tree, observed), "app");
  requireKnown(filter.teams, [...new Set(tree.policies.flatMap(({ team }) => team?.value ?? []))], "team");
  const all = listObserved(tree, observed, { asOf: global.asOf, ...filter });
  const most = (number: number | undefined) => ({ flows: all.slice(0, number), total: all.length });
  const shown = most(limit);
  const connections = all.reduce((sum, flow) => sum + flow.connections, 0);
  await deliverAnswer(
    {
      command: "flows",
      blocks: blocksOf(most(limit ?? shownToPeople)),
      data: { asOf: global.asOf, ...dataOf(shown) },
      more: { csv: () => csvOf(shown), markdown: () => markdownOf(shown) },
      summary: `${count(all.length, "destination")}, ${count(connections, "connection")}`,
      warnings: { texts: snapshotWarnings(tree, observed), inWords: false },
    },
    global,
    io,
  );
  return 0;
}

/** Those with a policy, and those that were seen. */
function appsOf({ policies }: PolicyTree, observed: readonly NetworkSnapshot[]): readonly string[] {
  const seen = observed.flatMap(({ snapshot }) => snapshot.flows.flatMap(({ app }) => app ?? []));
  return [...new Set([...policies.flatMap(({ app }) => app?.value ?? []), ...seen])];
}

function requireKnown(written: readonly string[] | undefined, known: readonly string[], what: string): void {
  const wrong = written?.find((word) => !known.includes(word));
  if (wrong !== undefined)
    throw unknownWord(`no policy and no connection is of the ${what} ${quote(wrong)}`, wrong, known);
}
