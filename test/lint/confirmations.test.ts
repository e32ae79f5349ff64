/** When entries have to be confirmed again, and what `lint` says of days on which they were: a table over who confirmed what, and when. */
import { describe, expect, it } from "vitest";
import { lintTree } from "../../src/library/lint-tree.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const asOf = "2026-12-01";
const vpc = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const staging = { region: "us-east-1", vpc_id: "vpc-0fedcba9876543210" };
const every = (review_days: number | null | undefined, checks: object = {}) => ({
  networks: { prod: vpc },
  guardrails: { entries: { ...(review_days === undefined ? {} : { review_days }) } },
  checks: { "policy/emergency-open": "off", "policy/admits-nothing": "off", ...checks },
});

/** `a.example` and so on, each with a day of its own or none. */
const entries = (...days: readonly (string | undefined)[]) =>
  days.map((confirmed, index) => ({
    tls: [`${"abcdefgh"[index]}.example.com`],
    reason: "r",
    ...(confirmed === undefined ? {} : { confirmed }),
  }));

function lint(policy: Partial<PolicyObject>, settings: object = every(90)): readonly string[] {
  const tree = treeOf(settings, [{ app: "shop", ...policy }]);
  return lintTree({ tree, findings: [], sources: new Map() }, { asOf }).findings.map(
    ({ check, severity, path, message, help, fix }) =>
      `${severity} ${check} at ${path.join(".") || "app"}: ${message}; ${help}${fix === undefined ? "" : " | fix"}`,
  );
}

const rule = "the guardrails ask for that every 90 days";
const write = "remove what is not needed, and write `confirmed: 2026-12-01`";
const never = (subject: string) =>
  `warning policy/review-due at app: ${subject} never confirmed; ${rule}; read ${/^(?:the|1 )/.test(subject) ? "it" : "them"}, ${write}`;

describe("entries that have to be confirmed every 90 days", () => {
  it.each<[string, Partial<PolicyObject>, readonly string[]]>([
    ["the only one, never", { allow: entries(undefined) }, [never("the only entry was")]],
    ["two, never", { allow: entries(undefined, undefined) }, [never("both entries were")]],
    ["three, never", { allow: entries(undefined, undefined, undefined) }, [never("all 3 entries were")]],
    ["today", { confirmed: "2026-12-01", allow: entries(undefined) }, []],
    ["on the day before the last one", { confirmed: "2026-09-03", allow: entries(undefined) }, []],
    ["on the last day", { confirmed: "2026-09-02", allow: entries(undefined) }, []],
    [
      "on the day after",
      { confirmed: "2026-09-01", allow: entries(undefined) },
      [
        `warning policy/review-due at confirmed: the only entry was last confirmed on 2026-09-01, 91 days ago; ${rule}, and the last day was 2026-11-30; read it, ${write}`,
      ],
    ],
    ["an entry by itself, in time", { allow: entries("2026-11-01") }, []],
    [
      "an entry by itself, too long ago",
      { allow: entries("2026-08-01") },
      [
        `warning policy/review-due at app: the only entry was last confirmed on 2026-08-01, 122 days ago; ${rule}, and the last day was 2026-10-30; read it, ${write}`,
      ],
    ],
    [
      "the policy too long ago, and every entry later by itself",
      { confirmed: "2026-01-01", allow: entries("2026-11-01", "2026-10-01") },
      [],
    ],
    ["entries too long ago, and the policy later", { confirmed: "2026-11-01", allow: entries("2026-01-01") }, []],
    [
      "the policy too long ago, and one entry later by itself",
      { confirmed: "2026-08-01", allow: entries("2026-11-01", undefined, undefined) },
      [
        `warning policy/review-due at confirmed: 2 of 3 entries ("b.example.com" and "c.example.com") were last confirmed on 2026-08-01, 122 days ago; ${rule}, and the last day was 2026-10-30; read them, ${write}`,
      ],
    ],
    [
      "one entry of two never",
      { allow: entries("2026-11-01", undefined) },
      [never('1 of 2 entries ("b.example.com") was')],
    ],
    [
      "more entries than are named",
      { allow: entries("2026-11-01", undefined, undefined, undefined, undefined) },
      [never("4 of 5 entries were")],
    ],
    [
      "entries on different days, one never",
      { allow: entries("2026-08-01", "2026-08-05", undefined) },
      [
        `warning policy/review-due at app: all 3 entries were not confirmed since 2026-08-05, 118 days ago, 1 of them never; ${rule}, and the last day was 2026-10-30; read them, ${write}`,
      ],
    ],
    [
      "a bundle",
      { allow: [{ bundle: "aws/sts", reason: "r" }, ...entries("2026-11-01")] },
      [never('1 of 2 entries (the bundle "aws/sts") was')],
    ],
    ["an emergency, which has an end of its own", { allow: [emergency()] }, []],
    ["an emergency beside an entry", { allow: [emergency(), ...entries(undefined)] }, [never("the only entry was")]],
    ["nothing to confirm", { see_thru: { until: "2026-12-20", reason: "r" } }, []],
    ["nothing but names that stay blocked", { allow: [], refuse: [{ name: "t.example.com", reason: "r" }] }, []],
  ])("%s", (_, policy, expected) => {
    expect(lint(policy)).toEqual(expected);
  });

  function emergency() {
    return { tls: ["z.example.com"], reason: "r", emergency: { until: "2026-12-02", ticket: "INC-1" } };
  }

  it("are one finding for a policy of two networks", () => {
    const settings = { ...every(90), networks: { prod: vpc, staging } };
    expect(lint({ networks: ["prod", "staging"], allow: entries(undefined) }, settings)).toEqual([
      never("the only entry was"),
    ]);
  });

  it.each([
    ["without the setting", undefined],
    ["with null", null],
  ])("are none %s", (_, days) => {
    expect(lint({ allow: entries(undefined) }, every(days))).toEqual([]);
  });

  it.each<["error" | "info" | "off", number]>([
    ["error", 1],
    ["info", 1],
    ["off", 0],
  ])("have the severity %s where the settings say so", (severity, number) => {
    const found = lint({ allow: entries(undefined) }, every(90, { "policy/review-due": severity }));
    expect(found.filter((line) => line.startsWith(`${severity} policy/review-due `))).toHaveLength(number);
    expect(found).toHaveLength(number);
  });

  it("stay inert with a name that was chosen to be read as something else", () => {
    const allow = [...entries("2026-11-01"), { tls: ['x"\n::error::'], reason: "r" }];
    const [line] = lint({ allow }).filter((one) => one.includes("review-due"));
    expect(line).toContain("1 of 2 entries");
    expect(line).not.toMatch(/\n/);
  });
});

