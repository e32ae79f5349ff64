/** Lines of the log that are no records: once for a network. Points at the network in the settings. */
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { seenWords } from "../traffic-words.ts";

export const unreadableLines = defineTrafficCheck({
  id: "traffic/unreadable-lines",
  summary: "lines of the logs could not be read",
  why: "Their content is unknown: a connection, or something else that was written to the same log.",
  repair: "Look at the lines (`observe --debug` shows the first ones), and give `observe` only the firewall's logs.",
  severity: "warning",
  run: ({ tree, comparison: { network, snapshot } }, report) => {
    const { unreadable, client } = snapshot.records;
    if (unreadable === 0) return;
    report({
      file: tree.settings.source,
      at: network.at,
      message: `${count(unreadable, "line")} of the logs of ${quote(network.name)} could not be read, beside ${seenWords({ connections: client, days: 0 })}`,
      help: "give observe the logs of the firewall only",
      evidence: { network: network.name, unreadable, client },
    });
  },
});
