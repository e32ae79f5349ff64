/** Names before and after → the changes, the checks that report them, and the words. */
import { describe, expect, test } from "vitest";
import { describeName, describePlaces, describeTime, describeTraffic } from "../../src/review/describe-change.ts";
import type { NameChange } from "../../src/review/review-changes.ts";
import { reportedChanges, reviewFindings } from "../../src/review/review-findings.ts";
import { type Review, type ReviewInput, reviewTrees } from "../../src/review/review-trees.ts";
import { treeFrom } from "../helpers/policy-tree.ts";

const network = (name: string, more = "") => `  ${name}: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0${more}}\n`;
const settings = `networks:\n${network("prod")}${network("staging", ", preferences: {wildcard_exposure: none}")}`;

type Files = Readonly<Record<string, string>>;

const app = (name: string, rest: string): Files => ({
  [`web/${name}.yaml`]: `app: ${name}\nteam: web\nnetworks: [prod]\n${rest}`,
});
const shop = (rest: string): Files => app("shop", rest);
const entry = (list: string, more = ""): string => `  - tls: [${list}]\n    reason: Payments\n${more}`;
const allow = (...entries: readonly string[]): string =>
  entries.length === 0 ? "allow: []\n" : `allow:\n${entries.join("")}`;

function reviewOf(base: Files, head: Files, more: Partial<ReviewInput> = {}): Review {
  const [before, after] = [base, head].map((files) => treeFrom({ "discriminat.yaml": settings, ...files }));
  if (after === undefined) throw new Error("no head");
  return reviewTrees({ base: before, head: after, ...more });
}

const oneOf = (base: Files, head: Files): NameChange => {
  const [change, another] = reviewOf(base, head).names;
  if (change === undefined || another !== undefined) throw new Error("not one change");
  return change;
};

describe("in words", () => {
  const lasting = "    expires: 2027-01-31\n";
  const longer = "    expires: 2027-02-28\n";
  test.each<[string, string, string]>([
    [allow(), allow(entry("a.example.com")), '"a.example.com" becomes reachable for shop in prod'],
    [allow(entry("a.example.com")), allow(), '"a.example.com" is no longer reachable for shop in prod'],
    [
      allow(),
      allow(entry("a.example.com", lasting)),
      '"a.example.com" becomes reachable until 2027-01-31 for shop in prod',
    ],
    [allow(entry("a.example.com", lasting)), allow(), '"a.example.com" is no longer reachable for shop in prod'],
    [
      allow(entry("a.example.com", lasting)),
      allow(entry("a.example.com")),
      '"a.example.com" is reachable without end for shop in prod, previously until 2027-01-31',
    ],
    [
      allow(entry("a.example.com", lasting)),
      allow(entry("a.example.com", longer)),
      '"a.example.com" is reachable until 2027-02-28 for shop in prod, previously until 2027-01-31',
    ],
    [
      allow(entry("a.example.com")),
      allow(entry("a.example.com", lasting)),
      '"a.example.com" is reachable until 2027-01-31 for shop in prod, previously without end',
    ],
    [
      allow(entry('"*.example.com"', lasting)),
      allow(entry('"*.example.com"')),
      '"*.example.com" is reachable without end for shop in prod, previously until 2027-01-31, for instance "www.example.com"',
    ],
    [
      allow(),
      allow(entry('"*.example.com"')),
      '"*.example.com" becomes reachable for shop in prod, for instance "www.example.com"',
    ],
    [
      allow(entry("www.example.com")),
      allow(entry('"*.example.com"')),
      '"*.example.com" admits more than before for shop in prod, for instance "api.example.com"',
    ],
    [
      allow(entry('"*.example.com"')),
      allow(entry("www.example.com")),
      '"*.example.com" is only reachable in part for shop in prod, no longer "api.example.com"',
    ],
    [allow(entry('"*.example.com"')), allow(), '"*.example.com" is no longer reachable for shop in prod'],
    [
      allow(),
      allow(entry("a.example.com", "    ports: [8443]\n")),
      '"a.example.com:8443" becomes reachable for shop in prod',
    ],
    [
      allow(),
      allow("  - bundle: aws/sts\n    reason: Tokens\n"),
      '"sts.eu-west-2.amazonaws.com" (bundle "aws/sts") becomes reachable for shop in prod',
    ],
  ])("from %j to %j", (before, after, words) => {
    expect(describeName(oneOf(shop(before), shop(after)))).toBe(words);
  });

  test("patterns that are too complex to compare say so, and show no example", () => {
    const wider = oneOf(shop(allow(entry("www.example.com"))), shop(allow(entry('"*.example.com"'))));
    const narrower = oneOf(shop(allow(entry('"*.example.com"'))), shop(allow(entry("www.example.com"))));
    const doubt = ", as far as can be determined: its patterns are too complex to compare";
    expect(describeName({ ...wider, undecided: true })).toBe(
      `"*.example.com" admits more than before for shop in prod${doubt}`,
    );
    expect(describeName({ ...narrower, undecided: true })).toBe(
      `"*.example.com" is only reachable in part for shop in prod${doubt}`,
    );
  });

  test.each([
    [["b", "a"], ["prod"], "b and a in prod"],
    [["a", "b", "c"], ["prod"], "a, b and c in prod"],
    [["a", "b", "c", "d"], ["prod"], "4 apps in prod"],
    [["a"], ["staging", "prod"], "a in prod and staging"],
  ])("%j in %j are %j", (apps, networks, words) => {
    const places = apps.flatMap((name) => networks.map((of) => ({ app: name, network: of })));
    expect(describePlaces(places)).toBe(words);
  });

  test.each([
    [0, "2026-11-14T23:58:02Z", "never seen"],
    [1, "2026-11-14T23:58:02Z", "seen once, last on 2026-11-14 23:58 UTC"],
    [2, null, "seen 2 times"],
    [1204, "2026-11-14T23:58:02Z", "seen 1,204 times, last on 2026-11-14 23:58 UTC"],
  ])("%i connections until %s are %j", (connections, lastSeen, words) => {
    expect(describeTraffic({ connections, names: 1, lastSeen })).toBe(words);
  });

  test("a time ends with its minute", () => {
    expect(describeTime("2026-11-14T23:58:02Z")).toBe("2026-11-14 23:58 UTC");
  });
});

