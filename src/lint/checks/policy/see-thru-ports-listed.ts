/** See-thru windows on some ports. Points at the first port. */

import { wordList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const seeThruPortsListed = defineLintCheck({
  id: "policy/see-thru-ports-listed",
  summary: "a see-thru window cannot discover traffic on other ports",
  why: "AWS drops what no Security Group rule permits before the firewall sees it. With a list of ports, traffic on all others is blocked and never logged.",
  repair: "Leave `ports` out while you learn what the app needs. Keep the list where only these ports are in question.",
  severity: "info",
  run: ({ tree }, report) => {
    for (const { source, seeThru } of tree.policies) {
      const [first] = seeThru?.ports ?? [];
      if (seeThru?.ports === undefined || first === undefined) continue;
      report({
        file: source,
        at: first,
        message: `the window discovers traffic on ${seeThru.ports.length === 1 ? "port" : "the ports"} ${wordList(seeThru.ports.map(({ value }) => value))} only; the rest stays blocked and is not logged`,
        help: "leave ports out to discover everything",
      });
    }
  },
});
