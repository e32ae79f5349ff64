/**
 * Log lines as the firewall writes them: the documented fields. No verbatim line is published, so what is not documented varies
 * by option: types of ports and booleans, order of fields, blanks. The texts of `reason` are INVENTED. They carry what is
 * documented (the id of the group, the phrase about the cache) and are not the vendor's wording; nothing may depend on the rest.
 */
import { createHash } from "node:crypto";
import type { Attempt } from "./behaviour.ts";
import type { DeployedName, Ruling } from "./firewall.ts";
import type { Random } from "./random.ts";

export interface MessageOptions {
  readonly ports: "number" | "string" | "mixed";
  readonly booleans: "boolean" | "number" | "string" | "mixed";
  /** `shuffled`: another order of fields in each line. */
  readonly json: "compact" | "spaced" | "shuffled";
  /** Names of the config log's fields: before v2.9 `fqdn`, then perhaps `addr`. */
  readonly configNames: "fqdn" | "addr";
}

type Fields = Readonly<Record<string, unknown>>;

export interface MessageWriter {
  readonly client: (attempt: Attempt, ruling: Ruling) => { readonly message: string; readonly reason: string };
  readonly server: (attempt: Attempt, ruling: Ruling) => string;
  readonly attachment: (address: string, group: string, attached: boolean) => string;
  readonly name: (name: DeployedName, present: boolean) => string;
  readonly window: (group: string, until: string, present: boolean) => string;
}

function reasonOf({ protocol, version }: Attempt, { matched, transient }: Ruling): string {
  if (matched !== undefined) return `rule for this destination found in ${matched}`;
  if (transient) return "cache not ready yet for a newly discovered allowlist entry";
  if (version === "1.0") return "protocol anomaly: version";
  return protocol === "tls" || protocol === "ssh" ? "no rule for this destination" : "protocol anomaly: not identified";
}

/** The same address for the same name, in the blocks that documentation may use. */
function addressOf(name: string | undefined): string {
  if (name !== undefined && /^[0-9.]+$/.test(name)) return name;
  return `203.0.113.${createHash("sha256")
    .update(name ?? "")
    .digest()
    .readUInt8(0)}`;
}

export function createWriter(options: MessageOptions, random: Random): MessageWriter {
  const port = (value: number): unknown => {
    const asText = options.ports === "mixed" ? random.chance(0.5) : options.ports === "string";
    return asText ? `${value}` : value;
  };
  const boolean = (value: boolean): unknown => {
    const kind = options.booleans === "mixed" ? random.pick(["boolean", "number", "string"]) : options.booleans;
    return kind === "boolean" ? value : kind === "number" ? Number(value) : `${value}`;
  };
  const print = (fields: Fields): string => {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    if (options.json === "shuffled") {
      for (let last = present.length - 1; last > 0; last -= 1) {
        const other = random.between(0, last);
        [present[last], present[other]] = [present[other], present[last]] as [(typeof present)[0], (typeof present)[0]];
      }
    }
    if (options.json !== "spaced") return JSON.stringify(Object.fromEntries(present));
    return `{${present.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(", ")}}`;
  };

  const both = ({ client, sent, protocolText, version }: Attempt, { outcome }: Ruling): Fields => ({
    dhost: sent,
    outcome,
    proto: protocolText,
    proto_v: version,
    instance: `i-0${createHash("sha256").update(client.address).digest("hex").slice(0, 1).repeat(16)}`,
  });

  return {
    client: (attempt, ruling) => {
      const { client, sent, protocol, version } = attempt;
      const reason = reasonOf(attempt, ruling);
      const { window } = ruling;
      const message = print({
        ...both(attempt, ruling),
        cat: "client",
        src: client.address,
        spt: port(random.between(32_768, 60_999)),
        dst: addressOf(sent),
        dpt: port(attempt.port),
        reason,
        pqc: protocol === "tls" ? boolean(version === "1.3") : undefined,
        ...(protocol === "http" && { http_method: "GET", http_path: '/x?"<', http_user_agent: "curl/8\u001b[1m" }),
        ...(window && {
          see_thru_days_remaining: window.daysRemaining,
          see_thru_gid: window.group,
          see_thru_exerted: boolean(ruling.seeThru === "exerted"),
        }),
      });
      return { message, reason };
    },
    server: (attempt, ruling) =>
      print({
        ...both(attempt, ruling),
        cat: "server",
        src: addressOf(attempt.sent),
        spt: port(attempt.port),
        dst: attempt.client.address,
        dpt: port(random.between(32_768, 60_999)),
        reason: reasonOf(attempt, ruling),
      }),
    attachment: (client, gid, attached) =>
      print({ cat: "client", outcome: attached ? "accepted" : "removed", client, gid }),
    name: ({ written, protocol, group: gid, refusedSuffix }, present) => {
      // The one line that is published (default-prefs), with its backquotes, and without a group.
      if (refusedSuffix !== undefined && present) {
        const outcome = `publicsuffix[.]org list matched with \`${refusedSuffix}\``;
        return print({ addr: written, cat: "addr", outcome });
      }
      const named = options.configNames === "addr" ? { cat: "addr", addr: written } : { cat: "fqdn", fqdn: written };
      return print({ ...named, outcome: present ? "accepted" : "removed", gid, proto: protocol });
    },
    window: (gid, until, present) =>
      print({ cat: "see-thru", outcome: present ? "accepted" : "removed", gid, thru_date: until }),
  };
}
