import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { type Ownership, ownership, ownersOf } from "../../../src/traffic/group-owners/group-owners.ts";
import { loadGroupOwners } from "../../../src/traffic/group-owners/load-group-owners.ts";
import { readGroupOwners } from "../../../src/traffic/group-owners/read-group-owners.ts";

const tags = (app: string) => ({ "discriminat-policy:app": app, "discriminat-policy:team": "payments" });
const outputs = {
  security_group_ids: {
    sensitive: false,
    type: ["object", { checkout: ["list", "string"], ledger: ["list", "string"] }],
    value: { checkout: ["sg-0a1", "sg-0a2"], ledger: ["sg-0b1"] },
  },
};
const group = (id: string | null, app: string) => ({
  address: `aws_security_group.${app}`,
  mode: "managed",
  type: "aws_security_group",
  values: { ...(id === null ? {} : { id }), tags: tags(app), tags_all: tags(app) },
});

/** Each says the same: two groups of checkout, one of ledger. */
const shapes: Readonly<Record<string, unknown>> = {
  "terraform output -json": outputs,
  "terraform output -json with other outputs": {
    ...outputs,
    vpc_id: { sensitive: false, type: "string", value: "vpc-1" },
  },
  "terraform output -json security_group_ids": outputs.security_group_ids.value,
  "a state file": {
    version: 4,
    terraform_version: "1.11.4",
    serial: 7,
    lineage: "5f6e7c1a-0000-4000-8000-000000000000",
    outputs: {
      security_group_ids: { value: { ledger: ["sg-0b1"] }, type: ["object", { ledger: ["list", "string"] }] },
    },
    resources: [
      {
        mode: "managed",
        type: "aws_security_group",
        name: "checkout",
        instances: [
          { schema_version: 1, attributes: { id: "sg-0a1", tags: tags("checkout") } },
          { schema_version: 1, attributes: { id: "sg-0a2", tags: null, tags_all: tags("checkout") } },
          { schema_version: 1, attributes: { id: "sg-0f0", tags: { Name: "other" } } },
        ],
      },
      {
        mode: "managed",
        type: "aws_vpc",
        name: "main",
        instances: [{ attributes: { id: "vpc-1", tags: tags("vpc") } }],
      },
    ],
  },
  "terraform show -json of a state": {
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: {
      outputs,
      root_module: {
        resources: [],
        child_modules: [{ child_modules: [{ resources: [group("sg-0a1", "checkout")] }] }],
      },
    },
  },
  "terraform show -json of a plan": {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: { resources: [group("sg-0a1", "checkout"), group(null, "new")] } },
    resource_changes: [],
    prior_state: {
      format_version: "1.0",
      values: {
        root_module: {
          resources: ["sg-0a1", "sg-0a2"].map((id) => group(id, "checkout")).concat(group("sg-0b1", "ledger")),
        },
      },
    },
  },
  "aws ec2 describe-security-groups": {
    SecurityGroups: [
      { GroupId: "sg-0a1", GroupName: "checkout-egress", Tags: [{ Key: "discriminat-policy:app", Value: "checkout" }] },
      {
        GroupId: "sg-0a2",
        Tags: [
          { Key: "Name", Value: "x" },
          { Key: "discriminat-policy:app", Value: "checkout" },
        ],
      },
      { GroupId: "sg-0b1", Tags: [{ Key: "discriminat-policy:app", Value: "ledger" }] },
      { GroupId: "sg-0f0", GroupName: "default" },
    ],
  },
  "a plain map": { "sg-0a1": "checkout", "sg-0a2": "checkout", "sg-0b1": "ledger" },
};

function errorOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof UserError ? error.message : `not for users: ${error}`;
  }
  return "no error";
}

