/** Where a Squid configuration lets TLS go, and which ports an entry cannot have. */
import { quote } from "../text/quote.ts";
import { plainHttpPort } from "./admit-host.ts";
import { readPort } from "./endpoint.ts";
import { lose, type Reading } from "./reading.ts";
import type { Acl, SquidConfiguration } from "./squid-config.ts";
import { terminates } from "./squid-rules.ts";

export interface Ports {
  readonly tls: readonly number[];
  /** Whether no rule limits the ports. */
  readonly isOpen: boolean;
}

/** Where CONNECT may go: `deny CONNECT !SSL_ports`, else `deny !Safe_ports`, else 443. */
export function readPorts(reading: Reading, { acls, rules }: SquidConfiguration): Ports {
  const lists = acls.filter(({ type }) => type === "port");
  const limits = { connect: new Set<string>(), any: new Set<string>() };
  for (const { directive, action, conditions } of rules) {
    if (directive !== "http_access" || action !== "deny") continue;
    const isConnect = conditions.some(({ name, negated }) => name === "CONNECT" && !negated);
    for (const { name, negated } of conditions) if (negated) limits[isConnect ? "connect" : "any"].add(name);
  }
  const connect = lists.filter(({ name }) => limits.connect.has(name));
  const chosen = connect.length > 0 ? connect : lists.filter(({ name }) => limits.any.has(name));
  const ports = chosen.flatMap(({ values }) => values.map(({ text }) => readPort(text)));
  const tls = ports.filter((port) => port !== undefined && port !== plainHttpPort && port !== ftpPort);
  const carried = new Set(tls.length > 0 ? tls : [443]);
  for (const acl of lists) readLostPorts(reading, acl, carried);
  const isOpen = chosen.length === 0 && rules.length > 0 && !rules.some(terminates);
  return { tls: [...carried].filter((port) => port !== undefined), isOpen };
}

const ftpPort = 21;

function readLostPorts(reading: Reading, { name, values }: Acl, carried: ReadonlySet<number | undefined>): void {
  for (const { text, span, comment } of values) {
    const item = { text, span, list: name, comment };
    const port = readPort(text);
    if (port === plainHttpPort) {
      lose(
        reading,
        item,
        "plain-http",
        `port ${quote(text)} is HTTP without TLS, whose names the firewall does not admit`,
      );
    } else if (port === ftpPort) {
      lose(reading, item, "protocol", `port ${quote(text)} is FTP, which the firewall does not tell by name`);
    } else if (port === undefined) {
      lose(reading, item, "port", `${quote(text)} is not one port; an entry lists ports one by one`);
    } else if (!carried.has(port)) {
      lose(reading, item, "protocol", `port ${quote(text)} is not one to which rules let TLS go`);
    }
  }
}
