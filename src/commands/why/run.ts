/** `why`: would a connection pass, which line says so, and what was seen of it. */

import type { Command } from "../../command-line/command.ts";
import { answerFormats, deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { type NetworkSnapshot, observationsOption, readSnapshots } from "../../command-line/read-snapshots.ts";
import { UserError } from "../../errors.ts";
import type { Policy, PolicyTree } from "../../policy/model.ts";
import type { Target } from "../../policy/target.ts";
import type { ObservedIn } from "./observed.ts";

export const why: Command = {
  spec: {
    name: "why",
    summary: "Say whether an app may reach a name, which line says so, and what was seen of it",
    details:
      "The target is a name, name:port, tls://name:port or ssh://name:port. Without observations the answer is what the files say: what is deployed, and what the traffic was, they do not know. The exit code is 0 whatever the answer is.",
    arguments: [
      { name: "<app>", description: "the app, as its policy names it", complete: "app" },
      { name: "<target>", description: "what it would connect to" },
    ],
    options: [observationsOption],
    formats: answerFormats,
    examples: [
      { line: "why checkout api.stripe.com", does: "tls on port 443" },
      { line: "why checkout ssh://github.com:22 --format json", does: "for a script" },
      { line: "why checkout api.stripe.com --observations observations.json", does: "with what was seen" },
    ],
  },
  run: async ({ args: [app = "", text = ""], options, global }, io) => {
    const { loaded } = await loadPolicies([], global, io);
    const tree = requireSound(loaded);
    const [{ judgeTarget }, { formatTarget, isTarget, parseTarget }, { judgementBlocks, judgementData }] =
      await Promise.all([
        import("../../evaluate/judge-target.ts"),
        import("../../policy/target.ts"),
        import("./output.ts"),
      ]);
    const target = parseTarget(text);
    if (!isTarget(target)) throw new UserError(target.message, { hint: target.help });
    const [policy] = findPolicies(tree, [app]);
    if (policy === undefined) throw new Error(`no policy is for ${app}, and nobody has said so`);
    const files = Array.isArray(options.observations) ? options.observations : [];
    const observed = await observe(tree, policy, target, await readSnapshots(files, tree, io), global.asOf);
    const judgements = judgeTarget(tree, policy, target, global.asOf);
    await deliverAnswer(
      {
        command: "why",
        blocks: [
          { kind: "heading", text: `${app} -> ${formatTarget(target)}` },
          ...(judgements.length === 0
            ? [{ kind: "paragraph", text: "The policy is deployed to no network." } as const]
            : judgementBlocks(policy, judgements, observed)),
        ],
        data: {
          app,
          target,
          asOf: global.asOf,
          networks: judgements.map((judgement) => judgementData(policy, judgement, observed)),
        },
      },
      global,
      io,
    );
    return 0;
  },
};

/** What each network's snapshot says of the target, by the network's name. */
async function observe(
  tree: PolicyTree,
  policy: Policy,
  target: Target,
  snapshots: readonly NetworkSnapshot[],
  asOf: string,
): Promise<ReadonlyMap<string, ObservedIn>> {
  if (snapshots.length === 0) return new Map();
  const [{ compareTraffic }, { observedTarget }] = await Promise.all([
    import("../../compare/compare-traffic.ts"),
    import("../../compare/observed-target.ts"),
  ]);
  const alone = { ...tree, policies: [policy] };
  return new Map(
    snapshots.map(({ network, snapshot }) => {
      const comparison = compareTraffic(alone, snapshot, { asOf, network });
      const seen = observedTarget(comparison, policy.app?.value ?? "", target);
      return [network.name, { evidence: comparison.evidence, ...seen }];
    }),
  );
}
