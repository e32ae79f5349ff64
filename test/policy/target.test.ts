import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTarget, isTarget, parseTarget } from "../../src/policy/target.ts";

describe("a target", () => {
  it.each([
    ["tls://api.stripe.com:443", { protocol: "tls", name: "api.stripe.com", port: 443 }],
    ["ssh://github.com:2222", { protocol: "ssh", name: "github.com", port: 2222 }],
    ["ssh://github.com", { protocol: "ssh", name: "github.com", port: 22 }],
    ["api.stripe.com:8443", { protocol: "tls", name: "api.stripe.com", port: 8443 }],
    ["api.stripe.com", { protocol: "tls", name: "api.stripe.com", port: 443 }],
  ])("%s is read, with the defaults of its protocol", (text, target) => {
    expect(parseTarget(text)).toEqual(target);
  });

  it.each([
    ["https://api.stripe.com/v1", "write tls://api.stripe.com"],
    ["tls://API.stripe.com:443", "write tls://api.stripe.com:443"],
    ["tls://api.stripe.com.", "write tls://api.stripe.com:443"],
    ["tls://*.stripe.com", "write one name in full"],
    ["tls://api.stripe.com:0", "write the port's number"],
    ["tls://api.stripe.com:65536", "write the port's number"],
    ["tls://10.0.0.1:443", "write the name that the app connects to"],
    ["tls://", "write a name such as api.example.com"],
    ["", "write a name such as api.example.com"],
  ])("%j is none, and it says what to write", (text, help) => {
    const parsed = parseTarget(text);
    expect(isTarget(parsed)).toBe(false);
    expect(parsed).toMatchObject({ help });
  });

  it("never fails on any text, and what it reads it writes the same way", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.webUrl()), (text) => {
        const parsed = parseTarget(text);
        if (isTarget(parsed)) expect(parseTarget(formatTarget(parsed))).toEqual(parsed);
      }),
    );
  });
});
