/** What a review says besides names and windows: one change, what is said of it, and where. */
import { describe, expect, test } from "vitest";
import type { PolicyTree } from "../../src/policy/model.ts";
import type { Notice } from "../../src/review/review-changes.ts";
import { type ReviewInput, reviewTrees } from "../../src/review/review-trees.ts";
import { treeFrom } from "../helpers/policy-tree.ts";

const network = (name: string): string => `  ${name}: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n`;
const settings = `networks:\n${network("prod")}`;

/** A policy of the app `shop`, after its `app`. */
const shop = (rest: string, team = "web"): Readonly<Record<string, string>> => ({
  [`${team}/shop.yaml`]: `app: shop\nteam: ${team}\n${rest}`,
});

function treeWith(files: Readonly<Record<string, string>>): PolicyTree {
  return treeFrom({ "discriminat.yaml": settings, ...files });
}

type Files = Readonly<Record<string, string>>;

const noticesOf = (base: Files, head: Files, more: Partial<ReviewInput> = {}): readonly Notice[] =>
  reviewTrees({ base: treeWith(base), head: treeWith(head), ...more }).notices;

/** `kind tree:path:line message | help`. */
function told({ kind, message, help, origin: { tree, file, at } }: Notice): string {
  const line = file.text.slice(0, at.span.start).split("\n").length;
  return `${kind} ${tree}:${file.path.slice("policies/".length)}:${line} ${message}${help === undefined ? "" : ` | ${help}`}`;
}

const none = shop("allow: []\n");
const names = (list: string) => `allow:\n  - tls: [${list}]\n    reason: Needed\n`;
const refuse = (...list: readonly string[]) =>
  `refuse:\n${list.map((name) => `  - name: ${JSON.stringify(name)}\n    reason: Not needed\n`).join("")}`;
const tests = (...list: readonly string[]) => `tests:\n${list.map((target) => `  - ${target}\n`).join("")}`;

