/** What people do to a deployed estate by hand, and what drift says of it. */
import type { Estate, EstateGroup, EstateRule } from "../helpers/deployed-estate.ts";

export interface Mutation {
  readonly does: string;
  readonly change: (estate: Estate) => void;
  /** `drift/<check> <app>`, sorted, each once; `-` where it is about no app of the policies. Empty: nothing differs. */
  readonly expected: readonly string[];
  /** Only where interfaces are read. */
  readonly attachment?: boolean;
}

const groupOf = (estate: Estate, name: string, network = "prod"): EstateGroup => {
  const group = estate.groups.find((one) => one.name === name && one.tags["discriminat-policy:network"] === network);
  if (group === undefined) throw new Error(`no group ${name}`);
  return group;
};

const ruleOf = (group: EstateGroup, text: string): EstateRule => {
  const rule = group.rules.find(({ description }) => description.includes(text));
  if (rule === undefined) throw new Error(`no rule with ${text} in ${group.name}`);
  return rule;
};

const remove = (group: EstateGroup, rule: EstateRule): void => {
  group.rules = group.rules.filter((one) => one !== rule);
};

let added = 0;
const add = (group: EstateGroup, more: Partial<EstateRule> & { readonly description: string }): void => {
  added += 1;
  const id = `sgr-${added.toString(16).padStart(17, "f")}`;
  group.rules.push({ id, protocol: "tcp", fromPort: 443, toPort: 443, destination: "0.0.0.0/20", ...more });
};

/** Changes the description of the rule that holds a text. */
const describeAs =
  (name: string, text: string, change: (description: string) => string, network?: string) =>
  (estate: Estate): void => {
    const rule = ruleOf(groupOf(estate, name, network), text);
    const changed = change(rule.description);
    if (changed === rule.description) throw new Error(`${text} does not change`);
    rule.description = changed;
  };

const addTo =
  (name: string, more: Partial<EstateRule> & { readonly description: string }, network?: string) =>
  (estate: Estate): void =>
    add(groupOf(estate, name, network), more);

const addGroup = (
  estate: Estate,
  tags: Record<string, string>,
  rules: readonly (Partial<EstateRule> & { readonly description: string })[],
  more: Partial<EstateGroup> = {},
  /** The group on whose interface it is; its own otherwise. */
  beside?: string,
): void => {
  const group: EstateGroup = {
    ...{ id: "sg-0abc", name: "by-hand", vpcId: "vpc-0123456789abcdef0", tags, rules: [], ...more },
  };
  for (const rule of rules) add(group, rule);
  estate.groups.push(group);
  if (beside === undefined) estate.interfaces.push({ id: "eni-0abc", vpcId: group.vpcId, groups: [group.id] });
  else interfaceOf(estate, beside).groups.push(group.id);
};

const tagsOf = (app: string, network = "prod"): Record<string, string> => ({
  "discriminat-policy:app": app,
  "discriminat-policy:network": network,
});

const tls = (names: string): string => `discriminat:tls:${names}`;

const withdrawn = "drift/missing-name checkout";
const beyond = "drift/undeclared-name checkout";

