/**
 * One record of the flow log: https://chasersystems.com/docs/discriminat/aws/logs-ref. Tolerant of fields that it does not know and of how
 * values are written (Logs Insights prints booleans as 1 and 0), strict about what makes a record. Pure.
 */
import { groupInReason } from "./reason.ts";

/** A parsed line of a log. */
export type LogFields = Readonly<Record<string, unknown>>;

export type FlowOutcome = "allowed" | "disallowed";

/** `http` is plain text; `unknown` is whatever the firewall could not identify, and anything that we do not know. */
export type FlowProtocol = "tls" | "ssh" | "http" | "unknown";

/** `exerted`: nothing but see-thru let it pass. `not_exerted`: see-thru applied, or had expired, and was not needed. */
export type SeeThruState = "exerted" | "not_exerted" | "none";

export interface FlowRecord {
  /** Which end the packet came from: a connection is logged for both. */
  readonly origin: "client" | "server";
  readonly outcome: FlowOutcome;
  /** `dhost` in lower case without a trailing dot: a name or an IP address. */
  readonly name: string | null;
  readonly source: string | null;
  readonly sourcePort: number | null;
  readonly destination: string | null;
  readonly port: number | null;
  readonly protocol: FlowProtocol;
  readonly protocolVersion: string | null;
  readonly reason: string | null;
  readonly seeThru: SeeThruState;
  /** Security Group that the record names: the see-thru rule's, but `%default`, else the only one in the reason. */
  readonly group: string | null;
  /** Below 0 or 0 after the last day: which of the two is not documented. */
  readonly seeThruDaysRemaining: number | null;
  /** EC2 instance of the firewall. */
  readonly instance: string | null;
  /** Whether a TLS handshake was post-quantum. */
  readonly postQuantum: boolean | null;
  readonly http: {
    readonly code: string | null;
    readonly method: string | null;
    readonly path: string | null;
    readonly userAgent: string | null;
  };
}

/** `undefined` for anything but a record of the flow log; `cat = client` exists in the config log too. */
export function readFlowRecord(fields: LogFields): FlowRecord | undefined {
  const { cat, outcome } = fields;
  if ((cat !== "client" && cat !== "server") || (outcome !== "allowed" && outcome !== "disallowed")) return undefined;
  const reason = readText(fields.reason);
  const seeThruGroup = readText(fields.see_thru_gid);
  const ownGroup = seeThruGroup !== null && /^sg-[0-9a-f]+$/.test(seeThruGroup) ? seeThruGroup : undefined;
  return {
    origin: cat,
    outcome,
    name: readName(fields.dhost),
    source: readText(fields.src),
    sourcePort: readPort(fields.spt),
    destination: readText(fields.dst),
    port: readPort(fields.dpt),
    protocol: readProtocol(fields.proto),
    protocolVersion: readText(fields.proto_v),
    reason,
    seeThru: seeThruState(readBoolean(fields.see_thru_exerted), seeThruGroup),
    group: ownGroup ?? (reason === null ? undefined : groupInReason(reason)) ?? null,
    seeThruDaysRemaining: readNumber(fields.see_thru_days_remaining),
    instance: readText(fields.instance),
    postQuantum: readBoolean(fields.pqc),
    http: {
      code: readText(fields.http_code),
      method: readText(fields.http_method),
      path: readText(fields.http_path),
      userAgent: readText(fields.http_user_agent),
    },
  };
}

/** Without the flag, a group alone still says that a see-thru rule was found. */
function seeThruState(exerted: boolean | null, group: string | null): SeeThruState {
  if (exerted === null) return group === null ? "none" : "not_exerted";
  return exerted ? "exerted" : "not_exerted";
}

/** A value as text; `null` for a missing or empty one, and for what has parts. */
export function readText(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== "" ? value : null;
}

/** Only ASCII letters have two cases in names: `K` (U+212A) must not become a `k`. */
function readName(value: unknown): string | null {
  const text = readText(value);
  if (text === null) return null;
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(/(?<=.)\.$/s, "");
}

function readProtocol(value: unknown): FlowProtocol {
  const text = readText(value)?.toLowerCase();
  return text === "tls" || text === "ssh" || text === "http" ? text : "unknown";
}

/** 1 to 65535, as a number or its digits. */
function readPort(value: unknown): number | null {
  const number = readNumber(value);
  return number !== null && Number.isInteger(number) && number >= 1 && number <= 65_535 ? number : null;
}

function readNumber(value: unknown): number | null {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
}

function readBoolean(value: unknown): boolean | null {
  const text = readText(value)?.toLowerCase();
  if (text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : null;
}
