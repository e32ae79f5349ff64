/** Every item of a text is either an entry or a loss, at its place, whatever the items are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkName } from "../../src/discriminat/name.ts";
import { spanOf } from "../../src/findings/source-file.ts";
import { readForeignAllowlist } from "../../src/foreign-allowlists/read-foreign-allowlist.ts";

/** Items as they occur in allowlists: each has a number, so that no two are alike. */
const items: readonly ((number: number) => string)[] = [
  (number) => `api${number}.example.com`,
  (number) => `api${number}.example.com:443`,
  (number) => `api${number}.example.com:80`,
  (number) => `ssh${number}.example.com:22`,
  (number) => `db${number}.example.com:5432`,
  (number) => `.zone${number}.example.com`,
  (number) => `*.wild${number}.example.com`,
  (number) => `**.deep${number}.example.com`,
  (number) => `*.*${number}.example.com`,
  (number) => `10.0.${number}.0/24`,
  (number) => `2001:db8::${number}`,
  (number) => `http://plain${number}.example.com/`,
  (number) => `https://page${number}.example.com/a/b`,
  (number) => `udp${number}.example.com:53/udp`,
  (number) => `UPPER${number}.Example.COM.`,
  (number) => `under_${number}.example.com`,
  (number) => `host${number}`,
  (number) => `\${VAR${number}}.example.com`,
  (number) => `-bad${number}-.example..com`,
  (number) => `xn--${number}.example.com`,
  (number) => `n${number}.example.com:99999`,
  (number) => `__proto__${number}.constructor`,
];

const withAnchors = (list: readonly string[]): readonly string[] => [
  "first.example.com",
  "second.example.com",
  ...list,
];

interface Dialect {
  readonly name: string;
  readonly write: (items: readonly string[]) => string;
}

/** What looks like names has to prevail in a list that has no syntax. */
const manyNames = Array.from({ length: 30 }, (_, number) => `many${number}.example.com`).join(" ");

const dialects: readonly Dialect[] = [
  {
    name: "a plain list",
    write: (list) => `# names\n${manyNames}\nfirst.example.com\nsecond.example.com\n${list.join("\n")}\n`,
  },
  {
    name: "a JSON list",
    write: (list) => JSON.stringify(withAnchors(list), null, 1),
  },
  {
    name: "harden-runner, folded",
    write: (list) =>
      `jobs:\n  build:\n    steps:\n      - uses: step-security/harden-runner@v2\n        with:\n          allowed-endpoints: >\n            first.example.com\n            second.example.com\n            ${list.join("\n            ")}\n`,
  },
  {
    name: "harden-runner, quoted",
    write: (list) =>
      `jobs:\n  build:\n    steps:\n      - uses: step-security/harden-runner@v2\n        with:\n          allowed-endpoints: 'first.example.com second.example.com ${list.join(" ")}'\n`,
  },
  {
    name: "Squid",
    write: (list) => `acl allowed dstdomain first.example.com second.example.com ${list.join(" \\\n  ")}\n`,
  },
  {
    name: "Cilium",
    write: (list) =>
      `apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: a}\nspec:\n  egress:\n    - toFQDNs:\n${withAnchors(
        list,
      )
        .map((item) => `        - matchPattern: ${JSON.stringify(item)}\n`)
        .join("")}`,
  },
  {
    name: "GKE",
    write: (list) =>
      JSON.stringify({
        apiVersion: "networking.gke.io/v1alpha1",
        kind: "FQDNNetworkPolicy",
        spec: { egress: [{ matches: withAnchors(list).map((pattern) => ({ pattern })), ports: [{ port: 443 }] }] },
      }),
  },
  {
    name: "Smokescreen",
    write: (list) =>
      `version: v1\nservices:\n  - name: a\n    action: enforce\n    allowed_domains: ${JSON.stringify(withAnchors(list))}\n`,
  },
  {
    name: "AWS Network Firewall",
    write: (list) =>
      JSON.stringify({
        RuleGroup: {
          RulesSource: {
            RulesSourceList: {
              Targets: withAnchors(list),
              TargetTypes: ["TLS_SNI"],
              GeneratedRulesType: "ALLOWLIST",
            },
          },
        },
      }),
  },
  {
    name: "a state of AWS Network Firewall",
    write: (list) =>
      JSON.stringify({
        format_version: "1.0",
        values: {
          root_module: {
            resources: [
              {
                type: "aws_networkfirewall_rule_group",
                values: {
                  name: "a",
                  rule_group: [
                    {
                      rules_source: [
                        {
                          rules_source_list: [
                            {
                              targets: withAnchors(list),
                              target_types: ["TLS_SNI"],
                              generated_rules_type: "ALLOWLIST",
                            },
                          ],
                        },
                      ],
                    },
                  ],
                },
              },
            ],
          },
        },
      }),
  },
  {
    name: "Azure Firewall",
    write: (list) =>
      JSON.stringify({
        name: "a",
        action: { type: "Allow" },
        rules: [{ name: "b", protocols: [{ protocolType: "Https", port: 443 }], targetFqdns: withAnchors(list) }],
      }),
  },
];

const listOf = fc
  .array(fc.nat(items.length - 1), { maxLength: 12 })
  .map((kinds) => kinds.map((kind, number) => items[kind]?.(number) ?? ""));

test.each(dialects)("$name: each item is an entry or a loss", ({ write }) => {
  fc.assert(
    fc.property(listOf, (list) => {
      const source = { path: "a", text: write(list) };
      const read = readForeignAllowlist(source.text, source.path);
      const entries = new Set(read?.entries.map(({ text }) => text));
      const lost = new Set(read?.lost.map(({ text }) => text));
      for (const item of withAnchors(list)) {
        expect([entries.has(item), lost.has(item)].filter(Boolean), item).toHaveLength(1);
      }
      expect(entries).toContain("first.example.com");
      for (const item of [...(read?.entries ?? []), ...(read?.lost ?? [])]) {
        const { start, end } = spanOf(source, item);
        expect(source.text.slice(start, end)).toContain(item.text);
      }
      for (const { names, ports, protocol } of read?.entries ?? []) {
        expect(names.flatMap((name) => checkName(name, { wildcards: protocol === "tls" }))).toEqual([]);
        expect(ports.length).toBeGreaterThan(0);
        expect(ports).not.toContain(80);
      }
    }),
  );
});
