/** The configuration of a plan: what was written about each resource. Pure. */
import { type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import { withoutIndexes } from "./find-group.ts";
import type { PlannedResource } from "./planned-resource.ts";

/** Resources and data sources by address without indexes. */
export type Configuration = ReadonlyMap<string, JsonMap>;

export function indexConfiguration(configuration: unknown): Configuration {
  const found = new Map<string, JsonMap>();
  const open: { readonly path: string; readonly module: unknown }[] = [
    { path: "", module: mapOf(configuration).root_module },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { resources, module_calls: calls } = mapOf(next.module);
    for (const resource of mapsOf(resources)) {
      const data = resource.mode === "data" ? "data." : "";
      found.set(`${next.path}${data}${resource.type}.${resource.name}`, resource);
    }
    for (const [name, call] of Object.entries(mapOf(calls))) {
      open.push({ path: `${next.path}module.${name}.`, module: mapOf(call).module });
    }
  }
  return found;
}

export function configurationOf(
  { moduleAddress, type, name }: Pick<PlannedResource, "moduleAddress" | "type" | "name">,
  configuration: Configuration,
): JsonMap {
  const module = withoutIndexes(moduleAddress);
  return configuration.get(`${module === "" ? "" : `${module}.`}${type}.${name}`) ?? {};
}

/** The attribute is written there; blocks of `dynamic` do not show. */
export function isWritten(attribute: string, resource: JsonMap): boolean {
  return attribute in mapOf(resource.expressions);
}