describe("one app", () => {
  test.each<[string, Files, Files, readonly string[]]>([
    ["nothing changes", none, none, []],
    ["a comment changes", none, shop("# Nothing yet.\nallow: []\n"), []],
    ["it comes", {}, none, ['app-added head:web/shop.yaml:1 the app "shop" of the team "web" is new']],
    [
      "it goes",
      none,
      {},
      [
        'app-removed base:web/shop.yaml:1 the app "shop" is removed | its Security Groups are destroyed with it; detach them first',
      ],
    ],
    [
      "it moves to another team",
      none,
      shop("allow: []\n", "data"),
      ['team-changed head:data/shop.yaml:2 the app "shop" moves from the team "web" to the team "data"'],
    ],
    [
      "it gets more groups",
      none,
      shop("security_groups: 2\nallow: []\n"),
      [
        'groups-changed head:web/shop.yaml:3 the app "shop" gets 2 Security Groups instead of 1 | attach the new groups before names are added; a network interface takes 5, which leaves 3 for groups that are not of this policy',
      ],
    ],
    [
      "it gets more groups and loses a name",
      shop(names("a.example.com")),
      shop("security_groups: 2\nallow: []\n"),
      [
        'groups-changed head:web/shop.yaml:3 the app "shop" gets 2 Security Groups instead of 1 | attach the new groups before names are added; a network interface takes 5, which leaves 3 for groups that are not of this policy',
      ],
    ],
    [
      "it gets more groups, and a name for longer",
      shop(`${names("a.example.com")}    expires: 2026-12-31\n`),
      shop(`security_groups: 2\n${names("a.example.com")}`),
      [
        'groups-changed head:web/shop.yaml:3 the app "shop" gets 2 Security Groups instead of 1 | attach the new groups before names are added; a network interface takes 5, which leaves 3 for groups that are not of this policy',
      ],
    ],
    [
      "it gets more groups and names at once",
      shop("security_groups: 2\nallow: []\n"),
      shop(`security_groups: 3\n${names("a.example.com, b.example.com")}`),
      [
        'groups-raised-with-names head:web/shop.yaml:3 the app "shop" gets 3 Security Groups instead of 2, and 2 new names in the same change | names may move into a group that is not attached yet: raise security_groups first, attach the new groups, then add names; a network interface takes 5, which leaves 2 for groups that are not of this policy',
      ],
    ],
    [
      "it gets fewer groups and a name",
      shop("security_groups: 2\nallow: []\n"),
      shop(names("a.example.com")),
      [
        'groups-changed head:web/shop.yaml:1 the app "shop" gets 1 Security Group instead of 2 | groups that are still attached cannot be destroyed; detach them first',
      ],
    ],
    [
      "it takes over a group",
      none,
      shop("existing_groups:\n  prod: [sg-0123456789abcdef0]\nallow: []\n"),
      [
        'existing-groups head:web/shop.yaml:4 the rules of "shop" in "prod" go into "sg-0123456789abcdef0", made by others | take over what the group holds: discriminat-policy synth --adopt',
      ],
    ],
    [
      "it comes, and takes over a group",
      {},
      shop("existing_groups:\n  prod: [sg-0123456789abcdef0]\nallow: []\n"),
      [
        'app-added head:web/shop.yaml:1 the app "shop" of the team "web" is new',
        'existing-groups head:web/shop.yaml:4 the rules of "shop" in "prod" go into "sg-0123456789abcdef0", made by others | take over what the group holds: discriminat-policy synth --adopt',
      ],
    ],
    [
      "it lets go of a group",
      shop("existing_groups:\n  prod: [sg-0123456789abcdef0]\nallow: []\n"),
      none,
      [
        'existing-groups head:web/shop.yaml:1 the rules of "shop" in "prod" move from "sg-0123456789abcdef0" to groups that are made for the app | rules in another group work where that is attached; attach it beside the old one first',
      ],
    ],
    [
      "it takes another group",
      shop("existing_groups:\n  prod: [sg-0123456789abcdef0]\nallow: []\n"),
      shop("existing_groups: {prod: [sg-0123456789abcdef1]}\nallow: []\n"),
      [
        'existing-groups head:web/shop.yaml:3 the rules of "shop" in "prod" move from "sg-0123456789abcdef0" to "sg-0123456789abcdef1" | rules in another group work where that is attached; attach it beside the old one first',
      ],
    ],
    [
      "the list of an existing group is written in another way",
      shop("existing_groups:\n  prod: [sg-0123456789abcdef0]\nallow: []\n"),
      shop("existing_groups: {prod: [sg-0123456789abcdef0]}\nallow: []\n"),
      [],
    ],
    ["one group is written out", none, shop("security_groups: 1\nallow: []\n"), []],
    [
      "it refuses two names more",
      shop(refuse("a.example.com")),
      shop(refuse("a.example.com", "b.example.com", "c.example.com")),
      ['refusal-added head:web/shop.yaml:6 the app "shop" refuses "b.example.com" and "c.example.com"'],
    ],
    [
      "it refuses one name less",
      shop(refuse("a.example.com", "b.example.com")),
      shop(refuse("b.example.com")),
      ['refusal-removed head:web/shop.yaml:1 the app "shop" no longer refuses "a.example.com"'],
    ],
    [
      "it refuses five names less: all are named",
      shop(refuse("a.example.com", "b.example.com", "c.example.com", "d.example.com", "e.example.com")),
      none,
      [
        'refusal-removed head:web/shop.yaml:1 the app "shop" no longer refuses "a.example.com", "b.example.com", "c.example.com", "d.example.com" and "e.example.com"',
      ],
    ],
    [
      "it refuses six names less: five are named",
      shop(refuse("a.ex", "b.ex", "c.ex", "d.ex", "e.ex", "f.ex")),
      none,
      [
        'refusal-removed head:web/shop.yaml:1 the app "shop" no longer refuses "a.ex", "b.ex", "c.ex", "d.ex", "e.ex" and 1 more',
      ],
    ],
    [
      "one test goes and another comes",
      shop(tests("allow: tls://a.example.com:443", "block: tls://b.example.com:443")),
      shop(tests("allow: tls://a.example.com:443", "allow: tls://c.example.com:443")),
      ['tests-removed head:web/shop.yaml:1 the app "shop" is no longer tested for "block tls://b.example.com:443"'],
    ],
    [
      "a test expects the opposite",
      shop(tests("block: tls://b.example.com:443")),
      shop(tests("allow: tls://b.example.com:443")),
      ['tests-removed head:web/shop.yaml:1 the app "shop" is no longer tested for "block tls://b.example.com:443"'],
    ],
    [
      "tests change their order",
      shop(tests("allow: tls://a.ex:443", "block: tls://b.ex:443")),
      shop(tests("block: tls://b.ex:443", "allow: tls://a.ex:443")),
      [],
    ],
    [
      "a name cannot be deployed",
      none,
      shop(names('"https://a.example"')),
      [
        'not-deployable head:web/shop.yaml:4 "https://a.example" of the app "shop" cannot be deployed, and is not part of this comparison | run discriminat-policy lint',
      ],
    ],
    [
      "two names cannot be deployed, one of them twice",
      none,
      shop(names('"https://a.example", "b_c/", "b_c/", d.example.com')),
      [
        'not-deployable head:web/shop.yaml:4 "https://a.example" and "b_c/" of the app "shop" cannot be deployed, and are not part of this comparison | run discriminat-policy lint',
      ],
    ],
    [
      "a new app has a name that cannot be deployed",
      {},
      shop(names('"https://a.example"')),
      [
        'not-deployable head:web/shop.yaml:4 "https://a.example" of the app "shop" cannot be deployed, and is not part of this comparison | run discriminat-policy lint',
        'app-added head:web/shop.yaml:1 the app "shop" of the team "web" is new',
      ],
    ],
  ])("where %s", (_, base, head, expected) => {
    const notices = noticesOf(base, head);
    expect(notices.map(told)).toEqual(expected);
    expect(notices.every(({ apps }) => apps?.join() === "shop")).toBe(true);
  });

  test.each([
    [
      "",
      "group: separate",
      "head:web/shop.yaml:7 moves to a Security Group of its own | the window takes effect where the group shop-see-thru is attached; a network interface takes 5, which leaves 3 for groups that are not of this policy",
    ],
    [
      "group: same",
      "group: separate",
      "head:web/shop.yaml:7 moves to a Security Group of its own | the window takes effect where the group shop-see-thru is attached; a network interface takes 5, which leaves 3 for groups that are not of this policy",
    ],
    [
      "group: separate",
      "",
      "head:web/shop.yaml:4 moves to the app's own Security Group | the group shop-see-thru is destroyed; detach it first",
    ],
    ["", "group: same", ""],
  ])("where its see-thru window goes from [%s] to [%s]", (before, after, expected) => {
    const window = (group: string) =>
      shop(`allow: []\nsee_thru:\n  until: 2026-12-31\n  reason: Migration\n${group === "" ? "" : `  ${group}\n`}`);
    const [place = "", ...words] = expected.split(" ");
    expect(noticesOf(window(before), window(after)).map(told)).toEqual(
      expected === "" ? [] : [`see-thru-group ${place} the see-thru window of the app "shop" ${words.join(" ")}`],
    );
  });

  test("what its file lacks, or holds half, is not compared", () => {
    const bare = (rest: string): Files => ({ "web/shop.yaml": `app: shop\n${rest}` });
    expect(noticesOf({}, bare("allow: []\n")).map(told)).toEqual([
      'app-added head:web/shop.yaml:1 the app "shop" is new',
    ]);
    expect(noticesOf(none, bare("allow: []\n")).map(told)).toEqual([
      'team-changed head:web/shop.yaml:1 the app "shop" moves from the team "web" to the team ""',
    ]);
    expect(noticesOf(bare("allow: []\n"), none).map(told)).toEqual([
      'team-changed head:web/shop.yaml:2 the app "shop" moves from the team "" to the team "web"',
    ]);
    const half = "refuse:\n  - reason: Half\n";
    expect(noticesOf(shop(half), none)).toEqual([]);
    expect(noticesOf(none, shop(half))).toEqual([]);
    expect(noticesOf(none, shop(`${half}  - name: a.example.com\n    reason: Not needed\n`)).map(told)).toEqual([
      'refusal-added head:web/shop.yaml:5 the app "shop" refuses "a.example.com"',
    ]);
  });

  test("a name of ssh with a wildcard cannot be deployed, one of tls can", () => {
    const kindsOf = (protocol: string) =>
      noticesOf(none, shop(`allow:\n  - ${protocol}: ["*.example.com"]\n    reason: r\n`)).map(({ kind }) => kind);
    expect(kindsOf("ssh")).toEqual(["not-deployable"]);
    expect(kindsOf("tls")).toEqual([]);
  });

  test("apps are told in the order of their names, those that go and those that come alike", () => {
    const app = (name: string): Files => ({ [`web/${name}.yaml`]: `app: ${name}\nteam: web\nallow: []\n` });
    const kinds = noticesOf({ ...app("b"), ...app("d") }, { ...app("a"), ...app("c") }).map(
      ({ kind, apps }) => `${kind} ${apps?.join()}`,
    );
    expect(kinds).toEqual(["app-added a", "app-removed b", "app-added c", "app-removed d"]);
  });

  test("where a window is opened in a group of its own, that group is not news by itself", () => {
    const window = shop("allow: []\nsee_thru: {until: 2026-12-31, reason: Migration, group: separate}\n");
    expect(noticesOf(none, window)).toEqual([]);
    expect(noticesOf(window, none)).toEqual([]);
  });
});

