import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTarget, isTarget, parseTarget, parseTestTarget, repairTarget } from "../../src/policy/target.ts";

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
    ["https://api.stripe.com/v1", 'did you mean "tls://api.stripe.com:443"?'],
    ["tls://API.stripe.com:443", 'did you mean "tls://api.stripe.com:443"?'],
    ["tls://api.stripe.com.", 'did you mean "tls://api.stripe.com:443"?'],
    ["tsl://api.stripe.com:8443", 'did you mean "tls://api.stripe.com:8443"?'],
    ["gopher://api.stripe.com:70", "write tls://name:port or ssh://name:port"],
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

  it.each([
    ["tsl://a.example.com:443", "tls://a.example.com:443"],
    ["shh://a.example.com", "ssh://a.example.com:22"],
    ["TLS://A.example.com:8443", "tls://a.example.com:8443"],
    ["https://a.example.com/path?x", "tls://a.example.com:443"],
    ["tls:/a.example.com:443", "tls://a.example.com:443"],
    ["tls//a.example.com:443", "tls://a.example.com:443"],
    ["tls:a.example.com", "tls://a.example.com:443"],
    ["tls://a.example.com:", "tls://a.example.com:443"],
    ["tls://a.example.com:https", "tls://a.example.com:443"],
    ["tls://a.example.com:443/", "tls://a.example.com:443"],
    ["a.example.com", "tls://a.example.com:443"],
    ["tls://a.example.com:65536", undefined],
    ["http://a.example.com", undefined],
    ["tls://*.example.com:443", undefined],
    ["tls://10.0.0.1:443", undefined],
    ["checkout", undefined],
  ])("%s is a misspelt %s", (text, meant) => {
    expect(repairTarget(text)).toBe(meant);
  });

  it.each([
    ["tls://a.example.com", '"tls://a.example.com" lacks its port'],
    ["ssh://a.example.com", '"ssh://a.example.com" lacks its port'],
    ["a.example.com:443", '"a.example.com:443" lacks its protocol'],
  ])("%s may be asked about, and is not enough for a test", (text, message) => {
    const target = parseTarget(text);
    if (!isTarget(target)) throw new Error("not read");
    expect(parseTestTarget(text)).toEqual({ message, help: `write ${formatTarget(target)}` });
    expect(parseTestTarget(formatTarget(target))).toEqual(target);
  });

  it("what a misspelt one was meant to be is a target, and itself then", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.webUrl()), (text) => {
        const meant = repairTarget(text);
        if (meant === undefined) return;
        expect(isTarget(parseTestTarget(meant))).toBe(true);
        expect(repairTarget(meant)).toBe(meant);
      }),
    );
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