/** Deployed and not declared. */
const undeclared: readonly Mutation[] = [
  {
    does: "a name in a rule of its own",
    change: addTo("checkout-egress", { description: tls("evil.example") }),
    expected: [beyond],
  },
  {
    does: "a name in a rule of ours",
    change: describeAs("checkout-egress", "api.stripe.com", (text) => `${text},evil.example`),
    expected: [beyond],
  },
  {
    does: "a name of ssh",
    change: addTo("checkout-egress", { fromPort: 22, toPort: 22, description: "discriminat:ssh:evil.example" }),
    expected: [beyond],
  },
  {
    does: "a declared name on another port",
    change: addTo("checkout-egress", {
      fromPort: 9443,
      toPort: 9443,
      destination: "0.0.0.0/0",
      description: tls("api.stripe.com"),
    }),
    expected: [beyond],
  },
  {
    does: "a declared name for the other protocol",
    change: addTo("checkout-egress", { description: "discriminat:ssh:api.stripe.com" }),
    expected: [beyond],
  },
  {
    does: "a declared name on all ports",
    change: addTo("checkout-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "0.0.0.0/0",
      description: tls("api.stripe.com"),
    }),
    expected: [beyond],
  },
  {
    does: "a declared name on a range of ports",
    change: addTo("checkout-egress", {
      fromPort: 443,
      toPort: 444,
      destination: "0.0.0.0/0",
      description: tls("api.stripe.com"),
    }),
    expected: [beyond],
  },
  {
    does: "a declared name over udp",
    change: addTo("checkout-egress", { protocol: "udp", destination: "0.0.0.0/0", description: tls("api.stripe.com") }),
    expected: [beyond],
  },
  {
    does: "a pattern instead of a name",
    change: describeAs("checkout-egress", "api.stripe.com", (text) => text.replace("api.stripe.com", "*.stripe.com")),
    expected: [beyond],
  },
  {
    does: "a wider pattern beside a declared one",
    change: addTo("checkout-egress", { description: tls("*.*.paypal.com") }),
    expected: [beyond],
  },
  {
    does: "a wildcard in place of a single character",
    change: describeAs("checkout-egress", "eu-_", (text) => text.replace("eu-_", "eu-*")),
    expected: [beyond],
  },
  {
    does: "a name of the other network",
    change: addTo("checkout-egress", { description: tls("only.prod.example") }, "stage"),
    expected: [beyond],
  },
  {
    does: "the name of another region",
    change: addTo("checkout-egress", { description: tls("sts.eu-west-1.amazonaws.com") }),
    expected: [beyond],
  },
  {
    does: "another app's name",
    change: addTo("listed-egress", { description: tls("api.stripe.com") }),
    expected: ["drift/undeclared-name listed"],
  },
  {
    does: "a name in a rule for IPv6",
    change: addTo("checkout-egress", { destination: "::/0", description: tls("evil.example") }),
    expected: [beyond],
  },
  {
    does: "a name in a rule for a prefix list",
    change: addTo("checkout-egress", { destination: "pl-1", description: tls("evil.example") }),
    expected: [beyond],
  },
  {
    does: "a name in the group of a window",
    change: addTo("separate-see-thru", { destination: "0.0.0.0/0", description: tls("evil.example") }),
    expected: ["drift/undeclared-name separate"],
  },
  {
    does: "a name in the second group",
    change: addTo("fleet-egress-2", { description: tls("evil.example") }),
    expected: ["drift/undeclared-name fleet"],
  },
  {
    does: "names in two apps",
    change: (estate) => {
      addTo("checkout-egress", { description: tls("evil.example") })(estate);
      addTo("images-egress", { description: tls("evil.example") })(estate);
    },
    expected: [beyond, "drift/undeclared-name images"],
  },
  {
    does: "a group of an app with a name of its own",
    change: (estate) =>
      addGroup(
        estate,
        tagsOf("images"),
        [{ destination: "0.0.0.0/0", description: tls("evil.example") }],
        { name: "images-extra" },
        "images-egress",
      ),
    expected: ["drift/undeclared-name images"],
  },
];

