/** A rule of Suricata is a name where it is exactly that. */
import { describe, expect, test } from "vitest";
import { readSuricataRule } from "../../src/foreign-allowlists/suricata.ts";

const rule = (options: string, header = "pass tls $HOME_NET any -> $EXTERNAL_NET any"): string =>
  `${header} (${options})`;

describe("a rule", () => {
  test.each<[string, string, readonly number[] | undefined]>([
    [rule('tls.sni; content:"api.example.com"; startswith; endswith; sid:1;'), "api.example.com", undefined],
    [
      rule('tls.sni; content:"api.example.com"; nocase; startswith; endswith; sid:1; rev:3;'),
      "api.example.com",
      undefined,
    ],
    [rule('tls_sni; content:"api.example.com"; startswith; endswith;'), "api.example.com", undefined],
    [
      rule('msg:"a"; flow:established, to_server; tls.sni; dotprefix; content:".example.com"; endswith; sid:1;'),
      ".example.com",
      undefined,
    ],
    [
      rule('ssl_state:client_hello; tls.sni; content:"a.example.com"; startswith; endswith;'),
      "a.example.com",
      undefined,
    ],
    [
      rule('tls.sni; content:"a.example.com"; startswith; endswith;', "pass tls any any -> any 443"),
      "a.example.com",
      [443],
    ],
    [
      rule('tls.sni; content:"a.example.com"; startswith; endswith;', "pass tls any any -> any [443,8443]"),
      "a.example.com",
      [443, 8443],
    ],
  ])("%s is a name", (text, name, ports) => {
    expect(readSuricataRule(text)).toMatchObject({ kind: "name", name, ports });
  });

  test.each([
    ["the content may stand anywhere", rule('tls.sni; content:"example"; sid:1;')],
    ["the content is the end only", rule('tls.sni; content:"example.com"; endswith; sid:1;')],
    ["the content is the beginning only", rule('tls.sni; content:"example.com"; startswith; sid:1;')],
    ["it is negated", rule('tls.sni; content:!"example.com"; startswith; endswith; sid:1;')],
    ["there are two contents", rule('tls.sni; content:"a.com"; startswith; content:"b.com"; endswith;')],
    ["it holds an expression", rule('tls.sni; pcre:"/^api/"; sid:1;')],
    ["bytes are escaped", rule('tls.sni; content:"a|2e|com\\;"; startswith; endswith;')],
    ["it looks at another buffer", rule('tls.cert_subject; content:"example.com"; startswith; endswith;')],
    ["it looks at the answer", rule('flow:to_client; tls.sni; content:"a.example.com"; startswith; endswith;')],
    ["it looks at the version", rule('tls.sni; content:"a.example.com"; startswith; endswith; tls.version:1.2;')],
    ["a dot is missing", rule('tls.sni; dotprefix; content:"example.com"; endswith;')],
    ["it is HTTP", rule('http.host; content:"a.example.com"; startswith; endswith;', "pass http any any -> any any")],
    [
      "it comes from one address",
      rule('tls.sni; content:"a.example.com"; startswith; endswith;', "pass tls 10.0.0.1 any -> any any"),
    ],
    [
      "it goes to one address",
      rule('tls.sni; content:"a.example.com"; startswith; endswith;', "pass tls any any -> 10.0.0.1 any"),
    ],
    [
      "its ports are a range",
      rule('tls.sni; content:"a.example.com"; startswith; endswith;', "pass tls any any -> any 443:500"),
    ],
    [
      "its ports are excluded",
      rule('tls.sni; content:"a.example.com"; startswith; endswith;', "pass tls any any -> any !80"),
    ],
    [
      "it only reports",
      rule('tls.sni; content:"a.example.com"; startswith; endswith;', "alert tls any any -> any any"),
    ],
    ["it is not a rule", "pass tls"],
  ])("is more or less than a name where %s", (_, text) => {
    expect(readSuricataRule(text)).toEqual({ kind: "other" });
  });

  test.each(["drop", "reject"])("that begins with %s denies", (action) => {
    expect(readSuricataRule(rule("sid:1;", `${action} tls any any -> any any`))).toEqual({ kind: "denied" });
  });
});
