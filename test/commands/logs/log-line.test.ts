import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logLine } from "../../../src/commands/logs/log-line.ts";
import { attacks } from "../../helpers/simulator/hostile.ts";
import { simulate } from "../../helpers/simulator/simulate.ts";

const time = "2026-11-02T00:00:00.000Z";

describe("a record as a line", () => {
  it.each([
    [
      {
        dhost: "a.example",
        cat: "client",
        outcome: "disallowed",
        src: "10.0.0.1",
        proto: "tls",
        dpt: 443,
        reason: "no rule",
      },
      "disallowed  10.0.0.1 -> tls://a.example:443  no rule",
    ],
    [
      { dst: "203.0.113.1", cat: "client", outcome: "allowed", src: "10.0.0.1", proto: "unknown", dpt: "9" },
      "allowed  10.0.0.1 -> unknown://203.0.113.1:9",
    ],
    [
      {
        ...{ dhost: "a.example", cat: "client", outcome: "allowed", src: "10.0.0.1", proto: "ssh", dpt: 22 },
        ...{ see_thru_exerted: true, see_thru_gid: "%default", see_thru_days_remaining: 3 },
      },
      "allowed  10.0.0.1 -> ssh://a.example:22  see-thru exerted (%default, 3 days left)",
    ],
    [
      { cat: "fqdn", outcome: "accepted", gid: "sg-01", fqdn: "a.example", proto: "tls" },
      "fqdn accepted  sg-01  tls  a.example",
    ],
    [{ cat: "client", outcome: "removed", gid: "sg-01", client: "10.0.0.1" }, "client removed  sg-01  10.0.0.1"],
    [{ something: "else" }, '{"something":"else"}'],
  ])("of %j is %s", (record, expected) => {
    expect(logLine(JSON.stringify(record), time)).toBe(`${time}  ${expected}`);
  });

  it("is the line itself where that is no record", () => {
    expect(logLine("no JSON\u001b[2J", undefined)).toBe("(no time)  no JSON\\u{1b}[2J");
  });

  it("is harmless whatever an attacker sends", () => {
    const { records } = simulate({
      seed: 2,
      apps: [{ app: "lab", clients: 1, needs: [], telemetry: [] }],
      deployed: [{ app: "lab", names: [], seeThru: { until: "2026-12-31", ports: "all", group: "same" } }],
      window: { from: "2026-11-02T00:00:00Z", to: "2026-11-03T00:00:00Z" },
    });
    const lines = records.map(({ message }) => logLine(message, time));
    expect(lines.length).toBeGreaterThan(attacks.length);
    for (const line of lines) {
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(line).not.toMatch(/(^| )::/);
      expect(line).not.toMatch(/##\w*\[/);
      expect(line.length).toBeLessThan(700);
    }
  });

  it("keeps the fields apart, whatever they hold", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const record = { dhost: name, cat: "client", outcome: "allowed", src: "10.0.0.1", proto: "tls", dpt: 443 };
        const line = logLine(JSON.stringify(record), time);
        expect(line).toMatch(
          /^\S+ {2}allowed {2}10\.0\.0\.1 -> tls:\/\/(?:[A-Za-z0-9._:%*?-]+|"(?:[^"\\]|\\.)*"…?):443$/u,
        );
      }),
    );
  });
});
