/** What becomes of one flow: whether an entry could admit it, and its verdict. Pure; must not look at other flows. */
import { isIP } from "node:net";
import { checkName } from "../discriminat/name.ts";
import type { Refusal } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import type { Flow } from "../traffic/flow.ts";
import type { FlowVerdict } from "./observation.ts";

/** What an entry could admit of a flow. */
export function targetOf({ name, protocol, port }: Flow): Target | undefined {
  if (protocol !== "tls" && protocol !== "ssh") return undefined;
  if (name === null || port === null || !isPlainName(name)) return undefined;
  return { protocol, name, port };
}

function isPlainName(name: string): boolean {
  return checkName(name, { wildcards: false }).length === 0;
}

/** `missing` stands for `blocked` too: that depends on the other flows to the destination. */
export function verdictOf(
  flow: Flow,
  target: Target | undefined,
  by: readonly ResolvedName[],
  refusal: Refusal | undefined,
): FlowVerdict {
  if (flow.protocol === "http") return "plaintext-http";
  if (flow.protocol === "unknown") return "unknown-protocol";
  if (target === undefined) return flow.name !== null && isIP(flow.name) !== 0 ? "ip-address" : "no-name";
  if (by.length === 0 && refusal !== undefined) return "refused";
  if (isTransient(flow)) return "transient";
  if (isOldTls(flow)) return "old-tls";
  return by.length > 0 ? "covered" : "missing";
}

/** Let through, and not by see-thru alone. */
export function appliedPlainly({ outcome, see_thru }: Flow): boolean {
  return outcome === "allowed" && see_thru !== "exerted";
}

/** The firewall logs that its cache is not ready when an entry is new; the wording is its own, the words are in its docs. */
function isTransient({ outcome, see_thru, reasons }: Flow): boolean {
  const isDenied = outcome === "disallowed" || see_thru === "exerted";
  return isDenied && reasons.length > 0 && reasons.every((reason) => /cache.{0,20}not ready/i.test(reason));
}

/** Not applied, and every version that was seen is older than TLS 1.2. How the log writes them is not published. */
function isOldTls(flow: Flow): boolean {
  const { protocol, protocol_versions: versions } = flow;
  return (
    protocol === "tls" &&
    !appliedPlainly(flow) &&
    versions.length > 0 &&
    versions.every((version) => oldTls.test(version))
  );
}

const oldTls = /^\s*(?:ssl[\s/_-]*v?[23](?:\.0)?|(?:tls)?[\s/_-]*v?1(?:[._][01])?)\s*$/i;
