import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { AllowedName } from "../../src/policy/allowlist.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import type { AppLayout, Rule } from "../../src/security-groups/layout.ts";
import { countRules } from "../../src/security-groups/limits.ts";
import { rulesOf } from "./apply-order.ts";
import { allowlistOf } from "./arbitraries.ts";

const tls = (name: string, port = 443): AllowedName => ({ name, protocol: "tls", port });
const ssh = (name: string, port = 22): AllowedName => ({ name, protocol: "ssh", port });
const hosts = (count: number, make = tls): readonly AllowedName[] =>
  Array.from({ length: count }, (_, index) => make(`host-${index}.example.com`));
const window = { until: "2026-12-31", ports: "all", group: "same" } as const;

function layOut(names: readonly AllowedName[], rest: Parameters<typeof allowlistOf>[1] = {}): AppLayout {
  return layOutApp(allowlistOf(names, { securityGroups: 1, ...rest }));
}

/** `id cidr description`, one line a rule. */
function lines(layout: AppLayout): readonly string[] {
  return [...rulesOf(layout).values()].map((rule) => `${rule.group}: ${rule.id} ${rule.cidr} ${rule.description}`);
}

/** What tells `hosts` apart. */
function numbersOf(names: readonly string[]): string {
  return names.map((name) => name.replace(/\D/g, "")).join(" ");
}

function rule(layout: AppLayout, id: string): Rule | undefined {
  return rulesOf(layout).get(id);
}

describe("groups", () => {
  test("are named after the app and described without anything that changes", () => {
    const { groups } = layOut([tls("api.stripe.com")], {
      securityGroups: 2,
      seeThru: { ...window, group: "separate" },
    });
    expect(groups.map(({ id, name, description }) => ({ id, name, description }))).toEqual([
      { id: "egress", name: "checkout-egress", description: "Egress of checkout, managed by discriminat-policy" },
      { id: "egress-2", name: "checkout-egress-2", description: "Egress of checkout, managed by discriminat-policy" },
      {
        id: "see-thru",
        name: "checkout-see-thru",
        description: "See-thru window of checkout, managed by discriminat-policy",
      },
    ]);
  });

  test("exist as declared, even without a single name", () => {
    const { groups } = layOut([], { securityGroups: 3 });
    expect(groups.map(countRules)).toEqual([0, 0, 0]);
  });

  test("hold 33 slots each of a port that tls has for itself", () => {
    const { groups, problems } = layOut(hosts(300), { securityGroups: 2 });
    expect(problems).toEqual([]);
    const rules = groups.map((group) => group.rules);
    expect(rules[0]).toHaveLength(33);
    expect(rules[0]?.at(-1)).toMatchObject({ id: "tls-443-32", cidr: "0.0.0.0/32", dependsOn: ["tls-443-33"] });
    expect(rules[1]?.at(0)).toMatchObject({ id: "tls-443-33", cidr: "0.0.0.0/0", dependsOn: ["tls-443-34"] });
  });

  test("are never fewer than 1 or more than 16", () => {
    for (const securityGroups of [0, 17, 1.5, Number.NaN]) {
      expect(() => layOut([], { securityGroups })).toThrow(UserError);
    }
  });
});

describe("rules", () => {
  test("hold the names of one protocol and port, sorted, without duplicates, with _ for ?", () => {
    const names = [
      tls("b?.paypal.com"),
      tls("api.stripe.com"),
      tls("api.stripe.com"),
      tls("*.a.com", 8443),
      ssh("github.com"),
    ];
    expect(lines(layOut(names))).toEqual([
      "egress: ssh-22-0 0.0.0.0/0 discriminat:ssh:github.com",
      "egress: tls-443-0 0.0.0.0/0 discriminat:tls:api.stripe.com,b_.paypal.com",
      "egress: tls-8443-0 0.0.0.0/0 discriminat:tls:*.a.com",
    ]);
    expect(rule(layOut(names), "tls-443-0")?.names).toEqual(["api.stripe.com", "b?.paypal.com"]);
  });

  test("of a longer list stand at the slots that the format says, each depending on the next", () => {
    const layout = layOut(hosts(30));
    // Frozen: any other distribution would move names of every user.
    expect([...rulesOf(layout).values()].map(({ id, cidr, names }) => [id, cidr, numbersOf(names)])).toEqual([
      ["tls-443-0", "0.0.0.0/0", "0 10 12 14 2 20 24 3 4 6 8"],
      ["tls-443-1", "0.0.0.0/1", "1 13 15 16 19 22 25 29 7 9"],
      ["tls-443-2", "0.0.0.0/2", "11 17 18 21 23 26 27 28 5"],
    ]);
    expect(["tls-443-0", "tls-443-1", "tls-443-2"].map((id) => rule(layout, id)?.dependsOn)).toEqual([
      ["tls-443-1"],
      ["tls-443-2"],
      [],
    ]);
  });

  test("whose slot is empty at present stay, with a plain description", () => {
    const long = (letter: string) => tls(`${letter.repeat(60)}.${letter.repeat(60)}.example.com`);
    const [a, l] = [long("a"), long("l")];
    expect(lines(layOut([a, l]))).toEqual([
      "egress: tls-443-0 0.0.0.0/0 Keeps tcp/443 open for the other rules of this group",
      `egress: tls-443-1 0.0.0.0/1 discriminat:tls:${a.name}`,
      "egress: tls-443-2 0.0.0.0/2 Holds no name at present; kept so that names can move here without a gap",
      "egress: tls-443-3 0.0.0.0/3 Holds no name at present; kept so that names can move here without a gap",
      `egress: tls-443-4 0.0.0.0/4 discriminat:tls:${l.name}`,
    ]);
  });

  test("refuse names and dates that no valid policy can hold", () => {
    expect(() => layOut([tls("a,b.com")])).toThrow(UserError);
    expect(() => layOut([ssh("*.github.com")])).toThrow(UserError);
    expect(() => layOut([], { seeThru: { ...window, until: "2026-02-30" } })).toThrow(UserError);
  });
});