describe("the same change", () => {
  test("of several apps is one, with all its places", () => {
    const [base, head] = [allow(), allow(entry("a.example.com"))].map((rest) => ({
      ...app("shop", rest),
      ...app("cart", rest.replace("networks: [prod]", "")),
    }));
    expect(reviewOf(base ?? {}, head ?? {}).names).toMatchObject([
      {
        places: [
          { app: "cart", network: "prod" },
          { app: "shop", network: "prod" },
        ],
        origin: { file: { path: "policies/web/cart.yaml" } },
      },
    ]);
  });

  test("is two where the last day, the port, the bundle or the way differ", () => {
    const base = { ...app("a", allow()), ...app("b", allow()) };
    const countOf = (one: string, other: string): number =>
      reviewOf(base, { ...app("a", allow(one)), ...app("b", allow(other)) }).names.length;
    const plain = entry("sts.eu-west-2.amazonaws.com");
    expect(countOf(plain, plain)).toBe(1);
    expect(countOf(plain, entry("sts.eu-west-2.amazonaws.com", "    expires: 2027-01-31\n"))).toBe(2);
    expect(countOf(plain, entry("sts.eu-west-2.amazonaws.com", "    ports: [8443]\n"))).toBe(2);
    expect(countOf(plain, "  - ssh: [sts.eu-west-2.amazonaws.com]\n    reason: r\n")).toBe(2);
    expect(countOf(plain, "  - bundle: aws/sts\n    reason: r\n")).toBe(2);
  });
});

test("wider changes stand first, then names in their order, whatever the apps are called", () => {
  const base = { ...app("a", allow(entry("x.example.com, c.example.com"))), ...app("b", allow()) };
  const head = { ...app("a", allow(entry("z.example.com"))), ...app("b", allow(entry("d.example.com"))) };
  expect(reviewOf(base, head).names.map(({ direction, name }) => `${direction} ${name}`)).toEqual([
    "wider d.example.com",
    "wider z.example.com",
    "narrower c.example.com",
    "narrower x.example.com",
  ]);
});

test("an entry lends a change its reason, its ticket and its last day", () => {
  const more = "    ticket: PAY-7\n    expires: 2027-01-31\n";
  expect(oneOf(shop(allow()), shop(allow(entry("a.example.com", more))))).toMatchObject({
    reason: "Payments",
    ticket: "PAY-7",
    until: "2027-01-31",
    otherUntil: null,
    traffic: undefined,
    blocked: 0,
    undecided: false,
  });
});

