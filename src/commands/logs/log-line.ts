/**
 * A record of the firewall's logs as one line for people. Pure. A client can choose everything in a record: the line that
 * leaves here is inert, and no field can pass for another one.
 */
import { quote } from "../../text/quote.ts";
import { visible } from "../../text/visible.ts";

type Fields = Readonly<Record<string, unknown>>;

const longest = 300;

/** `time` is `undefined` where the log tells none. */
export function logLine(message: string, time: string | undefined): string {
  const fields = readFields(message);
  const text = fields === undefined ? short(message) : describe(fields);
  return visible(`${time ?? "(no time)"}  ${text}`);
}

/** The record as an object, or `undefined` where the line is none. */
export function readFields(message: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

function describe(fields: Fields): string {
  const { outcome, cat } = fields;
  if (typeof outcome === "string" && "proto" in fields && ("src" in fields || "dst" in fields)) return flowText(fields);
  if (typeof cat === "string" && typeof outcome === "string") return configText(fields);
  return short(JSON.stringify(fields));
}

/** `disallowed  10.0.0.1 -> tls://a.example:443  the reason` */
function flowText(fields: Fields): string {
  const { outcome, src, dst, dpt, proto, dhost, cat, reason } = fields;
  const target = `${word(proto)}://${word(dhost ?? dst)}:${word(dpt)}`;
  const from = cat === "client" ? word(src) : `${word(cat)} ${word(src)}`;
  return [`${word(outcome)}  ${from} -> ${target}`, seeThruText(fields), reason === undefined ? "" : short(`${reason}`)]
    .filter((part) => part !== "")
    .join("  ");
}

function seeThruText({
  see_thru_gid: group,
  see_thru_exerted: exerted,
  see_thru_days_remaining: days,
}: Fields): string {
  if (group === undefined && exerted === undefined) return "";
  const state = ["true", "1"].includes(`${exerted}`) ? "exerted" : "not exerted";
  return `see-thru ${state} (${word(group)}, ${word(days)} days left)`;
}

/** `fqdn accepted  sg-0123 tls a.example` */
function configText({ cat, outcome, gid, client, proto, fqdn, addr, thru_date: date }: Fields): string {
  const details = [gid, client, proto, fqdn ?? addr, date].filter((field) => field !== undefined).map(word);
  return [`${word(cat)} ${short(`${outcome}`)}`, ...details].join("  ");
}

/** A field as it is if it is one harmless word, otherwise in quotes. */
function word(value: unknown): string {
  if (value === undefined || value === null) return "?";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /^[A-Za-z0-9._:%*?-]{1,255}$/.test(text) && !text.startsWith("::") ? text : quote(text);
}

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