/** Declared and not deployed. */
const missing: readonly Mutation[] = [
  {
    does: "a name taken out of a rule",
    change: describeAs("checkout-egress", "api.stripe.com", (text) => text.replace(",api.stripe.com", "")),
    expected: [withdrawn],
  },
  {
    does: "one slot of several revoked",
    change: (estate) => {
      const group = groupOf(estate, "warehouse-egress");
      remove(group, group.rules.find(({ destination }) => destination === "0.0.0.0/1") as EstateRule);
    },
    expected: ["drift/missing-name warehouse"],
  },
  {
    does: "a rule of another port revoked",
    change: (estate) => {
      const group = groupOf(estate, "checkout-egress");
      remove(group, group.rules.find(({ fromPort }) => fromPort === 8443) as EstateRule);
    },
    expected: [withdrawn],
  },
  {
    does: "the rule of ssh revoked",
    change: (estate) => {
      const group = groupOf(estate, "checkout-egress");
      remove(group, ruleOf(group, ":ssh:"));
    },
    expected: [withdrawn],
  },
  {
    does: "the slot that opens the port revoked",
    change: (estate) => {
      const group = groupOf(estate, "warehouse-egress");
      remove(group, group.rules.find(({ destination }) => destination === "0.0.0.0/0") as EstateRule);
    },
    expected: ["drift/carrier-missing warehouse", "drift/missing-name warehouse"],
  },
  {
    does: "the annotation replaced by other words",
    change: describeAs("checkout-egress", ":ssh:", () => "Deploy keys"),
    expected: [withdrawn],
  },
  {
    does: "the description taken away",
    change: describeAs("checkout-egress", ":ssh:", () => ""),
    expected: [withdrawn],
  },
  {
    does: "a name misspelt",
    change: describeAs("checkout-egress", "api.stripe.com", (text) => text.replace("api.stripe.com", "api.strip.com")),
    expected: [withdrawn, beyond],
  },
  {
    does: "a pattern narrowed",
    change: describeAs("checkout-egress", "*.paypal.com", (text) => text.replace("*.paypal.com", "www.paypal.com")),
    expected: [withdrawn],
  },
  {
    does: "the rule moved to another port",
    change: (estate) => {
      const rule = ruleOf(groupOf(estate, "checkout-egress"), ":ssh:");
      rule.fromPort = 2222;
      rule.toPort = 2222;
    },
    expected: [withdrawn, beyond],
  },
  {
    does: "tls written as ssh",
    change: describeAs("listed-egress", ":tls:", (text) => text.replace(":tls:", ":ssh:")),
    expected: ["drift/missing-name listed", "drift/undeclared-name listed"],
  },
  {
    does: "the rule only for IPv6",
    change: (estate) => {
      ruleOf(groupOf(estate, "checkout-egress"), ":ssh:").destination = "::/0";
    },
    expected: [withdrawn],
  },
  {
    does: "all rules revoked",
    change: (estate) => {
      groupOf(estate, "images-egress").rules = [];
    },
    expected: ["drift/missing-name images"],
  },
  {
    does: "the names of one network in the other",
    change: (estate) => {
      groupOf(estate, "checkout-egress", "stage").rules = groupOf(estate, "checkout-egress").rules.map((rule) => ({
        ...rule,
        id: `${rule.id}0`,
      }));
    },
    expected: [withdrawn, beyond],
  },
  {
    does: "the second group emptied",
    change: (estate) => {
      groupOf(estate, "fleet-egress-2").rules = [];
    },
    expected: ["drift/missing-name fleet"],
  },
  {
    does: "the group deleted",
    change: (estate) => {
      estate.groups = estate.groups.filter(({ name }) => name !== "images-egress");
    },
    expected: ["drift/group-missing images"],
  },
  {
    does: "the group of one network deleted",
    change: (estate) => {
      const gone = groupOf(estate, "checkout-egress", "stage");
      estate.groups = estate.groups.filter((one) => one !== gone);
    },
    expected: ["drift/group-missing checkout"],
  },
  {
    does: "the second group deleted",
    change: (estate) => {
      estate.groups = estate.groups.filter(({ name }) => name !== "fleet-egress-2");
    },
    expected: ["drift/missing-name fleet"],
  },
];

/** See-thru rules. */
const windows: readonly Mutation[] = [
  {
    does: "a later last day",
    change: describeAs("learner-egress", "see-thru", () => "discriminat:see-thru:2027-12-10"),
    expected: ["drift/undeclared-window learner"],
  },
  {
    does: "an earlier last day",
    change: describeAs("learner-egress", "see-thru", () => "discriminat:see-thru:2026-12-01"),
    expected: ["drift/missing-window learner"],
  },
  {
    does: "a last day that is over",
    change: describeAs("learner-egress", "see-thru", () => "discriminat:see-thru:2026-11-01"),
    expected: ["drift/missing-window learner", "drift/window-over learner"],
  },
  {
    does: "the window closed by hand",
    change: (estate) => {
      const group = groupOf(estate, "learner-egress");
      remove(group, ruleOf(group, "see-thru"));
    },
    expected: ["drift/missing-window learner"],
  },
  {
    does: "a window that no policy declares",
    change: addTo("checkout-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "0.0.0.0/0",
      description: "discriminat:see-thru:2026-12-31",
    }),
    expected: ["drift/undeclared-window checkout"],
  },
  {
    does: "a forgotten window",
    change: addTo("checkout-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "0.0.0.0/0",
      description: "discriminat:see-thru:2026-01-31",
    }),
    expected: ["drift/window-over checkout"],
  },
  {
    does: "one listed port closed",
    change: (estate) => {
      const group = groupOf(estate, "listed-egress");
      const rule = group.rules.find(({ fromPort, description }) => fromPort === 22 && description.includes("see-thru"));
      remove(group, rule as EstateRule);
    },
    expected: ["drift/missing-window listed"],
  },
  {
    does: "a port that is not listed",
    change: addTo("listed-egress", {
      fromPort: 8443,
      toPort: 8443,
      destination: "0.0.0.0/0",
      description: "discriminat:see-thru:2026-12-09",
    }),
    expected: ["drift/undeclared-window listed"],
  },
  {
    does: "all ports instead of those that are listed",
    change: addTo("listed-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "0.0.0.0/0",
      description: "discriminat:see-thru:2026-12-09",
    }),
    expected: ["drift/undeclared-window listed"],
  },
  {
    does: "the group of the window deleted",
    change: (estate) => {
      estate.groups = estate.groups.filter(({ name }) => name !== "separate-see-thru");
    },
    expected: ["drift/missing-window separate"],
  },
  {
    does: "tcp only where all is declared",
    change: (estate) => {
      const rule = ruleOf(groupOf(estate, "learner-egress"), "see-thru");
      rule.protocol = "tcp";
      rule.fromPort = 0;
      rule.toPort = 65_535;
    },
    expected: ["drift/missing-window learner"],
  },
];

