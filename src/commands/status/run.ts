/** `status`: where every app stands on the way to being enforced, and what to do next. */

import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { stages } from "../../compare/lifecycle.ts";
import { type Status, statusOf } from "../../compare/status.ts";
import type { ExitCode } from "../../errors.ts";
import type { Policy } from "../../policy/model.ts";
import { count } from "../../text/words.ts";
import { calendarOf } from "./calendar.ts";
import { endingsOf } from "./endings.ts";
import { markdownOf } from "./markdown.ts";
import { blocksOf, dataOf } from "./output.ts";
import { nextReviews } from "./reviews.ts";

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
  const asked = { ...tree, policies };
  const days = {
    endings: endingsOf(asked, networks, global.asOf),
    reviews: nextReviews(asked, networks, global.asOf),
  };
  await deliverAnswer(
    {
      command: "status",
      blocks: blocksOf(status, days, global.quiet),
      data: { asOf: global.asOf, ...dataOf(status, days) },
      summary: stageWords(status),
      warnings: { texts: snapshotWarnings(tree, snapshots), inWords: true },
      more: {
        markdown: () => markdownOf(status, days),
        ics: () => calendarOf(days.endings, days.reviews, global.asOf),
      },
    },
    global,
    io,
  );
  return 0;
}

/** `3 apps: 1 discovering, 2 enforced`. */
function stageWords({ apps }: Status): string {
  const counted = stages.flatMap((stage) => {
    const number = apps.filter(({ lifecycle }) => lifecycle.stage === stage).length;
    return number === 0 ? [] : [`${number} ${stage}`];
  });
  const many = new Set(apps.map(({ app }) => app)).size;
  return counted.length === 0 ? "no app is deployed there" : `${count(many, "app")}: ${counted.join(", ")}`;
}

function textsOf(value: Invocation["options"][string]): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function onlyOf({ apps, networks }: Status, policies: readonly Policy[]): Status {
  return { apps: apps.filter(({ policy }) => policy !== undefined && policies.includes(policy)), networks };
}
