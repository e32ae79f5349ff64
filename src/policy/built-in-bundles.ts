/** Bundles that ship with the package: names that workloads commonly need, each with the public page that lists it. */
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import { awsBundles } from "./bundles/aws.ts";
import { cloudBundles } from "./bundles/clouds.ts";
import { developmentBundles } from "./bundles/development.ts";
import { observabilityBundles } from "./bundles/observability.ts";
import { registryBundles } from "./bundles/registries.ts";
import { systemBundles } from "./bundles/systems.ts";
import type { Bundle } from "./model.ts";

const lists = [awsBundles, cloudBundles, developmentBundles, observabilityBundles, registryBundles, systemBundles]
  .flat(2)
  .sort((one, other) => compareText(one.name, other.name) || compareText(one.version ?? "", other.version ?? ""));

const versionsByName = groupBy(lists, ({ name }) => name);

/** The newest lists by name, in the order of the names. A bundle of the same name in a policy tree takes precedence. */
export const builtInBundles: ReadonlyMap<string, Bundle> = new Map(lists.map((bundle) => [bundle.name, bundle]));

/** Every list that a built-in bundle ever had, the newest last; none for other names. */
export function versionsOf(name: string): readonly Bundle[] {
  return versionsByName.get(name) ?? [];
}
