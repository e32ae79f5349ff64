/** `why`: would a connection pass, which line says so, and what was seen of it. */

import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { compareTraffic } from "../../compare/compare-traffic.ts";
import { observedTarget } from "../../compare/observed-target.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { type Judgement, judgeTarget } from "../../evaluate/judge-target.ts";
import type { NetworkSnapshot } from "../../library/network-snapshots.ts";
import type { Entry, Policy, PolicyTree } from "../../policy/model.ts";
import { formatTarget, isTarget, parseTarget, type Target } from "../../policy/target.ts";
import { sentence } from "../../text/words.ts";
import { confirmationOf } from "./confirmation.ts";
import type { ObservedIn } from "./observed.ts";
import { judgementBlocks, judgementData } from "./output.ts";

export async function run({ args: [app = "", text = ""], options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const target = parseTarget(text);
  if (!isTarget(target)) throw new UserError(target.message, { hint: sentence(target.help) });
  const [policy] = findPolicies(tree, [app]);
  if (policy === undefined) throw new Error(`findPolicies found no policy for ${app}`);
  const files = Array.isArray(options.observations) ? options.observations : [];
  const snapshots = readSnapshots(files, tree, io);
  const observed = observe(tree, policy, target, snapshots, global.asOf);
  const judgements = judgeTarget(tree, policy, target, global.asOf);
  const confirmation = (entry: Entry) => confirmationOf(tree, policy, entry, global.asOf);
  await deliverAnswer(
    {
      command: "why",
      summary: `${app} -> ${formatTarget(target)}: ${verdictWords(judgements)}`,
      warnings: { texts: snapshotWarnings(tree, snapshots), inWords: false },
      blocks: [
        { kind: "heading", text: `${app} -> ${formatTarget(target)}` },
        ...(judgements.length === 0
          ? [{ kind: "paragraph", text: "The policy is deployed to no network." } as const]
          : judgementBlocks(policy, judgements, confirmation, observed)),
      ],
      data: {
        app,
        target,
        asOf: global.asOf,
        networks: judgements.map((judgement) => judgementData(policy, judgement, confirmation, observed)),
      },
    },
    global,
    io,
  );
  return 0;
}

function verdictWords(judgements: readonly Judgement[]): string {
  if (judgements.length === 0) return "the policy is deployed to no network";
  return judgements.map(({ network, verdict }) => `${verdict} in ${network.name}`).join(", ");
}

/** What each network's snapshot says of the target, by the network's name. */
function observe(
  tree: PolicyTree,
  policy: Policy,
  target: Target,
  snapshots: readonly NetworkSnapshot[],
  asOf: string,
): ReadonlyMap<string, ObservedIn> {
  const alone = { ...tree, policies: [policy] };
  return new Map(
    snapshots.map(({ network, snapshot }) => {
      const comparison = compareTraffic(alone, snapshot, { asOf, network });
      const seen = observedTarget(comparison, policy.app?.value ?? "", target);
      return [network.name, { evidence: comparison.evidence, ...seen }];
    }),
  );
}
