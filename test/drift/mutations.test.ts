/** A deployed estate, changed by hand in every way that matters and in ways that do not: what drift says, exactly. */
import { describe, expect, test } from "vitest";
import { driftChecks } from "../../src/drift/checks.ts";
import type { Drift } from "../../src/drift/judge-drift.ts";
import { findDrift } from "../../src/library/find-drift.ts";
import {
  deploy,
  describedGroups,
  describedInterfaces,
  describedRules,
  type Estate,
} from "../helpers/deployed-estate.ts";
import { asOf, company } from "./company.ts";
import { mutations } from "./mutations.ts";

function driftOf(estate: Estate, shapes: readonly ((estate: Estate) => object)[]): Drift {
  const sources = shapes.map((shape, index) => ({ path: `${index}.json`, text: JSON.stringify(shape(estate)) }));
  return findDrift({ tree: company, sources, networks: ["prod", "stage"], asOf }).drift;
}

const said = ({ problems }: Drift): readonly string[] =>
  [...new Set(problems.map(({ check, app }) => `${check} ${app ?? "-"}`))].sort();

const errors = new Set<string>(driftChecks.flatMap(({ id, severity }) => (severity === "error" ? [id] : [])));

describe.each([
  ["as EC2 lists groups, rules and interfaces", [describedGroups, describedRules, describedInterfaces]],
  ["as EC2 lists groups", [describedGroups]],
] as const)("%s", (_, shapes) => {
  const seen = mutations.filter(({ attachment }) => attachment === undefined || shapes.length > 1);

  test.each(seen)("$kind: $does", ({ change, expected }) => {
    const estate = deploy(company);
    change(estate);
    const drift = driftOf(estate, shapes);
    expect(said(drift)).toEqual([...new Set(expected)].sort());
    const isDrifted = expected.some((text) => errors.has(text.split(" ")[0] ?? ""));
    expect(drift.verdict).toBe(isDrifted ? "drifted" : "in step");
  });
});

test("at least sixty mutations differ, and they are of every check that groups alone can show", () => {
  expect(mutations.filter(({ expected }) => expected.length > 0).length).toBeGreaterThanOrEqual(60);
  const shown = new Set(mutations.flatMap(({ expected }) => expected.map((text) => text.split(" ")[0])));
  const others = ["drift/name-refused", "drift/incomplete", "drift/never-accepted"];
  expect(driftChecks.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual(others);
});
