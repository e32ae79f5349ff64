/** A policy tree written in a test as plain objects. YAML is a superset of JSON: they take the way of every file. */

import { loadFiles } from "../../src/policy/load-tree.ts";
import type { Policy, PolicyTree } from "../../src/policy/model.ts";
import { parsePolicy, parseSettings } from "../../src/policy/parse-file.ts";

export interface PolicyObject {
  readonly app: string;
  readonly team?: string;
  readonly networks?: readonly string[];
  readonly security_groups?: number;
  readonly existing_groups?: Readonly<Record<string, readonly string[]>>;
  readonly confirmed?: string;
  readonly allow?: readonly object[];
  readonly see_thru?: object;
  readonly refuse?: readonly object[];
  readonly tests?: readonly object[];
}

/** @throws where a file has findings: a test's tree is a good one. */
export function treeOf(settingsObject: object, policyObjects: readonly PolicyObject[]): PolicyTree {
  const { settings, findings } = parseSettings({
    path: "policies/discriminat.yaml",
    text: JSON.stringify(settingsObject),
  });
  const parsed = policyObjects.map((policy) => {
    const whole = { team: "lab", ...policy };
    const path = `policies/${whole.team}/${whole.app}.yaml`;
    return parsePolicy({ path, text: JSON.stringify(whole) }, whole.team);
  });
  const all = [...findings, ...parsed.flatMap((one) => one.findings)];
  if (settings === undefined || all.length > 0) {
    throw new Error(all.map(({ file, message }) => `${file}: ${message}`).join("\n"));
  }
  return { settings, policies: parsed.flatMap(({ policy }): Policy[] => (policy ? [policy] : [])), bundles: [] };
}

/** `count` different names of 20 to 23 characters. */
export function hostNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `host-${index}.service.example`);
}

/** A tree of files as their authors write them: `web/shop.yaml` → text. Findings of the loader are no concern of it. */
export function treeFrom(files: Readonly<Record<string, string>>): PolicyTree {
  const show = (path: string): string => `policies/${path}`;
  const { tree } = loadFiles({
    show,
    list: () => ({ paths: Object.keys(files).sort(), problems: [] }),
    read: (path) => ({ source: { path: show(path), text: files[path] ?? "" } }),
  });
  if (tree === undefined) throw new Error("the settings have errors");
  return tree;
}
