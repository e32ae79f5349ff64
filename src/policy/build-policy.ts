/** The nodes of a policy file → `Policy`. Tolerant: what has the wrong type is left out. Pure. */
import type { Protocol } from "../discriminat/preferences.ts";
import type { Place } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { Suppression } from "../findings/suppression.ts";
import {
  fileStart,
  mapOf,
  mapsOf,
  optionOf,
  textOf,
  textsOf,
  wholeNumberOf,
  wholeNumbersOf,
} from "../yaml/read-fields.ts";
import type { MapNode } from "../yaml/yaml-node.ts";
import type { Entry, ExistingGroups, NameList, Policy, PolicyTest, SeeThru } from "./model.ts";

const protocols: readonly Protocol[] = ["tls", "ssh"];

export function buildPolicy(
  source: SourceFile,
  folder: string,
  root: MapNode,
  suppressions: readonly Suppression[],
): Policy {
  return {
    source,
    folder,
    at: fileStart,
    app: textOf(root, "app"),
    team: textOf(root, "team"),
    networks: textsOf(root, "networks"),
    securityGroups: wholeNumberOf(root, "security_groups"),
    existingGroups: buildExistingGroups(root),
    confirmed: textOf(root, "confirmed"),
    allowAt: keyPlace(root, "allow"),
    allow: mapsOf(root, "allow").map(buildEntry),
    seeThru: buildSeeThru(root),
    refuse: mapsOf(root, "refuse").map((item) => ({
      at: itemPlace(item, ["name"]),
      name: textOf(item, "name"),
      reason: textOf(item, "reason"),
    })),
    tests: mapsOf(root, "tests").flatMap(buildTest),
    suppressions,
  };
}

function keyPlace(map: MapNode, key: string): Place | undefined {
  const entry = map.entries.find((other) => other.key.value === key);
  return entry && { span: entry.key.span, path: entry.key.path };
}

/** Where a finding about an item as a whole points: the key that makes it what it is, so that it stays on one line. */
export function itemPlace(item: MapNode, keys: readonly string[]): Place {
  const key = item.entries.find((entry) => keys.includes(entry.key.value)) ?? item.entries[0];
  return { span: key?.key.span ?? item.span, path: item.path };
}

/** The list of names that an entry or an item of a bundle holds, by its protocol. */
export function buildNameList(item: MapNode): NameList | undefined {
  for (const protocol of protocols) {
    const names = textsOf(item, protocol);
    if (names !== undefined) return { protocol, names, ports: wholeNumbersOf(item, "ports") };
  }
  return undefined;
}

function buildEntry(item: MapNode): Entry {
  const emergency = mapOf(item, "emergency");
  const key = item.entries.find((entry) => entry.key.value === "emergency")?.key;
  return {
    at: itemPlace(item, [...protocols, "bundle"]),
    list: buildNameList(item),
    bundle: textOf(item, "bundle"),
    reason: textOf(item, "reason"),
    ticket: (emergency && textOf(emergency, "ticket")) ?? textOf(item, "ticket"),
    networks: textsOf(item, "networks"),
    expires: (emergency && textOf(emergency, "until")) ?? textOf(item, "expires"),
    confirmed: textOf(item, "confirmed"),
    emergency: emergency && key && { span: key.span, path: key.path },
  };
}

function buildSeeThru(root: MapNode): SeeThru | undefined {
  const map = mapOf(root, "see_thru");
  const key = root.entries.find((entry) => entry.key.value === "see_thru")?.key;
  if (map === undefined || key === undefined) return undefined;
  return {
    at: { span: key.span, path: key.path },
    until: textOf(map, "until"),
    reason: textOf(map, "reason"),
    ports: wholeNumbersOf(map, "ports"),
    group: optionOf(map, "group", ["same", "separate"]),
    networks: textsOf(map, "networks"),
  };
}

function buildExistingGroups(root: MapNode): readonly ExistingGroups[] {
  const map = mapOf(root, "existing_groups");
  if (map === undefined) return [];
  return map.entries.flatMap(({ key }) => {
    const ids = textsOf(map, key.value);
    return ids === undefined ? [] : [{ network: key, ids }];
  });
}

function buildTest(item: MapNode): readonly PolicyTest[] {
  for (const expect of ["allow", "block"] as const) {
    const target = textOf(item, expect);
    if (target !== undefined) return [{ at: itemPlace(item, [expect]), expect, target }];
  }
  return [];
}