/** Descriptions, and rules without one. */
const rules: readonly Mutation[] = [
  {
    does: "whitespace in an annotation",
    change: describeAs("checkout-egress", ":ssh:", () => "discriminat:ssh: github.com"),
    expected: ["drift/malformed-annotation checkout", withdrawn],
  },
  {
    does: "upper case in an annotation",
    change: addTo("checkout-egress", { description: "Discriminat:tls:evil.example" }),
    expected: ["drift/malformed-annotation checkout"],
  },
  {
    does: "an unknown kind of annotation",
    change: addTo("checkout-egress", { description: "discriminat:http:evil.example" }),
    expected: ["drift/malformed-annotation checkout"],
  },
  {
    does: "a comma too many",
    change: describeAs("checkout-egress", ":ssh:", (text) => `${text},`),
    expected: ["drift/malformed-annotation checkout", withdrawn],
  },
  {
    does: "a date that does not exist",
    change: describeAs("learner-egress", "see-thru", () => "discriminat:see-thru:2026-12-32"),
    expected: ["drift/malformed-annotation learner", "drift/missing-window learner"],
  },
  {
    does: "everything let out",
    change: addTo("checkout-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "0.0.0.0/0",
      description: "debug",
    }),
    expected: ["drift/open-egress checkout"],
  },
  {
    does: "everything let out over IPv6",
    change: addTo("checkout-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "::/0",
      description: "",
    }),
    expected: ["drift/open-egress checkout"],
  },
  {
    does: "everything let out in two halves",
    change: (estate) => {
      const all = { protocol: "-1", fromPort: 0, toPort: 65_535, description: "half" };
      addTo("checkout-egress", { ...all, destination: "0.0.0.0/1" })(estate);
      addTo("checkout-egress", { ...all, destination: "128.0.0.0/1" })(estate);
    },
    expected: ["drift/open-egress checkout"],
  },
  {
    does: "all ports of tcp let out",
    change: addTo("checkout-egress", { fromPort: 0, toPort: 65_535, destination: "0.0.0.0/0", description: "" }),
    expected: ["drift/open-egress checkout"],
  },
  {
    does: "a group full of rules",
    change: (estate) => {
      for (let port = 1_000; port < 1_056; port += 1)
        addTo("images-egress", { fromPort: port, toPort: port, destination: "10.0.0.0/8", description: "own" })(estate);
    },
    expected: ["drift/quota images"],
  },
];