test("what an entry lacks, or holds wrong, a change lacks", () => {
  const bare = "  - tls: [a.example.com]\n";
  expect(oneOf(shop(allow()), shop(allow(bare)))).toMatchObject({ reason: undefined, ticket: undefined, until: null });
  const wrong = entry("a.example.com", "    expires: soon\n");
  expect(oneOf(shop(allow()), shop(allow(wrong)))).toMatchObject({ until: null });
});

test("of two entries of one name, the one that holds longest counts", () => {
  const [long, short] = ["2027-02-28", "2027-01-31"].map((day) => entry("a.example.com", `    expires: ${day}\n`));
  const none = entry("a.example.com");
  const untilOf = (...entries: readonly (string | undefined)[]) =>
    oneOf(shop(allow()), shop(allow(...entries.map((text) => text ?? "")))).until;
  expect([untilOf(long, short), untilOf(short, long)]).toEqual(["2027-02-28", "2027-02-28"]);
  expect([untilOf(none, short), untilOf(short, none)]).toEqual([null, null]);
});

describe("a name of a bundle", () => {
  const bundle = (list: string): Files => ({
    "bundles/partners.yaml": `bundle: shop/partners\ndescription: Partners\nallow:\n  - tls: [${list}]\n    documentation: https://partner.example/\n`,
  });
  const use = allow("  - bundle: shop/partners\n    reason: Partners\n");

  test("points to the bundle where that is what differs, else to the policy", () => {
    const placeOf = (base: Files, head: Files): string => {
      const { tree, file, at } = oneOf(base, head).origin;
      return `${tree} ${file.path} ${at.path.join(".")}`;
    };
    const one = bundle("a.example.com");
    const two = bundle("a.example.com, b.example.com");
    expect(placeOf({ ...one, ...shop(use) }, { ...two, ...shop(use) })).toBe(
      "head policies/bundles/partners.yaml allow.0.tls.1",
    );
    expect(placeOf({ ...two, ...shop(use) }, { ...one, ...shop(use) })).toBe(
      "base policies/bundles/partners.yaml allow.0.tls.1",
    );
    expect(placeOf({ ...one, ...shop(allow()) }, { ...one, ...shop(use) })).toBe(
      "head policies/web/shop.yaml allow.0.bundle",
    );
    expect(placeOf({ ...one, ...shop(use) }, { ...one, ...shop(allow()) })).toBe(
      "base policies/web/shop.yaml allow.0.bundle",
    );
    expect(placeOf(shop(allow()), { ...one, ...shop(use) })).toBe("head policies/bundles/partners.yaml allow.0.tls.0");
  });
});

describe("the risk of a name", () => {
  test.each([
    ["a.example.com", undefined],
    ["webhook.site", "anyone can get an address there and read all that is sent to it"],
    ['"*.github.io"', 'anyone could register "anyone.github.io"'],
    ['"*.co.uk"', 'anyone could register "anyone.co.uk"'],
    ['"*.gov.uk"', 'another organisation could register "'],
    ['"*.example.com"', undefined],
  ])("of %s", (name, reason) => {
    const { risk } = oneOf(shop(allow()), shop(allow(entry(name))));
    if (reason === undefined) expect(risk).toBeUndefined();
    else expect(risk?.reason).toContain(reason);
  });

  test("does not matter where it is no longer reachable", () => {
    expect(oneOf(shop(allow(entry("webhook.site"))), shop(allow())).risk).toBeUndefined();
  });
});

