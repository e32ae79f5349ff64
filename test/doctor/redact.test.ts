import { expect, test } from "vitest";
import { redact } from "../../src/doctor/redact.ts";

const id = "ASIAIOSFODNN7EXAMPLE";
const token = "IQoJb3JpZ2luX2VjEXAMPLE//////////wEaCXVzLWVhc3QtMSJH";

test.each([
  ["the id of an access key", `Credential=${id}/20261127/eu-west-2`, "Credential=[redacted]/20261127/eu-west-2"],
  ["the token of a session", `x-amz-security-token:${token}\nhost`, "x-amz-security-token:[redacted]\nhost"],
  ["a secret in JSON", '{"SecretAccessKey":"abcdefgh1234"}', '{"SecretAccessKey":"[redacted]"}'],
  ["an assignment", "AWS_SESSION_TOKEN=abcdefghijk", "AWS_SESSION_TOKEN=[redacted]"],
])("%s is taken out", (_, text, expected) => {
  expect(redact(text, [])).toBe(expected);
});

test("the credentials in use are taken out wherever they stand", () => {
  expect(redact(`it was wJalrXUtnFEMI/K7MDENG/bPx and ${token}.`, ["wJalrXUtnFEMI/K7MDENG/bPx", token, ""])).toBe(
    "it was [redacted] and [redacted].",
  );
});

test("ARNs of roles, accounts and what AWS says stay", () => {
  const text = "User: arn:aws:sts::123456789012:assumed-role/ci is not authorized to perform: logs:StartQuery";
  expect(redact(text, ["test"])).toBe(text);
});
