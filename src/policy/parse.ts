/** One file's text → its part of the model, with the findings of the families `yaml/*` and `schema/*`. Pure. */
import type { Finding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { buildBundle } from "./build-bundle.ts";
import { buildPolicy } from "./build-policy.ts";
import { buildSettings } from "./build-settings.ts";
import { toLoaderFinding } from "./checks.ts";
import type { Bundle, Policy, Settings, Suppression } from "./model.ts";
import { readYaml } from "./read-yaml.ts";
import type { MapNode } from "./yaml-node.ts";

/** Parses `<team>/<app>.yaml`; `folder` is the name of the folder that it lies in. */
export function parsePolicy(
  source: SourceFile,
  folder: string,
): { readonly policy: Policy | undefined; readonly findings: readonly Finding[] } {
  const { result, findings } = parse(source, (root, suppressions) => buildPolicy(source, folder, root, suppressions));
  return { policy: result, findings };
}

/** Parses `discriminat.yaml`. */
export function parseSettings(source: SourceFile): {
  readonly settings: Settings | undefined;
  readonly findings: readonly Finding[];
} {
  const { result, findings } = parse(source, (root, suppressions) => buildSettings(source, root, suppressions));
  return { settings: result, findings };
}

/** Parses a file of `bundles/`. */
export function parseBundle(source: SourceFile): {
  readonly bundle: Bundle | undefined;
  readonly findings: readonly Finding[];
} {
  const { result, findings } = parse(source, (root, suppressions) => buildBundle(source, root, suppressions));
  return { bundle: result, findings };
}

function parse<Model>(
  source: SourceFile,
  build: (root: MapNode, suppressions: readonly Suppression[]) => Model | undefined,
): { readonly result: Model | undefined; readonly findings: readonly Finding[] } {
  const { root, problems } = readYaml(source);
  const result = root?.kind === "map" ? build(root, []) : undefined;
  return { result, findings: problems.map(toLoaderFinding) };
}
