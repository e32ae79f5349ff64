import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarEvent, formatCalendar } from "../../src/report/calendar.ts";
import { visible } from "../../src/text/visible.ts";
import { hostileText } from "./arbitrary-report.ts";

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "see-thru.checkout@discriminat-policy",
  date: "2026-12-04",
  summary: "checkout: last day of see-thru (prod)",
  description: "Reason: learning",
  ...more,
});

/** Content lines as RFC 5545, 3.1 has them: CRLF, and a line that begins with a blank continues the one before. */
function contentLines(text: string): readonly string[] {
  expect(text.endsWith("\r\n")).toBe(true);
  return text.slice(0, -2).replaceAll("\r\n ", "").split("\r\n");
}

/** The texts of a property, with the escapes of RFC 5545, 3.3.11 taken back. */
function textsOf(text: string, property: string): readonly string[] {
  return contentLines(text)
    .filter((line) => line.startsWith(`${property}:`))
    .map((line) =>
      line
        .slice(property.length + 1)
        .replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === "n" ? "\n" : escaped)),
    );
}

describe("a calendar", () => {
  it("has an all-day event with a reminder two days before, stamped with the date that it was asked for", () => {
    expect(contentLines(formatCalendar("Last days", [event()], "2026-11-24"))).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//discriminat-policy//status//EN",
      "METHOD:PUBLISH",
      "X-WR-CALNAME:Last days",
      "BEGIN:VEVENT",
      "UID:see-thru.checkout@discriminat-policy",
      "DTSTAMP:20261124T000000Z",
      "DTSTART;VALUE=DATE:20261204",
      "SUMMARY:checkout: last day of see-thru (prod)",
      "DESCRIPTION:Reason: learning",
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "DESCRIPTION:checkout: last day of see-thru (prod)",
      "TRIGGER:-P2D",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
    ]);
  });

  it("folds lines at 75 octets, never inside a character", () => {
    const text = formatCalendar(
      "x",
      [event({ summary: "ä".repeat(200), description: "😀a".repeat(90) })],
      "2026-11-24",
    );
    const lines = text.split("\r\n");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75);
    expect(text).not.toContain("\ufffd");
    expect(textsOf(text, "SUMMARY")).toEqual(["ä".repeat(200)]);
    expect(textsOf(text, "DESCRIPTION")[0]).toBe("😀a".repeat(90));
  });

  it("folds no line inside an escape", () => {
    for (let length = 50; length < 80; length += 1) {
      const description = `${"a".repeat(length)}\nb, c`;
      const text = formatCalendar("x", [event({ description })], "2026-11-24");
      expect(text).not.toMatch(/\\\r\n/);
      expect(textsOf(text, "DESCRIPTION")[0]).toBe(description);
    }
  });

  it("escapes what has a meaning in a text, and keeps its own line breaks", () => {
    const text = formatCalendar("x", [event({ description: "a; b, c\\n\nd" })], "2026-11-24");
    expect(contentLines(text)).toContain("DESCRIPTION:a\\; b\\, c\\\\n\\nd");
    expect(textsOf(text, "DESCRIPTION")[0]).toBe("a; b, c\\n\nd");
  });

  it("holds no line that a text brought in, whatever the text is", () => {
    const bad = fc.oneof(hostileText, fc.constant("x\r\nBEGIN:VEVENT\r\nATTACH:https://attacker.example"));
    fc.assert(
      fc.property(bad, bad, (summary, description) => {
        const text = formatCalendar("x", [event({ summary, description })], "2026-11-24");
        expect(contentLines(text)).toHaveLength(19);
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
        expect(text).not.toMatch(/^\s*::|##\w*\[/m);
        for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        // Nothing is lost: what was shown can be read back.
        const shown = description
          .split("\n")
          .map(visible)
          .join("\n")
          .replaceAll(/:(?=:)/g, "\\u{3a}");
        expect(textsOf(text, "DESCRIPTION")[0]).toBe(shown);
      }),
    );
  });
});
