/** Lines of the log that are not records: one finding for each network. Points at the network in the settings. */
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { seenWords } from "../traffic-words.ts";

export const unreadableLines = defineTrafficCheck({
  id: "traffic/unreadable-lines",
  summary: "lines of the logs could not be read",
  why: "What they held is unknown: connections, or something else that was written to the same place.",
  repair:
    "Look at the lines (`observe --debug` shows the first ones), and give `observe` the logs of the firewall only.",
  severity: "warning",
  run: ({ tree, comparison: { network, snapshot } }, report) => {
    const { unreadable, client } = snapshot.records;
    if (unreadable === 0) return;
    report({
      file: tree.settings.source,
      at: network.at,
      message: `${count(unreadable, "line")} of the logs of ${quote(network.name)} could not be read, in addition to ${seenWords({ connections: client, days: 0 })}`,
      help: "give observe the logs of the firewall only",
      evidence: { network: network.name, unreadable, client },
    });
  },
});
