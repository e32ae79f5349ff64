/** No setting can be forgotten: whichever key of the schema a change touches, `review` has a notice for it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { knownChecks } from "../../src/check-families.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { parseSettings } from "../../src/policy/parse-file.ts";
import { compareSettings } from "../../src/review/compare-settings.ts";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
}
type Key = string | number;
type Json = { [key: string]: unknown };

const schema = JSON.parse(readFileSync("schema/settings.schema.json", "utf8"));

/** Valid values where the schema has a pattern, by the last key; any other text is `one` and `other`. */
const texts: Readonly<Record<string, readonly [string, string]>> = {
  region: ["eu-west-1", "eu-west-3"],
  vpc_id: ["vpc-0aaaaaaaaaaaaaaa1", "vpc-0aaaaaaaaaaaaaaa2"],
  account_id: ["111111111111", "222222222222"],
  role_arn: ["arn:aws:iam::111111111111:role/one", "arn:aws:iam::111111111111:role/other"],
  read_role_arn: ["arn:aws:iam::111111111111:role/one", "arn:aws:iam::111111111111:role/other"],
  participant_roles: ["arn:aws:iam::111111111111:role/one", "arn:aws:iam::111111111111:role/other"],
  name: ["one.example", "other.example"],
  ssm_prefix: ["/one", "/other"],
  notify: ["arn:aws:sns:eu-west-2:123456789012:one", "arn:aws:sns:eu-west-2:123456789012:other"],
  location: ["s3://one-bucket/", "s3://other-bucket/"],
  output: ["s3://one-bucket/", "s3://other-bucket/"],
};
/** The key that stands for those which a map may have. */
const freeKeys: Readonly<Record<string, readonly string[]>> = {
  networks: ["prod"],
  checks: ["policy/multi-tenant-name"],
  endpoints: ["ec2"],
  backend: ["s3"],
  notify: ["prod"],
};

const resolved = (part: Schema): Schema => {
  if (part.$ref === undefined) return part;
  const { $ref, ...own } = part;
  return { ...resolved(schema.$defs[$ref.replace("#/$defs/", "")]), ...own };
};

interface Leaf {
  readonly path: readonly Key[];
  readonly values: readonly unknown[];
  readonly default: unknown;
}

/** Each place in the settings that holds a value, and two values that it may have. */
function leavesOf(part: Schema, path: readonly Key[] = []): readonly Leaf[] {
  const own = resolved(part);
  const key = String(path.at(-1));
  if (key === "s3") return [{ path: [...path, "bucket"], values: ["one", "other"], default: undefined }];
  const nested = Object.entries(own.properties ?? {}).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
  const free = typeof own.additionalProperties === "object" ? own.additionalProperties : undefined;
  const more = free === undefined ? [] : (freeKeys[key] ?? []).flatMap((name) => leavesOf(free, [...path, name]));
  if (free !== undefined && freeKeys[key] === undefined) throw new Error(`no free key for ${path.join(".")}`);
  const items = own.items === undefined ? [] : resolved(own.items);
  if ("properties" in items) return leavesOf(items as Schema, [...path, 0]);
  const types = [own.type ?? []].flat();
  const values = own.enum
    ? own.enum.filter((value) => value !== own.default).slice(0, 2)
    : types.includes("array")
      ? [itemsFor(items as Schema, path.includes("notify") ? "notify" : key), []]
      : types.includes("boolean")
        ? [false, true]
        : types.includes("integer")
          ? [(own.minimum ?? 0) + 1, (own.minimum ?? 0) + 2]
          : types.includes("string")
            ? [...textsFor(key, own)]
            : undefined;
  return [...(values === undefined ? [] : [{ path, values, default: own.default }]), ...nested, ...more];
}

const textsFor = (key: string, { pattern }: Schema): readonly unknown[] => {
  if (pattern === "^(off|metric)$") return ["off", "metric"];
  return texts[key] ?? (key.startsWith("ec2") ? ["https://one", "https://other"] : ["one", "other"]);
};

const itemsFor = (item: Schema, key: string): readonly unknown[] => {
  if (item.enum === undefined && item.type === "string") return [(texts[key] ?? ["one"])[0]];
  return item.enum?.slice(-1) ?? [8443];
};

const leaves = leavesOf(schema);
const defaults = new Map(knownChecks.map(({ id, severity }) => [id, severity]));

/** Settings with one value in its place, and what the schema asks for beside it. */
function settingsWith(path: readonly Key[], value: unknown): PolicyTree {
  const root: Json = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
  let at: Json = root;
  for (const [index, key] of path.entries()) {
    const next = path[index + 1];
    if (next === undefined) {
      if (value !== undefined) at[key] = value;
      break;
    }
    const known = at[key];
    if (typeof known !== "object" || known === null) at[key] = typeof next === "number" ? [] : {};
    at = at[key] as Json;
    if (typeof key === "number") Object.assign(at, { name: "here.example", reason: "r" });
    if (key === "athena") Object.assign(at, { database: "here", table: "here" });
  }
  const source = { path: "policies/discriminat.yaml", text: stringify(root) };
  const { settings, findings } = parseSettings(source);
  if (settings === undefined || findings.length > 0) throw new Error(`${source.text}\n${JSON.stringify(findings)}`);
  return { settings, policies: [], bundles: [] };
}

describe("a change of the settings", () => {
  it("is tried for every key of the schema", () => {
    const names = new Set<string>();
    JSON.stringify(schema, (key, value) => {
      if (key === "properties") for (const name of Object.keys(value)) names.add(name);
      return value;
    });
    const tried = new Set(leaves.flatMap(({ path }) => path));
    expect([...names].filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each(leaves.map((leaf) => [leaf.path.join("."), leaf] as const))(
    "in %s has a notice",
    (_, { path, values: [one, other], default: otherwise }) => {
      const [first, second] = [settingsWith(path, one), settingsWith(path, other)];
      const required = ["region", "vpc_id", "variable", "name", "reason", "ssm_prefix", "database", "table"];
      const isRequired = required.includes(String(path.at(-1)));
      const isDefault = JSON.stringify(one) === JSON.stringify(otherwise);
      const absent = isRequired || isDefault ? second : settingsWith(path, undefined);
      const pairs = [
        [first, second],
        [second, first],
        [absent, first],
        [first, absent],
      ];
      for (const [base = first, head = first] of pairs) {
        expect(compareSettings(base, head, defaults).map(({ message }) => message)).not.toEqual([]);
      }
      expect(compareSettings(first, first, defaults)).toEqual([]);
    },
  );
});
