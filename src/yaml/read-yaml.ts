/** YAML text → values with places, and findings of the family `yaml/*`. Pure. */
import type { SourceFile } from "../findings/source-file.ts";
import { parseYaml, type YamlReading } from "./parse-yaml.ts";
import { scanYaml } from "./scan-yaml.ts";

/** Reads one YAML document: plain ones fast, all others and whatever is wrong with them through `yaml`. */
export function readYaml(source: SourceFile): YamlReading {
  const root = scanYaml(source.text);
  return root === undefined ? parseYaml(source) : { root, problems: [] };
}
