/** Why a plan does not hold everything that it would have to. Pure. */
import { isMap, type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import type { PlannedResource } from "./planned-resource.ts";

/** Clauses without a full stop. */
export function findGaps(root: JsonMap, resources: readonly PlannedResource[]): readonly string[] {
  const gaps: string[] = [];
  if (root.complete === false) gaps.push("it does not hold every change (-target, or changes put off)");
  if (Array.isArray(root.deferred_changes) && root.deferred_changes.length > 0) gaps.push("Terraform puts changes off");
  if (!isMap(root.configuration)) gaps.push("it has no configuration, which would show provisioners and programs");
  const listed = new Set(resources.map(({ address }) => address));
  const left = [...addressesOf(root.planned_values), ...addressesOf(mapOf(root.prior_state).values)].filter(
    (address) => !listed.has(address),
  );
  const [first] = left;
  // Terraform lists what does not change as well, unless it was told to look at some resources only.
  if (first !== undefined) gaps.push(`its changes leave out ${new Set(left).size} of its resources, such as ${first}`);
  return gaps;
}

/** Of managed resources, in modules as well. */
function addressesOf(values: unknown): readonly string[] {
  const found: string[] = [];
  const open: unknown[] = [mapOf(values).root_module];
  while (open.length > 0) {
    const { resources, child_modules: children } = mapOf(open.pop());
    for (const { address, mode } of mapsOf(resources)) {
      if (typeof address === "string" && (mode === undefined || mode === "managed")) found.push(address);
    }
    open.push(...mapsOf(children));
  }
  return found;
}
