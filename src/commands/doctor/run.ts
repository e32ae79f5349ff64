/** `doctor`: whether networks, accounts and this machine are set up. Asks, and leaves the judging to src/doctor/. */

import { resolve } from "node:path";
import { findCdk } from "../../command-line/cdk-packages.ts";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { untilInterrupted } from "../../command-line/interrupt.ts";
import { loadPolicies, requireSoundSettings } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { packageManifest } from "../../command-line/tool-version.ts";
import type { NetworkFacts } from "../../doctor/facts.ts";
import { doctorIamPolicy } from "../../doctor/iam-policy.ts";
import { judgeClock } from "../../doctor/judge-clock.ts";
import { judgeRole } from "../../doctor/judge-identity.ts";
import { judgeMachine, type MachineFacts } from "../../doctor/judge-machine.ts";
import { judgeNetwork } from "../../doctor/judge-network.ts";
import { type LaidOut, laidOutIn } from "../../doctor/laid-out.ts";
import { lookAtMachine } from "../../doctor/probes/look-at-machine.ts";
import type { Result } from "../../doctor/result.ts";
import type { ExitCode } from "../../errors.ts";
import { createContext } from "../../lint/context.ts";
import type { LoadedTree } from "../../policy/load-tree.ts";
import type { EvidenceSettings, Network } from "../../policy/model.ts";
import { blocksOf, dataOf, exitCodeOf, type Section, summaryOf, untoldOf } from "./output.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { loaded, settingsFile } = loadPolicies([], global, io);
  const tree = requireSoundSettings(loaded, settingsFile);
  const networks = findNetworks(tree, Array.isArray(options.network) ? options.network : []);
  if (options.printIamPolicy === true) {
    io.out(`${JSON.stringify(doctorIamPolicy(networks), null, 2)}\n`);
    return 0;
  }
  const offline = options.offline === true;
  const judged: Judged = { evidence: tree.settings.evidence, networks, laidOut: laidOutBy(loaded, global.asOf) };
  const { sections: ofNetworks, clock } = offline ? settingsAlone(networks) : await askAll(judged, global, io);
  const sections = [...ofNetworks, { network: undefined, results: [...judgeMachine(lookHere(global, io)), ...clock] }];
  await deliverAnswer(
    {
      command: "doctor",
      blocks: blocksOf(sections, global.quiet),
      data: { asOf: global.asOf, askedAws: !offline, ...dataOf(sections) },
      summary: summaryOf(sections),
      warnings: { texts: untoldOf(sections), inWords: true },
    },
    global,
    io,
  );
  return exitCodeOf(sections, global.failOn);
}

interface Judged {
  readonly evidence: EvidenceSettings;
  readonly networks: readonly Network[];
  /** `undefined` where the policies have errors. */
  readonly laidOut: ((network: Network) => LaidOut) | undefined;
}

function laidOutBy({ tree, findings }: LoadedTree, asOf: string): Judged["laidOut"] {
  if (tree === undefined || findings.some(({ severity }) => severity === "error")) return undefined;
  const deployed = createContext(tree, asOf, []).securityGroups();
  return (network) => laidOutIn(deployed, network);
}

function lookHere({ policies }: GlobalOptions, { cwd, env }: Io): MachineFacts {
  const { engines } = packageManifest();
  const outdir = env.CDKTF_OUTDIR ?? "cdktf.out";
  const cdk = findCdk(undefined);
  return {
    node: { version: process.versions.node, range: engines.node },
    ...lookAtMachine({ cwd, env, outdir, policies: resolve(cwd, policies) }),
    cdk: cdk.kind === "usable" ? cdk : { kind: cdk.kind, why: cdk.error.message, repair: cdk.error.hint ?? "" },
  };
}

interface Found {
  readonly sections: readonly Section[];
  readonly clock: readonly Result[];
}

function settingsAlone(networks: readonly Network[]): Found {
  return { sections: networks.map((network) => ({ network, results: judgeRole(network) })), clock: [] };
}

async function askAll({ evidence, networks, laidOut }: Judged, global: GlobalOptions, io: Io): Promise<Found> {
  const { asOf } = global;
  const progress = startProgress(io, global);
  // The AWS SDK takes a second to load.
  const { askNetwork } = await import("../../doctor/probes/ask-network.ts");
  const found = await untilInterrupted(async (signal) => {
    try {
      const facts: { readonly network: Network; readonly facts: NetworkFacts }[] = [];
      for (const network of networks) {
        progress.step(`asking AWS about ${network.name}`);
        facts.push({ network, facts: await askNetwork(network, asOf, signal) });
      }
      return facts;
    } finally {
      progress.done();
    }
  });
  const ahead = found.flatMap(({ facts: { clockAheadMs } }) => clockAheadMs ?? []);
  const farthest = ahead.sort((a, b) => Math.abs(b) - Math.abs(a))[0];
  return {
    sections: found.map(({ network, facts }) => ({
      network,
      results: judgeNetwork({ network, evidence, asOf, laidOut: laidOut?.(network) }, facts),
    })),
    clock: [judgeClock(farthest)],
  };
}
