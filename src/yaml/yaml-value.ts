/** A piece of YAML that another program printed → its value. Without places: what people write is read by `parse-yaml.ts`. Pure. */
import { parse } from "yaml";

/** `undefined` where it is not YAML. Aliases, which could make much of little, are refused. */
export function parseYamlValue(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0, logLevel: "silent", schema: "core", uniqueKeys: false });
  } catch {
    return undefined;
  }
}