describe("a port that several need", () => {
  test("has tls from /0 up, ssh from /31 down and the window at /32", () => {
    const names = [tls("api.stripe.com"), ssh("ssh.github.com", 443)];
    expect(lines(layOut(names, { seeThru: { ...window, ports: [443] } }))).toEqual([
      "egress: tls-443-0 0.0.0.0/0 discriminat:tls:api.stripe.com",
      "egress: ssh-443-0 0.0.0.0/31 discriminat:ssh:ssh.github.com",
      "egress: see-thru-443 0.0.0.0/32 discriminat:see-thru:2026-12-31",
    ]);
  });

  test("has the further slots of ssh below the first", () => {
    const guests = lines(layOut(hosts(30, (name) => ssh(name, 443)))).filter((line) => line.includes("ssh-443-"));
    expect(guests.map((line) => line.split(" ").slice(1, 3).join(" "))).toEqual([
      "ssh-443-0 0.0.0.0/31",
      "ssh-443-1 0.0.0.0/30",
      "ssh-443-2 0.0.0.0/29",
    ]);
  });

  test.each([22, 2222, 10022])("has ssh from /0 up where it is %i", (port) => {
    const layout = layOut([tls("api.stripe.com", port), ssh("sftp.bank1.com", port)]);
    expect(rule(layout, `ssh-${port}-0`)?.cidr).toBe("0.0.0.0/0");
    expect(rule(layout, `tls-${port}-0`)?.cidr).toBe("0.0.0.0/31");
  });

  test("is kept open at /0 by a plain rule of its owner, which names turn into an annotation in place", () => {
    const [without, withNames] = [
      layOut([ssh("ssh.github.com", 443)]),
      layOut([ssh("ssh.github.com", 443), tls("a.com")]),
    ];
    expect(lines(without)).toEqual([
      "egress: tls-443-0 0.0.0.0/0 Keeps tcp/443 open for the other rules of this group",
      "egress: ssh-443-0 0.0.0.0/31 discriminat:ssh:ssh.github.com",
    ]);
    expect(rule(withNames, "tls-443-0")).toEqual({
      ...rule(without, "tls-443-0"),
      description: "discriminat:tls:a.com",
      names: ["a.com"],
    });
  });
});

describe("a see-thru window", () => {
  test("is one more rule of the first group, for everything", () => {
    const layout = layOut([tls("a.com")], { seeThru: window, securityGroups: 2 });
    expect(layout.groups.map(countRules)).toEqual([2, 0]);
    expect(rule(layout, "see-thru")).toEqual({
      group: "egress",
      id: "see-thru",
      protocol: "-1",
      fromPort: 0,
      toPort: 0,
      cidr: "0.0.0.0/0",
      description: "discriminat:see-thru:2026-12-31",
      names: [],
      dependsOn: [],
    });
    expect(rule(layout, "tls-443-0")?.dependsOn).toEqual(["see-thru"]);
  });

  test("is a rule and a carrier for each listed port, without duplicates", () => {
    expect(lines(layOut([], { seeThru: { ...window, ports: [8443, 443, 443] } }))).toEqual([
      "egress: tls-443-0 0.0.0.0/0 Keeps tcp/443 open for the other rules of this group",
      "egress: tls-8443-0 0.0.0.0/0 Keeps tcp/8443 open for the other rules of this group",
      "egress: see-thru-443 0.0.0.0/32 discriminat:see-thru:2026-12-31",
      "egress: see-thru-8443 0.0.0.0/32 discriminat:see-thru:2026-12-31",
    ]);
  });

  test("stands at /0 in a group of its own where that is declared", () => {
    const seeThru = { ...window, ports: [443], group: "separate" } as const;
    const layout = layOut([tls("a.com")], { seeThru });
    expect(lines(layout)).toEqual([
      "egress: tls-443-0 0.0.0.0/0 discriminat:tls:a.com",
      "see-thru: see-thru-443 0.0.0.0/0 discriminat:see-thru:2026-12-31",
    ]);
    expect(rule(layout, "tls-443-0")?.dependsOn).toEqual(["see-thru-443"]);
  });
});

