/** One file's text → its part of the model, with the findings of the families `yaml/*` and `schema/*`. Pure. */
import type { Finding, Path } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { Suppression } from "../findings/suppression.ts";
import type { SchemaValidator } from "../values/schema-validator.ts";
import { examineText } from "../yaml/examine-text.ts";
import { readSuppressions } from "../yaml/read-suppressions.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { MapNode } from "../yaml/yaml-node.ts";
import { buildBundle } from "./build-bundle.ts";
import { buildPolicy } from "./build-policy.ts";
import { buildSettings } from "./build-settings.ts";
import { isFinal, toLoaderFinding } from "./checks.ts";
import { explainSchema } from "./explain-schema-errors.ts";
import { validateBundle, validatePolicy, validateSettings } from "./generated/validators.ts";
import type { Bundle, Policy, Settings } from "./model.ts";

/** Parses `<team>/<app>.yaml`; `folder` is the name of the folder that holds it. */
export function parsePolicy(
  source: SourceFile,
  folder: string,
): { readonly policy: Policy | undefined; readonly findings: readonly Finding[] } {
  const { result, findings } = parse(source, validatePolicy, (root, suppressions) =>
    buildPolicy(source, folder, root, suppressions),
  );
  return { policy: result, findings };
}

/** Parses `discriminat.yaml`. No settings come of a file whose findings no setting can lower. */
export function parseSettings(source: SourceFile): {
  readonly settings: Settings | undefined;
  readonly findings: readonly Finding[];
} {
  const { result, findings } = parse(source, validateSettings, (root, suppressions) =>
    buildSettings(source, root, suppressions),
  );
  return { settings: findings.some(({ check }) => isFinal(check)) ? undefined : result, findings };
}

/** Parses a file of `bundles/`. */
export function parseBundle(source: SourceFile): {
  readonly bundle: Bundle | undefined;
  readonly findings: readonly Finding[];
} {
  const { result, findings } = parse(source, validateBundle, (root, suppressions) =>
    buildBundle(source, root, suppressions),
  );
  return { bundle: result, findings };
}

function parse<Model>(
  source: SourceFile,
  validate: SchemaValidator,
  build: (root: MapNode, suppressions: readonly Suppression[]) => Model | undefined,
): { readonly result: Model | undefined; readonly findings: readonly Finding[] } {
  const { readable, problems } = examineText(source);
  if (!readable) return { result: undefined, findings: problems.map(toLoaderFinding) };
  const { root, problems: yamlProblems } = readYaml(source);
  const { suppressions, problems: commentProblems } = readSuppressions(source);
  const schemaProblems =
    root === undefined || validate(root.value) ? [] : explainSchema(source, root, validate.errors ?? []);
  const found = [
    ...problems,
    ...yamlProblems,
    ...commentProblems,
    ...schemaProblems.filter(({ at }) => !yamlProblems.some((other) => overlaps(at.path, other.at.path))),
  ];
  const result = root?.kind === "map" ? build(root, suppressions) : undefined;
  return { result, findings: found.map(toLoaderFinding) };
}

/** Whether one path leads to or through the other: what is wrong there may only follow from the other's mistake. */
function overlaps(path: Path, other: Path): boolean {
  const shorter = path.length < other.length ? path : other;
  return shorter.every((key, index) => key === path[index] && key === other[index]);
}
