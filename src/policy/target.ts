/** What a connection aims at, as `tests:` and `why` write it: `tls://name:port`. Pure. */
import { checkName, repairName } from "../discriminat/name.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import { quote } from "../text/quote.ts";

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
  if (scheme !== "tls" && scheme !== "ssh") {
    const repaired = repairName(text, { wildcards: false });
    return {
      message: `${quote(text)} has the scheme ${quote(scheme)}; the firewall tells tls and ssh apart`,
      help: repaired === undefined ? "write tls://name:port or ssh://name:port" : `write tls://${repaired}`,
    };
  }
  if (isPattern(name)) {
    return { message: `${quote(name)} is a pattern; a connection aims at one name`, help: "write one name in full" };
  }
  const port = digits === undefined ? defaultPort[scheme] : Number(digits);
  if (port < 1 || port > 65_535) {
    return { message: `${quote(text)} has the port ${digits}; ports are 1 to 65535`, help: "write the port's number" };
  }
  const problem = checkName(name, { wildcards: false })[0];
  if (problem !== undefined) {
    const { repair } = problem;
    return {
      message: problem.message,
      help: repair === undefined ? problem.help : `write ${formatTarget({ protocol: scheme, name: repair, port })}`,
    };
  }
  return { protocol: scheme, name, port };
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
