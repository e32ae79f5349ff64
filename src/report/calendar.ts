/**
 * Days to remember as an iCalendar file (RFC 5545, https://www.rfc-editor.org/rfc/rfc5545): all-day events, with a reminder two
 * days before each. Pure: the same events and date give the same bytes.
 */
import { visible, visibleEscape } from "../text/visible.ts";

export interface CalendarEvent {
  /** The same for the same thing, also where its day changes: a calendar moves the event then. Printable ASCII. */
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly summary: string;
  readonly description: string;
}

/** @param asOf `YYYY-MM-DD`: stands for the time of writing, which the format asks for. */
export function formatCalendar(name: string, events: readonly CalendarEvent[], asOf: string): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//discriminat-policy//status//EN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, asOf)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventLines({ uid, date, summary, description }: CalendarEvent, asOf: string): readonly string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${basicDate(asOf)}T000000Z`,
    // An all-day event without an end takes one day.
    `DTSTART;VALUE=DATE:${basicDate(date)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escapeText(summary)}`,
    "TRIGGER:-P2D",
    "END:VALARM",
    "END:VEVENT",
  ];
}

const basicDate = (date: string): string => date.replaceAll("-", "");

/**
 * A value of the type TEXT: our own line breaks stay, every other active character becomes visible. So does `::`, because folding
 * can bring it to the start of a line, where a CI runner takes it for a command.
 */
function escapeText(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      visible(line)
        .replace(/:(?=:)/g, visibleEscape)
        .replace(/[\\;,]/g, "\\$&"),
    )
    .join("\\n");
}

const maxOctets = 75;

/** Lines of at most 75 octets; the ones that continue begin with a blank. Never inside a character or an escape. */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const [unit] of line.matchAll(/\\?./gsu)) {
    const size = Buffer.byteLength(unit);
    if (octets + size > maxOctets) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += unit;
    octets += size;
  }
  return folded;
}