describe("a day that is yet to come", () => {
  const ahead = (place: string, date: string, days: number) =>
    `error policy/confirmed-ahead at ${place}: ${date} is in ${days} days: no one can have read the entries then; write the day on which they were read`;

  it.each<[string, Partial<PolicyObject>, readonly string[]]>([
    ["today", { confirmed: "2026-12-01", allow: entries(undefined) }, []],
    ["tomorrow, which has begun east of UTC", { confirmed: "2026-12-02", allow: entries(undefined) }, []],
    [
      "the day after tomorrow",
      { confirmed: "2026-12-03", allow: entries(undefined) },
      [ahead("confirmed", "2026-12-03", 2)],
    ],
    [
      "of an entry, whose policy was confirmed too long ago",
      { confirmed: "2026-01-01", allow: entries("2027-12-01") },
      [ahead("allow.0.confirmed", "2027-12-01", 365)],
    ],
    [
      "of a policy and an entry",
      { confirmed: "2027-12-01", allow: entries("2027-12-01") },
      [ahead("confirmed", "2027-12-01", 365), ahead("allow.0.confirmed", "2027-12-01", 365)],
    ],
  ])("%s", (_, policy, expected) => {
    expect(lint(policy)).toEqual(expected);
    const others = expected.map((line) => line.replace(/ at .*/, ""));
    expect(lint(policy, every(undefined)).map((line) => line.replace(/ at .*/, ""))).toEqual(others);
  });

  it("does not make another entry count as confirmed", () => {
    expect(lint({ allow: entries("2027-12-01", undefined) })).toEqual([
      never('1 of 2 entries ("b.example.com") was'),
      ahead("allow.0.confirmed", "2027-12-01", 365),
    ]);
  });
});

it("says once that a day is not in the calendar", () => {
  const of = (place: string) =>
    `error policy/date-invalid at ${place}: "2026-02-30" is not a day of the calendar; write a date as YYYY-MM-DD`;
  expect(lint({ confirmed: "2026-02-30", allow: entries(undefined, "2026-02-30") })).toEqual([
    of("confirmed"),
    of("allow.1.confirmed"),
  ]);
});
