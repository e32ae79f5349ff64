/** Connections whose app is unknown: one finding for each network. Points at the network in the settings. */
import { quote } from "../../text/quote.ts";
import { explainNothingMatched } from "../explanations/explain-nothing-matched.ts";
import { seenEvidence } from "../finding-evidence.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { seenWords } from "../traffic-words.ts";

/** From this share of all connections on, missing names may well be among them. */
const warningShare = 0.1;

export const unattributed = defineTrafficCheck({
  id: "traffic/unattributed",
  summary: "the app behind some connections is unknown",
  why: "They are not counted for any app: missing names may be among them, and a name that one of them may have used is not called unused. It is a warning from a tenth of all connections on.",
  repair:
    "Give `observe` all groups (`--groups`, `--groups-from-tags`) and the config log, which says when a client got which group. Clients with the groups of several apps stay ambiguous.",
  severity: "info",
  run: ({ tree, comparison, isWhole }, report) => {
    const { network, snapshot, unattributed: found, apps, undeclared } = comparison;
    if (!isWhole || found.connections === 0 || explainNothingMatched(comparison) !== undefined) return;
    const all = [...apps, ...undeclared, found].reduce((sum, { connections }) => sum + connections, 0);
    const share = found.connections / all;
    const { ambiguous, unknown } = snapshot.unattributed;
    report({
      file: tree.settings.source,
      at: network.at,
      message: `the app behind ${seenWords(found)} in ${quote(network.name)} is unknown: ${ambiguous} may belong to one of several apps, ${unknown} to any`,
      help: "give observe all groups and the config log",
      evidence: { network: network.name, ...seenEvidence(found), ambiguous, unknown, share: Number(share.toFixed(4)) },
      ...(share < warningShare ? {} : { severity: "warning" }),
    });
  },
});
