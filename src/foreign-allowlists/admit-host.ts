/** A host name of another tool, with its ports → an entry, or the reason why there is none. */
import { isIP } from "node:net";
import { checkName, repairName } from "../discriminat/name.ts";
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import { quote } from "../text/quote.ts";
import { wordList } from "../text/words.ts";
import type { Change, LossKind } from "./foreign-allowlist.ts";
import { admit, type Item, lose, type Reading } from "./reading.ts";
import { translateWildcards, type Wildcards } from "./wildcards.ts";

export interface HostRules {
  readonly wildcards: Wildcards;
  /** Each 1 to 65535, none of them `plainHttpPort`; at least one. Port 22 is that of ssh. */
  readonly ports: readonly number[];
  /** Whether the tool sees TLS itself, or admits any protocol on the port. */
  readonly transport: "tls" | "tcp";
  /** What changes whatever the name is. */
  readonly changes?: readonly Change[];
}

export const plainHttpPort = 80;

/** Text that some program replaces before it is a name: `${{ vars.x }}`, `${x}`, `{{ x }}`, `$HOME_NET`, `<name>`, `%(x)s`. */
const expression = /\$\{|\{\{|%[({]|^\$\w|<[^>]*>|^@\w/;

/** `10.0.0.0/8`, `10.0.0.1-10.0.0.9`, `[::1]:443`, `10.0.0.0/255.0.0.0`. */
export function isAddress(text: string): boolean {
  const [first = "", second, more] = text.replace(/^\[([^\]]*)\](?::\d+)?(?=$|\/)/, "$1").split(/[/-]/, 3);
  const isFirst = isIP(first) !== 0 || isIP(first.replace(/:\d+$/, "")) === 4;
  return isFirst && more === undefined && (second === undefined || /^\d+$/.test(second) || isIP(second) !== 0);
}

export function isExpression(text: string): boolean {
  return expression.test(text);
}

/** @param host as written, without port; the item's text may hold more. */
export function admitHost(reading: Reading, item: Item, host: string, rules: HostRules): void {
  const loss = lossOf(host);
  if (loss !== undefined) {
    lose(reading, item, loss.what, loss.reason);
    return;
  }
  const translation = translateWildcards(plainForm(host), rules.wildcards);
  if ("what" in translation) {
    lose(reading, item, translation.what, translation.reason);
    return;
  }
  const { names } = translation;
  const changes = [...translation.changes, ...(rules.changes ?? [])];
  const ports = [...new Set(rules.ports)].sort((left, right) => left - right);
  const ssh = ports.filter((port) => port === defaultPort.ssh);
  const tls = ports.filter((port) => port !== defaultPort.ssh);
  const problems = problemsOf(names, tls.length > 0 ? "tls" : "ssh");
  if (problems !== undefined) {
    lose(reading, item, problems.what, problems.reason);
    return;
  }
  const isSshRefused = ssh.length > 0 && problemsOf(names, "ssh") !== undefined;
  if (tls.length > 0) {
    const more = [...(rules.transport === "tcp" ? tlsOnly(tls) : []), ...(isSshRefused ? [noSshPatterns] : [])];
    admit(reading, item, { protocol: "tls", ports: tls, names, changes: [...changes, ...more] });
  }
  if (ssh.length > 0 && !isSshRefused) admit(reading, item, { protocol: "ssh", ports: ssh, names, changes });
}

const noSshPatterns: Change = {
  effect: "narrower",
  there: "ssh on port 22 is admitted too",
  here: "tls alone is admitted",
  why: "the firewall has wildcards for tls only",
};

function tlsOnly(ports: readonly number[]): readonly Change[] {
  const others = ports.filter((port) => port !== defaultPort.tls);
  if (others.length === 0) return [];
  return [
    {
      effect: "narrower",
      there: `any protocol over TCP is admitted on ${others.length === 1 ? "port" : "ports"} ${wordList(others)}`,
      here: "only TLS with a server name is admitted",
      why: "the firewall tells names by the handshake of TLS or ssh",
    },
  ];
}

interface Reason {
  readonly what: LossKind;
  readonly reason: string;
}

function lossOf(host: string): Reason | undefined {
  if (isExpression(host)) {
    return { what: "unresolved", reason: `${quote(host)} is filled in elsewhere; its value is not in this text` };
  }
  if (isAddress(host)) {
    return { what: "address", reason: `${quote(host)} is an IP address or a range; the firewall filters by name` };
  }
  return undefined;
}

/** What DNS takes for the same name: lower case, no final dot, ASCII. */
function plainForm(host: string): string {
  const name = host.replace(/(?<=[^.])\.$/, "");
  if (/^\p{ASCII}*$/u.test(name)) return name.toLowerCase();
  const wildcard = /^(?:\*{0,2}\.)?/.exec(name)?.[0] ?? "";
  const encoded = repairName(name.slice(wildcard.length), { wildcards: false });
  return encoded === undefined ? name : wildcard + encoded;
}

function problemsOf(names: readonly string[], protocol: Protocol): Reason | undefined {
  for (const name of names) {
    const [problem] = checkName(name, { wildcards: protocol === "tls" });
    if (problem === undefined) continue;
    const { kind, message } = problem;
    if (kind === "single-label" || kind === "wildcard") return { what: kind, reason: message };
    return { what: kind === "ip-address" ? "address" : "name", reason: message };
  }
  return undefined;
}