describe("suppressions", () => {
  const mute = (reason: string, check = "policy/multi-tenant-name") =>
    `# discriminat-policy-ignore ${check}: ${reason}\n`;
  const added = (line: number, reason: string, path = "web/shop.yaml") =>
    `suppression-added head:${path}:${line} findings of policy/multi-tenant-name are suppressed: ${reason}`;
  const removed = (line: number, path = "web/shop.yaml") =>
    `suppression-removed base:${path}:${line} findings of policy/multi-tenant-name are no longer suppressed`;
  const rest = "allow: []\n";
  test.each<[string, Files, Files, readonly string[]]>([
    ["one comes", none, shop(mute("Ours") + rest), [added(3, "Ours")]],
    ["one goes", shop(mute("Ours") + rest), none, [removed(3)]],
    ["one stays at another line", shop(mute("Ours") + rest), shop(`# Text\n${mute("Ours")}${rest}`), []],
    ["its reason changes", shop(mute("Ours") + rest), shop(mute("Mine") + rest), [added(3, "Mine"), removed(3)]],
    [
      "its check changes",
      shop(mute("Ours", "policy/shadowed-entry") + rest),
      shop(mute("Ours") + rest),
      [
        added(3, "Ours"),
        "suppression-removed base:web/shop.yaml:3 findings of policy/shadowed-entry are no longer suppressed",
      ],
    ],
    [
      "a second one of the same words comes",
      shop(mute("Ours") + rest),
      shop(mute("Ours") + mute("Ours") + rest),
      [added(4, "Ours")],
    ],
    [
      "two of the same words come",
      none,
      shop(mute("Ours") + mute("Ours") + rest),
      [added(3, "Ours"), added(4, "Ours")],
    ],
    [
      "one of two stays, and two of the same words come in another file",
      { ...shop(mute("Ours") + mute("Ours") + rest), "web/cart.yaml": `app: cart\nteam: web\n${rest}` },
      { ...shop(mute("Ours") + rest), "web/cart.yaml": `app: cart\nteam: web\n${mute("Ours")}${mute("Ours")}${rest}` },
      [added(4, "Ours", "web/cart.yaml")],
    ],
    [
      "one of two of the same words goes",
      shop(mute("Ours") + mute("Ours") + rest),
      shop(mute("Ours") + rest),
      [removed(4)],
    ],
    [
      "its file moves",
      shop(mute("Ours") + rest),
      { "web/store.yaml": `app: shop\nteam: web\n${mute("Ours")}${rest}` },
      [],
    ],
    [
      "one stays and one of the same words comes in another file",
      { ...shop(mute("Ours") + rest), "web/cart.yaml": `app: cart\nteam: web\n${rest}` },
      { ...shop(mute("Ours") + rest), "web/cart.yaml": `app: cart\nteam: web\n${mute("Ours")}${rest}` },
      [added(3, "Ours", "web/cart.yaml")],
    ],
    [
      "one moves to another file, and a second of the same words comes there",
      { ...shop(mute("Ours") + rest), "web/cart.yaml": `app: cart\nteam: web\n${rest}` },
      { ...none, "web/cart.yaml": `app: cart\nteam: web\n${mute("Ours")}${mute("Ours")}${rest}` },
      [added(4, "Ours", "web/cart.yaml")],
    ],
    [
      "two move to another file",
      { ...shop(mute("Ours") + mute("Ours") + rest), "web/cart.yaml": `app: cart\nteam: web\n${rest}` },
      { ...none, "web/cart.yaml": `app: cart\nteam: web\n${mute("Ours")}${mute("Ours")}${rest}` },
      [],
    ],
  ])("where %s", (_, base, head, expected) => {
    expect(noticesOf(base, head).map(told)).toEqual(expected);
  });
});