/** Groups of no policy. */
const groups: readonly Mutation[] = [
  {
    does: "a group of an app without a policy",
    change: (estate) => addGroup(estate, tagsOf("gone"), [{ description: tls("evil.example") }]),
    expected: ["drift/orphaned-group -"],
  },
  {
    does: "an empty group of an app without a policy",
    change: (estate) => addGroup(estate, tagsOf("gone"), []),
    expected: ["drift/orphaned-group -"],
  },
  {
    does: "a group of an app that is not for the network",
    change: (estate) => addGroup(estate, tagsOf("batch"), [{ description: tls("evil.example") }]),
    expected: ["drift/orphaned-group -"],
  },
  {
    does: "a group of a network that is not there",
    change: (estate) => addGroup(estate, tagsOf("images", "moon"), [{ description: tls("evil.example") }]),
    expected: ["drift/orphaned-group -"],
  },
  {
    does: "an annotated group without a tag",
    change: (estate) => addGroup(estate, {}, [{ description: tls("evil.example") }]),
    expected: ["drift/unknown-group -"],
  },
  {
    does: "a see-thru rule in a group without a tag",
    change: (estate) => addGroup(estate, {}, [{ description: "discriminat:see-thru:2026-12-31" }]),
    expected: ["drift/unknown-group -"],
  },
  {
    does: "a malformed annotation in a group without a tag",
    change: (estate) => addGroup(estate, {}, [{ description: "discriminat:tls:" }]),
    expected: ["drift/unknown-group -"],
  },
  {
    does: "the tag of an app changed",
    change: (estate) => {
      groupOf(estate, "images-egress").tags["discriminat-policy:app"] = "pictures";
    },
    expected: ["drift/group-missing images", "drift/orphaned-group -"],
  },
];

const interfaceOf = (estate: Estate, name: string): { groups: string[] } => {
  const { id } = groupOf(estate, name);
  const found = estate.interfaces.find((one) => one.groups.includes(id));
  if (found === undefined) throw new Error(`${name} is not attached`);
  return found;
};

const asAttachment = (all: readonly Mutation[]): readonly Mutation[] =>
  all.map((one) => ({ ...one, attachment: true }));

/** What groups are attached to. */
const attachment: readonly Mutation[] = asAttachment([
  {
    does: "the only interface gone",
    change: (estate) => {
      interfaceOf(estate, "images-egress").groups = [];
    },
    expected: ["drift/unattached-group images"],
  },
  {
    does: "the second group detached",
    change: (estate) => {
      const one = interfaceOf(estate, "fleet-egress");
      const { id } = groupOf(estate, "fleet-egress-2");
      one.groups = one.groups.filter((group) => group !== id);
    },
    expected: ["drift/partly-attached fleet"],
  },
  {
    does: "the first group detached",
    change: (estate) => {
      const one = interfaceOf(estate, "fleet-egress");
      const { id } = groupOf(estate, "fleet-egress");
      one.groups = one.groups.filter((group) => group !== id);
    },
    expected: ["drift/partly-attached fleet"],
  },
  {
    does: "a further interface with one of two groups",
    change: (estate) => {
      estate.interfaces.push({
        id: "eni-0def",
        vpcId: "vpc-0123456789abcdef0",
        groups: [groupOf(estate, "fleet-egress").id],
      });
    },
    expected: ["drift/partly-attached fleet"],
  },
  {
    does: "the group of a window detached",
    change: (estate) => {
      const one = interfaceOf(estate, "separate-egress");
      one.groups = [groupOf(estate, "separate-egress").id];
    },
    expected: ["drift/unattached-group separate"],
  },
  {
    does: "as many groups as an interface may have",
    change: (estate) => {
      interfaceOf(estate, "images-egress").groups.push("sg-01", "sg-02", "sg-03", "sg-04");
    },
    expected: ["drift/quota images"],
  },
]);

