/** Texts that mention an annotation or calls that write rules, in any notation, and such that only look alike. */
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { mentionsAnnotation, mentionsRuleCalls } from "../../src/terraform-json/annotation-mentions.ts";

const evil = "discriminat:tls:evil.example";
const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString("base64");
const times = (count: number, text: string): string => (count === 0 ? text : base64(times(count - 1, text)));
const escaped = (text: string, form: (hex: string) => string): string =>
  [...text].map((character) => form(character.charCodeAt(0).toString(16).padStart(2, "0"))).join("");

describe("an annotation is mentioned", () => {
  test.each<[string, unknown]>([
    ["by its beginning", "discriminat:"],
    ["in capitals", "x DiscrimiNAT: y"],
    ["in a list of maps", [{ a: [{ b: evil }] }]],
    ["by a key", { [evil]: 1 }],
    ["by a key in JSON", `{"${evil}": 1}`],
    ["in JSON behind blanks", `  {"a": "\\u0064iscriminat:"}`],
    ["in a list of JSON", `["\\u0064iscriminat:"]`],
    ["in a text of JSON", `"\\u0064iscriminat:"`],
    ["by escapes of JSON in other text", `x ${escaped(evil, (hex) => `\\u00${hex}`)}`],
    ["by escapes of shells", `x ${escaped(evil, (hex) => `\\x${hex}`)}`],
    ["by escapes of shells in capitals", `x ${escaped(evil, (hex) => `\\X${hex.toUpperCase()}`)}`],
    ["percent-encoded", escaped(evil, (hex) => `%${hex}`)],
    ["percent-encoded in capitals", escaped(evil, (hex) => `%${hex.toUpperCase()}`)],
    ["in UTF-16", Buffer.from(evil, "utf16le").toString("latin1")],
    ["in base64", base64(evil)],
    ["in base64 for URLs", Buffer.from(`???>>>${evil}`).toString("base64url")],
    ["in base64 within a text", `echo ${base64(evil)} | base64 -d`],
    ["in base64 with line breaks", (base64(`${"x".repeat(90)}${evil}`).match(/.{1,40}/g) ?? []).join("\r\n  ")],
    ["in gzip", base64(gzipSync(evil))],
    ["in base64 of base64, four times", times(4, evil)],
    ["behind a log group", "log-group:discriminat:tls:x"],
    ["behind a log group and something else", "log-group:discriminat:*;discriminat:x"],
  ])("%s", (_, value) => {
    expect(mentionsAnnotation(value)).toBe(true);
    expect(mentionsAnnotation({ deep: [{ value }] })).toBe(true);
  });

  test.each<[string, unknown]>([
    ["by the name alone", "discriminat"],
    ["by our tags", "discriminat-policy:app"],
    ["in base64 of base64, five times", times(5, evil)],
    ["by the firewall's log group", "arn:aws:logs:eu-west-2:1:log-group:discriminat:log-stream:x"],
    ["by all streams of it", "log-group:DiscrimiNAT:*"],
    ["by the log group at the end of a text", "log-group:DiscrimiNAT:"],
    ["by the log group before a quote", 'x="log-group:DiscrimiNAT:"'],
    ["by the log group in a list", "log-group:DiscrimiNAT:, y"],
    ["by other base64", base64("nothing to be seen here")],
    ["by broken gzip", base64(Uint8Array.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9]))],
    ["by a number", 1],
    ["by null", null],
    ["by nothing", undefined],
  ])("but not %s", (_, value) => {
    expect(mentionsAnnotation(value)).toBe(false);
  });

  test("by more text than is searched", () => {
    const half = "!".repeat(10_000_000);
    expect(mentionsAnnotation([half, half])).toBe(false);
    expect(mentionsAnnotation([half, half, "!"])).toBe(true);
  });
});

describe("calls that write rules are mentioned", () => {
  test.each([
    "AuthorizeSecurityGroupEgress",
    "authorize-security-group-egress",
    "revoke_security_group_egress",
    "ec2:RevokeSecurityGroupEgress",
    "UpdateSecurityGroupRuleDescriptionsEgress",
    "update-security-group-rule-descriptions-egress",
    "ModifySecurityGroupRules",
    "modify_security_group_rules",
  ])("by %s", (text) => {
    expect(mentionsRuleCalls({ script: text })).toBe(true);
    expect(mentionsRuleCalls({ [text]: "" })).toBe(true);
  });

  test.each([
    "AuthorizeSecurityGroupIngress",
    "DescribeSecurityGroups",
    "CreateSecurityGroup",
    "revoke-security-groups",
  ])("but not by %s", (text) => {
    expect(mentionsRuleCalls({ script: text })).toBe(false);
  });

  test("by base64 of a script", () => {
    expect(mentionsRuleCalls({ script: base64("aws ec2 modify-security-group-rules --group-id sg-1") })).toBe(true);
  });

  test("but not in a policy of IAM, whose keys say so", () => {
    const text = "AuthorizeSecurityGroupEgress";
    expect(mentionsRuleCalls({ policy: text, Policies: [text], inline_policy: { a: text } })).toBe(false);
    expect(mentionsRuleCalls({ policy: "", other: text })).toBe(true);
    expect(mentionsAnnotation({ policy: evil })).toBe(true);
  });
});
