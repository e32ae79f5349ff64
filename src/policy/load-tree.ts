/** A folder of policies → `PolicyTree` and findings. The only file of this folder that reads the disk. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { UserError } from "../errors.ts";
import { compareFindings, type Finding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { Bundle, Policy, PolicyTree } from "./model.ts";
import { parseBundle, parsePolicy, parseSettings } from "./parse.ts";

export interface LoadOptions {
  /** What paths in findings are relative to. */
  readonly cwd: string;
  /** Policies to load, as files or folders; default: all of the tree. */
  readonly paths?: readonly string[];
}

export interface LoadedTree {
  /** `undefined` where the settings have errors: nothing can be judged without them. */
  readonly tree: PolicyTree | undefined;
  /** Sorted; of the families `yaml/*` and `schema/*`, and about files in the wrong place. */
  readonly findings: readonly Finding[];
  /** Every file that was read, by its path in findings. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/**
 * Reads the tree of policies in the folder `root`.
 *
 * @throws UserError where there is no such folder, or no settings file in it.
 */
export function loadTree(root: string, { cwd }: LoadOptions): LoadedTree {
  const sources = new Map<string, SourceFile>();
  const findings: Finding[] = [];
  const read = (...segments: string[]): SourceFile => {
    const file = join(root, ...segments);
    const source = { path: relative(cwd, file).split(sep).join("/"), text: readFileSync(file, "utf8") };
    sources.set(source.path, source);
    return source;
  };
  const list = (...segments: string[]) => readdirSync(join(root, ...segments), { withFileTypes: true });
  const yamlFiles = (folder: string) =>
    list(folder)
      .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
      .map((entry) => entry.name)
      .sort();

  let folders: readonly string[];
  let settingsSource: SourceFile;
  try {
    folders = list()
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
    settingsSource = read("discriminat.yaml");
  } catch (error) {
    const hint = "run `discriminat-policy init`, or name another folder with --policies";
    throw new UserError(`cannot read ${relative(cwd, root)}/discriminat.yaml`, { hint, cause: error });
  }
  const settings = parseSettings(settingsSource);
  findings.push(...settings.findings);
  const bundles: Bundle[] = [];
  const policies: Policy[] = [];
  for (const folder of folders) {
    for (const file of yamlFiles(folder)) {
      const source = read(folder, file);
      if (folder === "bundles") {
        const parsed = parseBundle(source);
        findings.push(...parsed.findings);
        if (parsed.bundle !== undefined) bundles.push(parsed.bundle);
      } else {
        const parsed = parsePolicy(source, folder);
        findings.push(...parsed.findings);
        if (parsed.policy !== undefined) policies.push(parsed.policy);
      }
    }
  }
  const tree = settings.settings === undefined ? undefined : { settings: settings.settings, policies, bundles };
  return { tree, findings: findings.sort(compareFindings), sources };
}
