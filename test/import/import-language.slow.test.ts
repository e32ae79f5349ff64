/** A thousand random estates that are imported and laid out again admit what they admitted: nothing more, nothing less. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EstateGroup } from "../helpers/deployed-estate.ts";
import { admitted, empty, importInto, languageOf, withFiles } from "./estate.ts";

const host = fc.constantFrom(
  ...Array.from({ length: 30 }, (_, index) => `host-${index}.example.com`),
  "*.paypal.com",
  "a?.example.org",
  "ssm.eu-west-2.amazonaws.com",
  "ssmmessages.eu-west-2.amazonaws.com",
  "s3.us-east-1.amazonaws.com",
  "s3.eu-west-2.amazonaws.com",
  "s3.amazonaws.com",
  "github.com",
);
const plainHost = host.filter((name) => !/[*?]/.test(name));
const namesRule = fc
  .tuple(fc.uniqueArray(host, { minLength: 1, maxLength: 8 }), fc.constantFrom(443, 8443))
  .map(([names, port]) => ({ port, description: `discriminat:tls:${names.join(",").replaceAll("?", "_")}` }));
const sshRule = fc
  .uniqueArray(plainHost, { minLength: 1, maxLength: 4 })
  .map((names) => ({ port: 22, description: `discriminat:ssh:${names.join(",")}` }));
const group = fc.record({
  name: fc.constantFrom("checkout-egress", "checkout-https", "ledger", "Web App SG", "fleet_sg", "x"),
  team: fc.option(fc.constantFrom("Payments", "core"), { nil: undefined }),
  vpcId: fc.constantFrom("vpc-1", "vpc-2"),
  rules: fc.array(fc.oneof({ weight: 3, arbitrary: namesRule }, sshRule), { minLength: 1, maxLength: 6 }),
  window: fc.option(fc.constantFrom("2026-12-01", "2026-12-31"), { nil: undefined }),
});

const windowRule = (until: string): EstateGroup["rules"][number] => ({
  ...{ id: "", protocol: "-1", fromPort: 0, toPort: 0, destination: "0.0.0.0/0" },
  description: `discriminat:see-thru:${until}`,
});

/** As EC2 would have them: of one permission each carrier once. */
function estateOf(groups: readonly (typeof group extends fc.Arbitrary<infer T> ? T : never)[]): readonly EstateGroup[] {
  return groups.map(({ name, team, vpcId, rules, window }, index) => {
    const used = new Map<number, number>();
    return {
      id: `sg-${index}`,
      name,
      vpcId,
      tags: team === undefined ? {} : { Team: team },
      rules: [
        ...rules.map(({ port, description }) => {
          const slot = used.get(port) ?? 0;
          used.set(port, slot + 1);
          const ports = { protocol: "tcp", fromPort: port, toPort: port };
          return { id: "", ...ports, destination: `0.0.0.0/${slot}`, description };
        }),
        ...(window === undefined ? [] : [windowRule(window)]),
      ],
    };
  });
}

describe("random groups", () => {
  test("admit the same as policies, per app and network", () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), (drawn) => {
        const estate = estateOf(drawn);
        const { files, apps } = importInto(empty, estate);
        const tree = withFiles(empty, files);
        const appOf = new Map(
          apps.flatMap(({ app, from }) => from.map((words) => [/\((sg-\d+)\)$/.exec(words)?.[1], app] as const)),
        );
        const before = estate.flatMap(({ id, vpcId, rules }) =>
          rules
            .flatMap(({ fromPort, description }) => admitted(fromPort, description))
            .map((text) => `${appOf.get(id)} ${vpcId === "vpc-1" ? "one" : "two"} ${text}`),
        );
        const names = (list: readonly string[]): readonly string[] =>
          [...new Set(list.filter((text) => !text.includes("see-thru")))].sort();
        expect(names(languageOf(tree))).toEqual(names(before));
        // Of several windows of one app the last day counts.
        for (const policy of tree.policies) {
          const days = before
            .filter((text) => text.startsWith(`${policy.app?.value} `) && text.includes("see-thru"))
            .map((text) => text.split(" ")[3])
            .sort();
          expect(policy.seeThru?.until?.value).toBe(days.at(-1));
        }
        // Twice is once.
        expect(importInto(tree, estate).files).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
