/** schema/report.schema.json: the types of the model, key by key, and that whatever `report` makes of trees fits it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type {
  App,
  AttentionItem,
  Change,
  Changes,
  Commit,
  CoverageDay,
  Entry,
  FleetRemark,
  Input,
  PageModel,
  Requirement,
  Traffic,
  Window,
} from "../../src/page/model.ts";
import { companyPage } from "../page/sample-page.ts";
import { reportOf, validatorOf } from "./valid-report.ts";

interface Schema {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly required: readonly string[];
  readonly $defs: Readonly<Record<string, Schema>>;
}

const file = join(import.meta.dirname, "../../schema/report.schema.json");
const schema: Schema = JSON.parse(readFileSync(file, "utf8"));

/** What JSON leaves out may be undefined. The compiler refuses a list that is not the type's. */
type Keys<T> = { readonly [K in keyof Required<T>]: undefined extends T[K] ? "optional" : "required" };
const [required, optional] = ["required", "optional"] as const;

const destination = { name: required, target: required } as const;
const where = { app: required, network: required } as const;
const pageModel: Keys<PageModel> = {
  ...{ title: required, tool: required, asOf: required, level: required, verdict: required, facts: required },
  ...{ networks: required, attention: required, changes: required, requirements: required, inputs: required },
  ...{ coverage: required, windows: required, shared: required, fresh: required, outliers: required, apps: required },
  commits: required,
};
const fact: Keys<PageModel["facts"][number]> = { label: required, value: required };
const attentionItem: Keys<AttentionItem> = {
  ...{ level: required, kind: required, app: optional, network: optional, what: required, next: optional },
  place: optional,
};
const changes: Keys<Changes> = { base: optional, items: required };
const change: Keys<Change> = { kind: required, app: optional, what: required, provenance: optional, place: optional };
const requirement: Keys<Requirement> = {
  ...{ standard: required, id: required, topic: required, shown: required, missing: required, person: required },
};
const input: Keys<Input> = { kind: required, name: required, digest: optional, says: required, complete: required };
const coverageDay: Keys<CoverageDay> = { date: required, used: required, covered: required };
const window: Keys<Window> = {
  ...{ ...where, from: optional, until: required, ports: required, reason: optional, readiness: optional },
};
const traffic: Keys<Traffic> = {
  ...{ ...destination, connections: required, clients: optional, firstSeen: required, lastSeen: required },
};
const entry: Keys<Entry> = {
  ...{ ...destination, use: required, traffic: optional, reason: optional, ticket: optional, bundle: optional },
  ...{ since: optional, commit: optional, approved: optional, lastChanged: optional, confirmed: optional },
  ...{ expires: optional, risk: optional },
  place: required,
};
const lastChange: Keys<NonNullable<Entry["lastChanged"]>> = { on: required, commit: optional };
const commit: Keys<Commit> = {
  ...{ id: required, date: required, author: required, subject: required, merged: optional, approvals: required },
};
const app: Keys<App> = {
  ...{ ...where, team: optional, owners: required, stage: required, next: optional, window: optional },
  ...{ place: optional, entries: required, missing: required, refused: required },
};
const refusal: Keys<App["refused"][number]> = { ...destination, reason: optional };
const remark: Keys<FleetRemark> = { ...destination, apps: required, says: required };
const types: Readonly<Record<string, Readonly<Record<string, "optional" | "required">>>> = {
  ...{ fact, attentionItem, changes, change, requirement, input, coverageDay, window, traffic, entry, app, refusal },
  ...{ remark, commit, lastChange },
};

it.each([["the report", schema, { version: required, command: required, ...pageModel }] as const])(
  "%s has the keys of its type",
  (_, described, keys) => expect(keysOf(described)).toEqual(keys),
);
it.each(Object.entries(types))("%s has the keys of its type", (name, keys) => {
  expect(keysOf(schema.$defs[name])).toEqual(keys);
});
it("has no other maps", () => {
  const maps = Object.entries(schema.$defs).filter(([, { properties }]) => properties !== undefined);
  expect(maps.map(([name]) => name).sort()).toEqual(Object.keys(types).sort());
});

function keysOf(described: Schema | undefined) {
  const entries = Object.keys(described?.properties ?? {}).map((key) => [
    key,
    described?.required.includes(key) ? required : optional,
  ]);
  return Object.fromEntries(entries);
}

it("admits a whole report, one with keys that it does not know, and not every one", () => {
  const validate = validatorOf(schema);
  const report = JSON.parse(reportOf(companyPage));
  expect(validate(report)).toBe(true);
  expect(validate({ ...report, later: [] })).toBe(true);
  expect(validate({ ...report, apps: [{ app: "a" }] })).toBe(false);
});