describe("the check that reports a name", () => {
  const reported = (base: Files, head: Files) => {
    const [item] = reportedChanges(reviewOf(base, head)).filter(({ check }) => /name/.test(check));
    return item && `${item.check.slice("review/".length)}: ${item.message}`;
  };
  const refusing = (list: string) => shop(`${allow()}refuse:\n  - ${list}\n`);
  const wider = (list: string, more?: string) => shop(allow(entry(list, more)));

  test.each<[string, Files, Files, string]>([
    [
      "a new name",
      shop(allow()),
      wider("a.example.com"),
      'name-wider: "a.example.com" becomes reachable for shop in prod',
    ],
    [
      "a lost name",
      wider("a.example.com"),
      shop(allow()),
      'name-narrower: "a.example.com" is no longer reachable for shop in prod',
    ],
    [
      "a risky name",
      shop(allow()),
      wider("webhook.site"),
      'risky-name: "webhook.site" becomes reachable for shop in prod; anyone can get an address there and read all that is sent to it',
    ],
    [
      "a risky name for longer",
      wider("webhook.site", "    expires: 2027-01-31\n"),
      wider("webhook.site"),
      'name-wider: "webhook.site" is reachable without end for shop in prod, previously until 2027-01-31; anyone can get an address there and read all that is sent to it',
    ],
    [
      "a name that was refused",
      refusing("{name: a.example.com, reason: Not wanted}"),
      wider("a.example.com"),
      'refused-name: "a.example.com" becomes reachable for shop in prod; previously refused: Not wanted',
    ],
    [
      "a name that was refused by a pattern, among others",
      refusing('{name: x.example.com, reason: Other}\n  - {name: "*.example.com", reason: Not wanted}'),
      wider("a.example.com"),
      'refused-name: "a.example.com" becomes reachable for shop in prod; previously refused: Not wanted',
    ],
    [
      "a name that was refused without a reason, beside an item without a name",
      refusing("{reason: Half}\n  - {name: a.example.com}"),
      wider("a.example.com"),
      'refused-name: "a.example.com" becomes reachable for shop in prod; previously refused',
    ],
    [
      "a name while others are refused",
      refusing("{name: x.example.com, reason: Other}"),
      wider("a.example.com"),
      'name-wider: "a.example.com" becomes reachable for shop in prod',
    ],
  ])("%s", (_, base, head, words) => {
    expect(reported(base, head)).toBe(words);
  });

  test("a lost name, or one for longer, has nothing to do with what was refused", () => {
    const both = (day: string) =>
      shop(`${allow(entry("a.example.com", day))}refuse:\n  - {name: a.example.com, reason: Not wanted}\n`);
    expect(oneOf(both(""), shop(allow())).wasRefused).toBeUndefined();
    expect(oneOf(both("    expires: 2027-01-31\n"), wider("a.example.com")).wasRefused).toBeUndefined();
  });

  test("a pattern that the firewall of one of the networks does not apply says so where it becomes reachable", () => {
    const staging = {
      "web/shop.yaml": `app: shop\nteam: web\nnetworks: [staging]\n${allow(entry('"*.example.com"'))}`,
    };
    const empty = { "web/shop.yaml": `app: shop\nteam: web\nnetworks: [staging]\n${allow()}` };
    expect(reported(empty, staging)).toMatch(/; the firewall refuses it: /);
    expect(reported(staging, empty)).not.toMatch(/the firewall refuses it/);
    expect(reported(shop(allow()), wider('"*.example.com"'))).not.toMatch(/the firewall refuses it/);
  });
});

describe("as a finding", () => {
  const findingsOf = (base: Files, head: Files, checks = "") => {
    const tree = treeFrom({ "discriminat.yaml": `${settings}${checks}`, ...head });
    const before = treeFrom({ "discriminat.yaml": `${settings}${checks}`, ...base });
    return reviewFindings(reviewTrees({ base: before, head: tree }), tree, tree.settings);
  };

  test("it has the severity of the settings, and `off` leaves it out", () => {
    const found = (severity: string) =>
      findingsOf(shop(allow()), shop(allow(entry("a.example.com"))), `checks:\n  review/name-wider: ${severity}\n`);
    expect(found("error")).toMatchObject([{ check: "review/name-wider", severity: "error" }]);
    expect(found("off")).toEqual([]);
  });

  test("it has the witness and the tier as evidence", () => {
    const evidenceOf = (name: string) => findingsOf(shop(allow()), shop(allow(entry(name))))[0]?.evidence;
    expect(evidenceOf("a.example.com")).toEqual({ witness: "a.example.com" });
    expect(evidenceOf('"*.github.io"')).toEqual({ witness: "www.github.io", tier: "registrable" });
  });

  test("what is gone points to the top of its file, or where it was when the file is gone too", () => {
    const placeOf = (base: Files, head: Files): string => {
      const found = findingsOf(base, head).find(({ check }) => check === "review/name-narrower");
      return `${found?.file}:${found?.line}`;
    };
    expect(placeOf(shop(allow(entry("a.example.com"))), shop(allow()))).toBe("policies/web/shop.yaml:1");
    expect(placeOf(shop(allow(entry("a.example.com"))), {})).toBe("policies/web/shop.yaml:5");
  });

  test("the gravest check stands first in a review, whatever the order of the changes", () => {
    const base = shop(`${allow(entry("old.example.com"))}see_thru: {until: 2027-01-31, reason: r}\n`);
    const head = shop(`${allow(entry("webhook.site, new.example.com"))}see_thru: {until: 2027-02-28, reason: r}\n`);
    expect(reportedChanges(reviewOf(base, head)).map(({ check }) => check)).toEqual([
      "review/risky-name",
      "review/window-extended",
      "review/name-wider",
      "review/name-narrower",
    ]);
  });
});