describe("the owners of groups", () => {
  test.each(Object.entries(shapes))("are read from %s", (_, value) => {
    expect(Object.fromEntries(ownersOf(readGroupOwners(JSON.stringify(value), "groups.json")))).toEqual({
      "sg-0a1": "checkout",
      "sg-0a2": "checkout",
      "sg-0b1": "ledger",
    });
  });

  test("are read behind a byte order mark", () => {
    expect(readGroupOwners('\uFEFF{"sg-0a1": "checkout"}', "groups.json")).toHaveLength(1);
  });

  test.each([
    ["not JSON", "sg-0a1: checkout", "groups.json is not JSON"],
    ["half of a state", '{"version": 4, "resou', "groups.json is not JSON"],
    ["a list", '["sg-0a1"]', "groups.json is JSON, but not a map"],
    [
      "something else",
      '{"sg-0a1": {"app": "checkout"}}',
      "groups.json is not a list of Security Groups in a known format",
    ],
    ["an old state", '{"version": 3, "lineage": "x"}', 'groups.json is a Terraform state of version "3"'],
    ["other outputs", '{"vpc": {"value": "vpc-1"}}', "groups.json has outputs, but no security_group_ids"],
    ["an empty map", "{}", "groups.json is a map, and names no Security Group of an app"],
    [
      "groups without the tag",
      '{"SecurityGroups": [{"GroupId": "sg-0a1"}]}',
      "groups.json is a list of Security Groups, and names no Security Group of an app",
    ],
    [
      "a name in place of an id",
      '{"checkout-egress": "checkout"}',
      'groups.json: "checkout-egress" is not the id of a Security Group',
    ],
    [
      "a hostile app",
      '{"sg-0a1": "\\u202Ekcehc\\n"}',
      'groups.json: sg-0a1 belongs to "\\u{202e}kcehc\\u{a}", which is not the name of an app',
    ],
  ])("are not read from %s, and the message says why", (_, text, message) => {
    expect(errorOf(() => readGroupOwners(text, "groups.json"))).toBe(message);
  });
});

describe("several lists", () => {
  test("that disagree name both apps and both files", () => {
    const lists = [ownership("sg-0a1", "checkout", "prod.json"), ownership("sg-0a1", "ledger", "old.json")];
    expect(errorOf(() => ownersOf(lists))).toBe(
      "sg-0a1 belongs to two apps, checkout and ledger, in prod.json and old.json",
    );
    const repeated = [ownership("sg-0a1", "checkout", "prod.json"), ownership("sg-0a1", "checkout", "old.json")];
    expect(ownersOf(repeated).get("sg-0a1")).toBe("checkout");
  });
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-owners-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("of different kinds are read together", () => {
    writeFileSync(join(folder, "outputs.json"), JSON.stringify(outputs));
    writeFileSync(join(folder, "plain.json"), '{"sg-0c1": "search"}');
    expect(ownersOf(loadGroupOwners(["outputs.json", join(folder, "plain.json")], folder)).size).toBe(4);
  });

  test("that are missing are named as they were given", () => {
    expect(errorOf(() => loadGroupOwners(["nowhere.json"], folder))).toBe("there is no nowhere.json");
    expect(errorOf(() => loadGroupOwners(["."], folder))).toBe("cannot read .: it is a folder");
  });
});

test("a page of describe-security-groups says that groups may be missing, and a whole answer does not", () => {
  const answer = {
    SecurityGroups: [{ GroupId: "sg-0a1", Tags: [{ Key: "discriminat-policy:app", Value: "checkout" }] }],
  };
  const partialOf = (more: object): unknown =>
    ownersOf(readGroupOwners(JSON.stringify({ ...answer, ...more }), "page.json")).incompleteBecause;
  expect(partialOf({})).toBeUndefined();
  expect(partialOf({ NextToken: "" })).toBeUndefined();
  expect(partialOf({ NextToken: "t" })).toEqual(['"page.json" is one page of several (it has a NextToken)']);
});

test("owners from several sources say once of each that it may have more groups", () => {
  const of = (group: string, from: string, partial?: string): Ownership => ({ group, app: "a", from, partial });
  const whole = of("sg-0a1", "whole.json");
  expect(ownersOf([whole])).not.toHaveProperty("incompleteBecause");
  const owners = ownersOf([of("sg-0a2", "1", "one"), of("sg-0a3", "1", "one"), whole, of("sg-0a4", "2", "two")]);
  expect(owners.incompleteBecause).toEqual(["one", "two"]);
  expect([...owners.keys()]).toEqual(["sg-0a2", "sg-0a3", "sg-0a1", "sg-0a4"]);
});
