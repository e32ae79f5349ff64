/**
 * One record of the config log, the audit trail of rules and attachments: https://chasersystems.com/docs/discriminat/aws/logs-ref. Names stand
 * in `fqdn`, or in `addr` in the one refusal that is published (v2.9). Pure.
 */
import { type LogFields, readText } from "./flow-record.ts";
import type { Protocol } from "./preferences.ts";

export type ConfigRecord =
  | {
      readonly kind: "attachment";
      /** Address of the client. */
      readonly source: string;
      readonly group: string;
      /** `false` for `removed`. */
      readonly attached: boolean;
    }
  | {
      readonly kind: "name" | "see-thru";
      readonly group: string | null;
      /** The name or pattern as the firewall prints it; for see-thru the date. */
      readonly subject: string;
      readonly protocol: Protocol | null;
      /** `accepted`, `removed`, or the words of a refusal. */
      readonly outcome: string;
    };

/** `undefined` for anything but a record of the config log. */
export function readConfigRecord(fields: LogFields): ConfigRecord | undefined {
  const outcome = readText(fields.outcome);
  const group = readText(fields.gid);
  // Every firewall instance writes one when a wildcard is first allowlisted. Which fields it has beside `cat` is not published:
  // that it is there is what counts.
  if (fields.cat === "wildcard-addr") return readName(fields, group, outcome ?? "accepted");
  if (outcome === null) return undefined;
  switch (fields.cat) {
    case "client": {
      const source = readText(fields.client);
      if (source === null || group === null || (outcome !== "accepted" && outcome !== "removed")) return undefined;
      return { kind: "attachment", source, group, attached: outcome === "accepted" };
    }
    case "fqdn":
    case "addr":
      return readName(fields, group, outcome);
    case "see-thru": {
      const subject = readText(fields.thru_date);
      return subject === null ? undefined : { kind: "see-thru", group, subject, protocol: null, outcome };
    }
    default:
      return undefined;
  }
}

function readName(fields: LogFields, group: string | null, outcome: string): ConfigRecord | undefined {
  const subject = readText(fields.fqdn) ?? readText(fields.addr);
  if (subject === null) return undefined;
  const { proto } = fields;
  return { kind: "name", group, subject, protocol: proto === "tls" || proto === "ssh" ? proto : null, outcome };
}