/** What makes no difference. */
const equal: readonly Mutation[] = [
  {
    does: "names in another order",
    change: describeAs("checkout-egress", "api.stripe.com", (text) =>
      tls(text.slice("discriminat:tls:".length).split(",").reverse().join(",")),
    ),
    expected: [],
  },
  {
    does: "rules and groups in another order",
    change: (estate) => {
      estate.groups.reverse();
      for (const group of estate.groups) group.rules.reverse();
    },
    expected: [],
  },
  {
    does: "the protocol as a number",
    change: (estate) => {
      for (const { rules: all } of estate.groups)
        for (const rule of all) if (rule.protocol === "tcp") rule.protocol = "6";
    },
    expected: [],
  },
  {
    does: "another address before the mask",
    change: (estate) => {
      for (const { rules: all } of estate.groups)
        for (const rule of all) rule.destination = rule.destination.replace(/^0\.0\.0\.0\/0$/, "10.0.0.0/0");
    },
    expected: [],
  },
  {
    does: "? for _",
    change: describeAs("checkout-egress", "eu-_", (text) => text.replace("eu-_", "eu-?")),
    expected: [],
  },
  {
    does: "% for *",
    change: describeAs("checkout-egress", "*.paypal", (text) => text.replace("*.paypal", "%.paypal")),
    expected: [],
  },
  {
    does: "a date that is not padded",
    change: describeAs("learner-egress", "see-thru", () => "discriminat:see-thru:2026-12-9"),
    expected: [],
  },
  {
    does: "one rule split in two",
    change: (estate) => {
      const group = groupOf(estate, "checkout-egress");
      const rule = ruleOf(group, "api.stripe.com");
      const [first = "", ...others] = rule.description.slice("discriminat:tls:".length).split(",");
      rule.description = tls(first);
      add(group, { description: tls(others.join(",")) });
    },
    expected: [],
  },
  { does: "a name twice", change: addTo("checkout-egress", { description: tls("api.stripe.com") }), expected: [] },
  {
    does: "a name that a declared pattern admits",
    change: addTo("checkout-egress", { description: tls("www.paypal.com") }),
    expected: [],
  },
  {
    does: "patterns that together are a declared one",
    change: describeAs("checkout-egress", "*.paypal.com", (text) =>
      text.replace("*.paypal.com", "_.paypal.com,_*.paypal.com"),
    ),
    expected: [],
  },
  {
    does: "a rule of others on another port",
    change: addTo("checkout-egress", {
      fromPort: 5432,
      toPort: 5432,
      destination: "10.0.0.0/8",
      description: "Database",
    }),
    expected: [],
  },
  {
    does: "a rule of others that is open on another port",
    change: addTo("checkout-egress", {
      protocol: "udp",
      fromPort: 53,
      toPort: 53,
      destination: "0.0.0.0/0",
      description: "DNS",
    }),
    expected: [],
  },
  {
    does: "everything to a prefix list",
    change: addTo("checkout-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "pl-1",
      description: "S3",
    }),
    expected: [],
  },
  {
    does: "everything to another group",
    change: addTo("checkout-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "sg-0123",
      description: "Peers",
    }),
    expected: [],
  },
  {
    does: "half of everything",
    change: addTo("checkout-egress", {
      protocol: "-1",
      fromPort: 0,
      toPort: 65_535,
      destination: "0.0.0.0/1",
      description: "",
    }),
    expected: [],
  },
  {
    does: "a rule that opens a port of ours",
    change: addTo("checkout-egress", { destination: "0.0.0.0/0", fromPort: 443, toPort: 444, description: "Opens it" }),
    expected: [],
  },
  {
    does: "groups without tags that bear our names",
    change: (estate) => {
      const group = groupOf(estate, "images-egress");
      group.tags = {};
    },
    expected: [],
  },
  {
    does: "groups of others",
    change: (estate) =>
      addGroup(estate, { Name: "db" }, [
        { protocol: "-1", fromPort: 0, toPort: 65_535, destination: "0.0.0.0/0", description: "" },
      ]),
    expected: [],
  },
  {
    does: "an annotated group in another VPC",
    change: (estate) => addGroup(estate, {}, [{ description: tls("evil.example") }], { vpcId: "vpc-0eeee" }),
    expected: [],
  },
  {
    does: "names in a group of the app that others made",
    change: (estate) => {
      const group = groupOf(estate, "images-egress");
      const rules_ = group.rules;
      estate.groups = estate.groups.filter((one) => one !== group);
      addGroup(estate, tagsOf("images"), rules_, { name: "pictures" });
    },
    expected: [],
  },
  {
    does: "names moved to the second group",
    change: (estate) => {
      const group = groupOf(estate, "fleet-egress");
      const rule = group.rules.find(({ destination }) => destination === "0.0.0.0/7") as EstateRule;
      remove(group, rule);
      groupOf(estate, "fleet-egress-2").rules.push({ ...rule, destination: "0.0.0.0/29" });
    },
    expected: [],
  },
  {
    does: "the slot at /0 without names",
    change: (estate) => {
      const group = groupOf(estate, "listed-egress");
      const rule = ruleOf(group, ":tls:");
      add(group, { description: rule.description });
      rule.description = "Keeps tcp/443 open for the other rules of this group";
    },
    expected: [],
  },
];

export const mutations: readonly (Mutation & { readonly kind: string })[] = Object.entries({
  ...{ undeclared, missing, windows, rules, groups, attachment, equal },
}).flatMap(([kind, all]) => all.map((one) => ({ ...one, kind })));
