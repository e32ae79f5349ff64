/**
 * Whether a policy explains what one rule would admit. A name is explained where, for the same protocol and each port of the rule, the policy
 * declares it or one pattern that includes it; a see-thru rule where the policy's window lasts as long and reaches its ports. Pure.
 */
import { isPattern } from "../discriminat/pattern.ts";
import { includes } from "../discriminat/pattern-language.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import { type NetworkReach, portKey, type ReachedName } from "../review/app-reach.ts";
import type { AdmittedName, RuleContent } from "./admitted-names.ts";

/** Widest range of ports that is looked up port by port; no real policy declares more ports for one name. */
const maxPorts = 1_000;

export function isExplained(admitted: AdmittedName, reach: NetworkReach): boolean {
  const { name, protocol, transport, fromPort, toPort } = admitted;
  if (transport !== "tcp" || toPort < fromPort || toPort - fromPort >= maxPorts) return false;
  for (let port = fromPort; port <= toPort; port += 1) {
    if (declarationOf({ name, protocol, port }, reach) === undefined) return false;
  }
  return true;
}

/** The declared name that admits all of a name, the name itself first. */
function declarationOf(
  { name, protocol, port }: { readonly name: string; readonly protocol: Protocol; readonly port: number },
  { names }: NetworkReach,
): ReachedName | undefined {
  const declared = names.get(portKey({ protocol, port }));
  const same = declared?.get(name);
  if (declared === undefined || same !== undefined) return same;
  for (const [pattern, reached] of declared) if (isPattern(pattern) && includes(pattern, name)) return reached;
  return undefined;
}

/** The same name where the policy has it on other ports or for the other protocol: what was probably meant. */
export function nearDeclaration({ name }: AdmittedName, { names }: NetworkReach): ReachedName | undefined {
  for (const declared of names.values()) {
    const found = declared.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Why the window of a policy does not explain a see-thru rule, a clause; `undefined` where it does. */
export function windowObjection(
  { protocol, fromPort, toPort }: RuleContent,
  until: string,
  { window }: NetworkReach,
): string | undefined {
  if (window === undefined) return "the policy declares no window";
  if (until > window.until) return `the policy's window ends on ${window.until}`;
  const { ports } = window;
  if (ports === "all") return undefined;
  const reached = ports.filter((port) => fromPort <= port && port <= toPort);
  const isListed = protocol === "tcp" && reached.length > toPort - fromPort;
  return isListed ? undefined : `the policy's window is for port ${ports.join(", ")}`;
}
