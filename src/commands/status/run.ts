/** `status`: where every app stands on the way to being enforced, and what to do next. */

import type { Command, GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { appOption, findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { observationsOption, readSnapshots } from "../../command-line/read-snapshots.ts";
import type { Status } from "../../compare/status.ts";
import type { Policy } from "../../policy/model.ts";
import type { Ending } from "./endings.ts";

export const status: Command = {
  spec: {
    name: "status",
    summary: "Show where every app stands: see-thru window, days left, readiness, next step",
    details:
      "Stages are undeclared, discovering, tightening, ready and enforced. Windows come first, by their last day, which is included in the days left; then what else has a next step. Without observations the stages are what the files say, and nothing is ready. The exit code is 0 whatever the stages are; `check` is the command that judges.",
    arguments: [],
    options: [
      observationsOption,
      appOption,
      { flags: "--network <name...>", description: "only these networks (default: all)", complete: "network" },
    ],
    formats: ["pretty", "json", "markdown", "ics"],
    examples: [
      { line: "status", does: "as far as the files say" },
      { line: "status --observations observations.json", does: "with what was seen" },
      {
        line: 'status --observations observations.json --format markdown:"$GITHUB_STEP_SUMMARY"',
        does: "for the summary of a workflow",
      },
      { line: "status --format ics:egress.ics", does: "last days of windows and entries, for a calendar" },
    ],
  },
  run: async ({ options, global }, io) => {
    const { loaded } = await loadPolicies([], global, io);
    const tree = requireSound(loaded);
    const networks = findNetworks(tree, textsOf(options.network));
    const policies = findPolicies(tree, textsOf(options.app));
    const snapshots = await readSnapshots(textsOf(options.observations), tree, io);
    const [{ statusOf }, { endingsOf }] = await Promise.all([
      import("../../compare/status.ts"),
      import("./endings.ts"),
    ]);
    const found = statusOf(tree, {
      asOf: global.asOf,
      networks,
      snapshots: new Map(snapshots.map(({ network, snapshot }) => [network.name, snapshot])),
    });
    const asked = textsOf(options.app).length === 0 ? found : onlyOf(found, policies);
    await deliver(asked, endingsOf({ ...tree, policies }, networks, global.asOf), global, io);
    return 0;
  },
};

function textsOf(value: Invocation["options"][string]): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function onlyOf({ apps, networks }: Status, policies: readonly Policy[]): Status {
  return { apps: apps.filter(({ policy }) => policy !== undefined && policies.includes(policy)), networks };
}

async function deliver(status: Status, endings: readonly Ending[], global: GlobalOptions, io: Io): Promise<void> {
  const [{ blocksOf, dataOf }, { markdownOf }, { calendarOf }] = await Promise.all([
    import("./output.ts"),
    import("./markdown.ts"),
    import("./calendar.ts"),
  ]);
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
}