describe("bundles", () => {
  const bundle = (lists: string, name = "shop/partners") => ({
    [`bundles/${name.replace("/", "-")}.yaml`]: `bundle: ${name}\ndescription: Partners\nallow:\n${lists}`,
  });
  const list = (items: string, more = "") => `  - ${items}\n    documentation: https://partner.example/\n${more}`;
  const uses = (app: string) => ({
    [`web/${app}.yaml`]: `app: ${app}\nteam: web\nallow:\n  - bundle: shop/partners\n    reason: Partners\n`,
  });
  const one = bundle(list("tls: [a.partner.example]"));

  test.each<[string, Files, Files, readonly string[]]>([
    ["nothing changes", one, one, []],
    ["one comes that no app uses", {}, one, []],
    ["one goes that no app uses", one, {}, []],
    [
      "its description changes",
      one,
      { "bundles/shop-partners.yaml": `${one["bundles/shop-partners.yaml"]}# More.\n` },
      [],
    ],
    ["its names change their order", bundle(list("tls: [a.ex, b.ex]")), bundle(list("tls: [b.ex, a.ex]")), []],
    [
      "it gains a name, and an app uses it",
      { ...one, ...uses("shop") },
      { ...bundle(list("tls: [a.partner.example, b.partner.example]")), ...uses("shop") },
      [
        'bundle-changed head:bundles/shop-partners.yaml:1 the bundle "shop/partners" gains "b.partner.example"; 1 app uses it',
      ],
    ],
    [
      "it loses a name, and two apps use it",
      { ...bundle(list("tls: [a.partner.example, b.partner.example]")), ...uses("shop"), ...uses("cart"), ...none },
      { ...one, ...uses("shop"), ...uses("cart"), "web/other.yaml": "app: other\nteam: web\nallow: []\n" },
      [
        'bundle-changed head:bundles/shop-partners.yaml:1 the bundle "shop/partners" loses "b.partner.example"; 2 apps use it',
      ],
    ],
    [
      "ports of its own, and ssh",
      one,
      bundle(
        list("tls: [a.partner.example]", "    ports: [443, 8443]\n") +
          list("ssh: [git.partner.example]") +
          list("ssh: [sftp.partner.example]", "    ports: [2222]\n"),
      ),
      [
        'bundle-changed head:bundles/shop-partners.yaml:1 the bundle "shop/partners" gains "a.partner.example:8443", "ssh://git.partner.example" and "ssh://sftp.partner.example:2222"; 0 apps use it',
      ],
    ],
    [
      "other names",
      one,
      bundle(list("tls: [b.partner.example]")),
      [
        'bundle-changed head:bundles/shop-partners.yaml:1 the bundle "shop/partners" gains "b.partner.example" and loses "a.partner.example"; 0 apps use it',
      ],
    ],
    [
      "one of the tree takes the place of a built-in one",
      {},
      bundle(list('tls: ["sts.{region}.amazonaws.com", sts.example.com]'), "aws/sts"),
      ['bundle-changed head:bundles/aws-sts.yaml:1 the bundle "aws/sts" gains "sts.example.com"; 0 apps use it'],
    ],
    [
      "a built-in one takes the place of one of the tree",
      bundle(list('tls: ["sts.{region}.amazonaws.com", sts.example.com]'), "aws/sts"),
      {},
      ['bundle-changed base:bundles/aws-sts.yaml:1 the bundle "aws/sts" loses "sts.example.com"; 0 apps use it'],
    ],
  ])("where there is %s", (_, base, head, expected) => {
    const notices = noticesOf(base, head).filter(({ kind }) => kind !== "app-added" && kind !== "app-removed");
    expect(notices.map(told)).toEqual(expected);
  });

  test("concern the apps that use them, in the order of their names", () => {
    const more = bundle(list("tls: [a.partner.example, b.partner.example]"));
    const apps = { ...uses("shop"), ...uses("cart") };
    const review = reviewTrees({ base: treeWith({ ...one, ...apps }), head: treeWith({ ...more, ...apps }) });
    expect(review.notices).toMatchObject([{ kind: "bundle-changed", apps: ["cart", "shop"] }]);
    expect(review.names).toMatchObject([
      {
        name: "b.partner.example",
        bundle: "shop/partners",
        origin: { tree: "head", file: { path: "policies/bundles/shop-partners.yaml" } },
        places: [{ app: "cart" }, { app: "shop" }],
      },
    ]);
  });

  test("count the apps that use them, and no others", () => {
    const more = bundle(list("tls: [a.partner.example, b.partner.example]"));
    const others: Files = {
      "web/a.yaml": "app: a\nteam: web\nallow:\n  - bundle: aws/sts\n    reason: r\n",
      "web/b.yaml": `app: b\nteam: web\n${names("a.ex")}`,
      "web/c.yaml": "team: web\nallow:\n  - bundle: shop/partners\n    reason: r\n",
    };
    expect(noticesOf({ ...one, ...uses("shop"), ...others }, { ...more, ...uses("shop"), ...others })).toMatchObject([
      { message: expect.stringContaining("; 1 app uses it"), apps: ["shop"] },
    ]);
  });

  test("are told in the order of their names, whatever their files are called", () => {
    const files = (items: string): Files => ({
      "bundles/1.yaml": bundle(list(items), "shop/z")["bundles/shop-z.yaml"] ?? "",
      "bundles/2.yaml": bundle(list(items), "shop/a")["bundles/shop-a.yaml"] ?? "",
    });
    const told = noticesOf(files("tls: [a.ex]"), files("tls: [b.ex]")).map(({ message }) => message.slice(0, 19));
    expect(told).toEqual(['the bundle "shop/a"', 'the bundle "shop/z"']);
  });

  test("are told in the order of their names", () => {
    const pair = (items: string) => ({ ...bundle(list(items), "shop/z"), ...bundle(list(items), "shop/a") });
    const notices = noticesOf(pair("tls: [a.ex]"), pair("tls: [b.ex]"));
    expect(notices.map(({ message }) => message.slice(0, 20))).toEqual([
      'the bundle "shop/a" ',
      'the bundle "shop/z" ',
    ]);
  });
});

