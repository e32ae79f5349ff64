/** What tests of `import` need: groups into a tree, a tree with files in it, and what both admit. */
import { parseAnnotation } from "../../src/discriminat/annotation.ts";
import { type ImportResult, importSources } from "../../src/library/import-sources.ts";
import { loadFiles } from "../../src/policy/load-tree.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { deploy, describedGroups, type EstateGroup } from "../helpers/deployed-estate.ts";
import { treeOf } from "../helpers/policy-tree.ts";

/** What each app admits in each network, by what its rules say: `app network tls 443 name`, `app network see-thru …`; sorted. */
export function languageOf(tree: PolicyTree): readonly string[] {
  const said = deploy(tree).groups.flatMap(({ tags, rules }) =>
    rules
      .flatMap((rule) => admitted(rule.fromPort, rule.description))
      .map((text) => `${tags["discriminat-policy:app"]} ${tags["discriminat-policy:network"]} ${text}`),
  );
  return [...new Set(said)].sort();
}

/** What a rule on one port admits. */
export function admitted(port: number, description: string): readonly string[] {
  const annotation = parseAnnotation(description);
  if (annotation.kind === "see-thru") return [`see-thru ${annotation.until} on ${port}`];
  if (annotation.kind === "malformed" || annotation.kind === "none") return [];
  return annotation.names.map((name) => `${annotation.kind} ${port} ${name}`);
}

const networks = { one: { region: "eu-west-2", vpc_id: "vpc-1" }, two: { region: "us-east-1", vpc_id: "vpc-2" } };
export const empty = treeOf({ networks }, []);

/** A tree with the files in it. */
export function withFiles(
  tree: PolicyTree,
  files: readonly { readonly path: string; readonly after: string }[],
): PolicyTree {
  const texts = new Map([
    ["policies/discriminat.yaml", tree.settings.source.text],
    ...[...tree.policies, ...tree.bundles].map(({ source }) => [source?.path ?? "", source?.text ?? ""] as const),
    ...files.map(({ path, after }) => [path, after] as const),
  ]);
  const show = (path: string): string => `policies/${path}`;
  const loaded = loadFiles({
    show,
    list: () => ({ paths: [...texts.keys()].map((path) => path.replace(/^policies\//, "")).sort(), problems: [] }),
    read: (path) => ({ source: { path: show(path), text: texts.get(show(path)) ?? "" } }),
  });
  if (loaded.tree === undefined || loaded.findings.length > 0) throw new Error(JSON.stringify(loaded.findings));
  return loaded.tree;
}

export function importInto(tree: PolicyTree, groups: readonly EstateGroup[]): ImportResult {
  const text = JSON.stringify(describedGroups({ groups: [...groups], interfaces: [] }));
  return importSources({ tree, sources: [{ path: "groups.json", text }], asOf: "2026-11-24" });
}
