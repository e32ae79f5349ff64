/** What a connection aims at, as `tests:` and `why` write it: `tls://name:port`. Pure. */
import { checkName, repairName } from "../discriminat/name.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import { asking, nearest } from "../text/nearest.ts";
import { quote } from "../text/quote.ts";

const protocols: readonly Protocol[] = ["tls", "ssh"];

export interface Target {
  readonly protocol: Protocol;
  /** A plain name, valid. */
  readonly name: string;
  readonly port: number;
}

/** A clause for messages and what to write, where a text is not a target. */
export interface TargetProblem {
  readonly message: string;
  readonly help: string;
}

export function formatTarget({ protocol, name, port }: Target): string {
  return `${protocol}://${name}:${port}`;
}

/** Reads `tls://name:port` or `ssh://name:port`; without a scheme it is `tls`, without a port the protocol's own. */
export function parseTarget(text: string): Target | TargetProblem {
  const match = /^(?:([a-z]+):\/\/)?(.*?)(?::(\d+))?$/s.exec(text);
  const [, scheme = "tls", name = "", digits] = match ?? [];
  const repaired = repairTarget(text);
  if (scheme !== "tls" && scheme !== "ssh") {
    const message = `${quote(text)} has the scheme ${quote(scheme)}; the firewall tells tls and ssh apart`;
    return { message, help: repaired === undefined ? "write tls://name:port or ssh://name:port" : asking(repaired) };
  }
  if (isPattern(name)) {
    return { message: `${quote(name)} is a pattern; a connection aims at one name`, help: "write one name in full" };
  }
  const port = digits === undefined ? defaultPort[scheme] : Number(digits);
  if (!isPort(port)) {
    return { message: `${quote(text)} has the port ${digits}; ports are 1 to 65535`, help: "write the port's number" };
  }
  const problem = checkName(name, { wildcards: false })[0];
  if (problem !== undefined)
    return { message: problem.message, help: repaired === undefined ? problem.help : asking(repaired) };
  return { protocol: scheme, name, port };
}

/** The same as `tests:` have it: protocol and port are written, so that a test says what it tests. */
export function parseTestTarget(text: string): Target | TargetProblem {
  const target = parseTarget(text);
  if (!isTarget(target)) return target;
  const lacking = !text.includes("://") ? "protocol" : /:\d+$/.test(text) ? undefined : "port";
  if (lacking === undefined) return target;
  return { message: `${quote(text)} lacks its ${lacking}`, help: `write ${formatTarget(target)}` };
}

/** Protocol, name and port as they are usually misspelt: `tsl://`, `tls:/`, `https://`, `:https`, a path. */
const misspelt = /^\s*(?:([a-z]+)(?::\/*|\/\/))?([^/:]+)(?::(\w*))?(?:\/.*)?$/is;

/** The target that a text was probably meant to be, as a test writes it. */
export function repairTarget(text: string): string | undefined {
  const [, scheme = "tls", written = "", service = ""] = misspelt.exec(text) ?? [];
  const protocol = protocolOf(scheme.toLowerCase());
  const name = repairName(written, { wildcards: false });
  if (protocol === undefined || name === undefined) return undefined;
  const port = /^\d+$/.test(service) ? Number(service) : (portOf(service.toLowerCase()) ?? defaultPort[protocol]);
  return isPort(port) ? formatTarget({ protocol, name, port }) : undefined;
}

function protocolOf(scheme: string): Protocol | undefined {
  return scheme === "https" ? "tls" : protocols.find((protocol) => protocol === nearest(scheme, protocols));
}

function portOf(service: string): number | undefined {
  const protocol = protocolOf(service);
  return protocol && defaultPort[protocol];
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

export function isTarget(parsed: Target | TargetProblem): parsed is Target {
  return "name" in parsed;
}

/** `api.stripe.com`, `ssh://github.com`, `example.com:8443`: what is usual for a protocol is left out. */
export function shortTarget({
  name,
  protocol,
  port,
}: {
  readonly name: string;
  readonly protocol: string;
  readonly port: number | null;
}): string {
  const scheme = protocol === "tls" ? "" : `${protocol}://`;
  const usual = protocol === "tls" || protocol === "ssh" ? defaultPort[protocol] : undefined;
  return `${scheme}${name}${port === usual || port === null ? "" : `:${port}`}`;
}
