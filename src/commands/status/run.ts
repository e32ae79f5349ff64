/** `status`: where every app stands on the way to being enforced, and what to do next. */

import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots } from "../../command-line/read-snapshots.ts";
import { type Status, statusOf } from "../../compare/status.ts";
import type { ExitCode } from "../../errors.ts";
import type { Policy } from "../../policy/model.ts";
import { calendarOf } from "./calendar.ts";
import { endingsOf } from "./endings.ts";
import { markdownOf } from "./markdown.ts";
import { blocksOf, dataOf } from "./output.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const networks = findNetworks(tree, textsOf(options.network));
  const policies = findPolicies(tree, textsOf(options.app));
  const snapshots = readSnapshots(textsOf(options.observations), tree, io);
  const found = statusOf(tree, {
    asOf: global.asOf,
    networks,
    snapshots: new Map(snapshots.map(({ network, snapshot }) => [network.name, snapshot])),
  });
  const status = textsOf(options.app).length === 0 ? found : onlyOf(found, policies);
  const endings = endingsOf({ ...tree, policies }, networks, global.asOf);
  await deliverAnswer(
    {
      command: "status",
      blocks: blocksOf(status, endings, global.quiet),
      data: { asOf: global.asOf, ...dataOf(status, endings) },
      more: { markdown: () => markdownOf(status, endings), ics: () => calendarOf(endings, global.asOf) },
    },
    global,
    io,
  );
  return 0;
}

function textsOf(value: Invocation["options"][string]): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function onlyOf({ apps, networks }: Status, policies: readonly Policy[]): Status {
  return { apps: apps.filter(({ policy }) => policy !== undefined && policies.includes(policy)), networks };
}
