/** What is deployed as laid out, or differs in spelling only, is in step. */
import { expect, test } from "vitest";
import { findDrift } from "../../src/library/find-drift.ts";
import {
  deploy,
  describedGroups,
  describedInterfaces,
  describedRules,
  type Estate,
  shownState,
  stateFile,
  stateOfGroups,
} from "../helpers/deployed-estate.ts";
import { asOf, company } from "./company.ts";

const shapes: readonly [string, (estate: Estate) => readonly object[]][] = [
  ["describe-security-groups", (estate) => [describedGroups(estate)]],
  ["groups and rules", (estate) => [describedGroups(estate), describedRules(estate)]],
  [
    "groups, rules and interfaces",
    (estate) => [describedGroups(estate), describedRules(estate), describedInterfaces(estate)],
  ],
  ["a state as Terraform shows it", (estate) => [shownState(estate)]],
  ["a state file", (estate) => [stateFile(estate)]],
  ["a state with the groups alone", (estate) => [stateOfGroups(estate)]],
  ["a state and what AWS says", (estate) => [shownState(estate), describedGroups(estate), describedRules(estate)]],
];

test.each(shapes)("an estate as laid out is in step: %s", (_, shape) => {
  const sources = shape(deploy(company)).map((value, index) => ({
    path: `${index}.json`,
    text: JSON.stringify(value),
  }));
  const { drift, findings } = findDrift({ tree: company, sources, asOf });
  expect(findings).toEqual([]);
  expect(drift).toMatchObject({ verdict: "in step", unread: [], elsewhere: 0, unknown: [], missing: [] });
  expect(drift.apps).toHaveLength(9);
});
