/** A destination that may carry its own port or scheme → an entry, or the reason why there is none. */
import { quote } from "../text/quote.ts";
import { admitHost, isExpression, plainHttpPort } from "./admit-host.ts";
import { everyPath } from "./changes.ts";
import { readEndpoint } from "./endpoint.ts";
import type { Change } from "./foreign-allowlist.ts";
import { type Item, lose, type Reading } from "./reading.ts";
import type { Wildcards } from "./wildcards.ts";

export interface EndpointRules {
  readonly wildcards: Wildcards;
  readonly transport: "tls" | "tcp";
  /** Where neither port nor scheme is written. */
  readonly defaultPort: number;
  /** What it changes to take that port. */
  readonly withoutPort?: readonly Change[];
}

/** The item's text is the destination. */
export function admitEndpoint(reading: Reading, item: Item, rules: EndpointRules): void {
  const { text } = item;
  const endpoint = readEndpoint(text);
  if (isExpression(text)) {
    lose(reading, item, "unresolved", `${quote(text)} is filled in elsewhere; its value is not in this text`);
  } else if ("what" in endpoint) {
    lose(reading, item, endpoint.what, `${quote(text)} cannot be an entry: ${endpoint.why}`);
  } else if (endpoint.port === plainHttpPort) {
    lose(reading, item, "plain-http", `${quote(text)} is HTTP without TLS, whose names the firewall does not admit`);
  } else {
    const { host, port = rules.defaultPort, hasPath } = endpoint;
    const changes = [
      ...(hasPath ? [everyPath(text, host)] : []),
      ...(endpoint.port === undefined ? (rules.withoutPort ?? []) : []),
    ];
    admitHost(reading, item, host, { wildcards: rules.wildcards, ports: [port], transport: rules.transport, changes });
  }
}
