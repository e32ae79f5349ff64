/** Destinations as people write them: `host`, `host:port`, URLs, `git@host:path`. Pure. */
import { isAddress } from "./admit-host.ts";
import type { LossKind } from "./foreign-allowlist.ts";

interface Endpoint {
  readonly host: string;
  /** `undefined` where none is written and none follows from the scheme. */
  readonly port: number | undefined;
  /** Whether a path stands behind the name. */
  readonly hasPath: boolean;
}

export type EndpointReading = Endpoint | { readonly what: LossKind; readonly why: string };

/** The port of each scheme that is TLS from the first byte on, or ssh. */
const portOfScheme: ReadonlyMap<string, number> = new Map([
  ["https", 443],
  ["wss", 443],
  ["tls", 443],
  ["ssh", 22],
  ["git+ssh", 22],
  ["ssh+git", 22],
  ["sftp", 22],
  ["smtps", 465],
  ["imaps", 993],
  ["pop3s", 995],
  ["ldaps", 636],
  ["amqps", 5671],
  ["mqtts", 8883],
]);

const plainHttpSchemes: ReadonlySet<string> = new Set(["http", "ws", "git+http"]);

export function readEndpoint(text: string): EndpointReading {
  const url = /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?<rest>.*)$/is.exec(text)?.groups;
  if (url !== undefined) return readUrl((url.scheme ?? "").toLowerCase(), url.rest ?? "");
  const scp = /^[\w.-]+@(?<host>[^:/@\s]+):(?<path>.*)$/s.exec(text)?.groups;
  if (scp !== undefined) return { host: scp.host ?? "", port: 22, hasPath: scp.path !== "" };
  if (isAddress(text)) return { host: text, port: undefined, hasPath: false };
  return readAuthority(text, undefined, /[/\\]/);
}

function readUrl(scheme: string, rest: string): EndpointReading {
  if (plainHttpSchemes.has(scheme)) return { what: "plain-http", why: "it is HTTP without TLS" };
  const port = portOfScheme.get(scheme);
  if (port === undefined) return { what: "protocol", why: `its scheme is neither of TLS nor of ssh` };
  return readAuthority(rest.replace(/^[^/?#]*@/, ""), port, /[/?#\\]/);
}

function readAuthority(text: string, schemePort: number | undefined, pathStart: RegExp): EndpointReading {
  const transport = /:(?:\d+|\*)\/(?<transport>tcp|udp)$/i.exec(text)?.groups?.transport;
  if (transport?.toLowerCase() === "udp") return { what: "protocol", why: "it is UDP" };
  const authority = transport === undefined ? text : text.slice(0, -transport.length - 1);
  const end = authority.search(pathStart);
  const hostAndPort = end < 0 ? authority : authority.slice(0, end);
  const hasPath = end >= 0 && authority.length > end + 1;
  const written = /:(?<port>[^:\]]*)$/.exec(hostAndPort)?.groups?.port;
  if (written === undefined || written === "") {
    return { host: hostAndPort.replace(/:$/, ""), port: schemePort, hasPath };
  }
  const port = readPort(written);
  if (port === undefined) return { what: "port", why: "its port is not a number from 1 to 65535" };
  return { host: hostAndPort.slice(0, -written.length - 1), port, hasPath };
}

export function readPort(written: string): number | undefined {
  const port = /^\d{1,5}$/.test(written) ? Number(written) : 0;
  return port >= 1 && port <= 65535 ? port : undefined;
}