describe("problems", () => {
  test("name each name that is too long for any description, once, and leave it out", () => {
    const name = (length: number) => `${`${"a".repeat(60)}.`.repeat(3)}${"b".repeat(length - 189)}.cc.dd`;
    expect(name(239)).toHaveLength(239);
    const longest = layOut([tls(name(239))]);
    expect(longest.problems).toEqual([]);
    expect(lines(longest)).toEqual([`egress: tls-443-0 0.0.0.0/0 discriminat:tls:${name(239)}`]);
    const layout = layOut([tls(name(240)), tls(name(240), 8443), tls("a.com")]);
    expect(layout.problems).toEqual([{ kind: "name-too-long", name: name(240), length: 240, limit: 239 }]);
    expect(lines(layout)).toEqual(["egress: tls-443-0 0.0.0.0/0 discriminat:tls:a.com"]);
  });

  test("name the names that are too long in order", () => {
    const name = (letter: string) => `${letter.repeat(240)}.com`;
    const { problems } = layOut([tls(name("c")), tls(name("a")), tls(name("b"))]);
    expect(problems).toMatchObject([{ name: name("a") }, { name: name("b") }, { name: name("c") }]);
  });

  test("leave their port without rules, and no other", () => {
    const layout = layOut([...hosts(300), tls("a.com", 8443)]);
    expect(lines(layout)).toEqual(["egress: tls-8443-0 0.0.0.0/0 discriminat:tls:a.com"]);
  });

  test("are none where the names of a shared port take the last slot that is left", () => {
    const { groups, problems } = layOut([...hosts(182), ssh("ssh.github.com", 443)]);
    expect(problems).toEqual([]);
    expect(groups[0]?.rules.filter(({ id }) => id.startsWith("tls"))).toHaveLength(31);
    expect(layOut([...hosts(300), ssh("ssh.github.com", 443)]).problems).toMatchObject([{ slots: 31 }]);
  });

  test("say how many groups the names need", () => {
    const exceeded = { kind: "slots-exceeded", protocol: "tls", port: 443, names: 300, sharedWith: [] };
    expect(layOut(hosts(300)).problems).toEqual([{ ...exceeded, slots: 33, securityGroupsNeeded: 2 }]);
    expect(layOut(hosts(300), { securityGroups: 2 }).problems).toEqual([]);
  });

  test("say so where even 16 groups are too few", () => {
    const layout = layOut(hosts(8000));
    expect(layout.problems).toMatchObject([{ names: 8000, securityGroupsNeeded: undefined }]);
    expect(lines(layout)).toEqual([]);
  });

  test("say what shares the port where further groups do not help", () => {
    const names = [...hosts(300), ssh("ssh.github.com", 443)];
    const exceeded = {
      kind: "slots-exceeded",
      protocol: "tls",
      port: 443,
      names: 300,
      securityGroupsNeeded: undefined,
    };
    const seeThru = { ...window, ports: [443] };
    expect(layOut(names, { securityGroups: 3, seeThru }).problems).toEqual([
      { ...exceeded, slots: 31, sharedWith: ["ssh", "see-thru"] },
    ]);
    expect(layOut(hosts(300), { securityGroups: 3, seeThru }).problems).toEqual([
      { ...exceeded, slots: 32, sharedWith: ["see-thru"] },
    ]);
  });

  test("tell when a guest protocol alone needs more than 31 slots", () => {
    const names = hosts(300, (name) => ssh(name, 443));
    expect(layOut(names, { securityGroups: 3 }).problems).toEqual([
      {
        kind: "slots-exceeded",
        protocol: "ssh",
        port: 443,
        names: 300,
        slots: 31,
        sharedWith: ["tls"],
        securityGroupsNeeded: undefined,
      },
    ]);
  });
});
