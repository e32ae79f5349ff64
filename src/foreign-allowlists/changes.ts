/** What changes in the same words for several tools. */
import { quote } from "../text/quote.ts";
import type { Change } from "./foreign-allowlist.ts";

export const noPlainHttp: Change = {
  effect: "narrower",
  there: "plain HTTP is admitted too",
  here: "TLS is admitted",
  why: "the firewall tells names by the handshake of TLS or ssh",
};

export const oneOfAllPorts: Change = {
  effect: "narrower",
  there: "every port is admitted",
  here: "port 443 is admitted",
  why: "an entry is for ports",
};

/** Where a path is written behind the name. */
export function everyPath(written: string, host: string): Change {
  return {
    effect: "wider",
    there: `${quote(written)} names one path`,
    here: `every path of ${quote(host)} is admitted`,
    why: "the firewall does not see paths",
  };
}

/** Where more than the name decides there. */
export function onlyNameDecides(condition: string): Change {
  return {
    effect: "wider",
    there: condition,
    here: "the name alone decides",
    why: "a policy admits names for everything that its group is attached to",
  };
}