describe("the base", () => {
  const head = treeWith(none);
  const error = { check: "yaml/syntax", severity: "error", message: "m", line: 3, column: 1 } as const;
  const finding = { ...error, endLine: 3, endColumn: 1, file: "policies/web/shop.yaml", path: [] };

  test("that does not exist makes everything new", () => {
    const { notices } = reviewTrees({ base: undefined, head });
    expect(notices.map(told)).toEqual([
      "base-incomplete head:discriminat.yaml:1 the base has no policies: everything is new",
      'app-added head:web/shop.yaml:1 the app "shop" of the team "web" is new',
    ]);
  });

  test("that has errors says how many, and where the first is", () => {
    const findings = [{ ...finding, severity: "warning", line: 1 } as const, finding, { ...finding, line: 9 }];
    expect(noticesOf(none, none, { baseFindings: findings }).map(told)).toEqual([
      "base-incomplete head:discriminat.yaml:1 the base has 2 errors, the first in policies/web/shop.yaml:3: what could not be read there counts as new",
    ]);
  });

  test("that has warnings only is complete", () => {
    expect(noticesOf(none, none, { baseFindings: [{ ...finding, severity: "warning" }] })).toEqual([]);
  });
});

test("the apps of a review are those of its names, windows and notices, sorted", () => {
  const policy = (app: string, rest: string) => ({ [`web/${app}.yaml`]: `app: ${app}\nteam: web\n${rest}` });
  const window = "allow: []\nsee_thru: {until: 2026-12-31, reason: Migration}\n";
  const before = ["d", "c", "b", "a"].map((app) => policy(app, "allow: []\n"));
  const after = [
    policy("d", names("a.ex")),
    policy("c", window),
    policy("b", "security_groups: 2\nallow: []\n"),
    policy("a", "allow: []\n"),
  ];
  const [base, head] = [before, after].map((all) => treeWith(Object.assign({}, ...all)));
  if (base === undefined || head === undefined) throw new Error("no trees");
  expect(reviewTrees({ base, head }).apps).toEqual(["b", "c", "d"]);
});
