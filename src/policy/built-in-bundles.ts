/**
 * Bundles that ship with the package: names that AWS workloads commonly need, each with the public page that lists it.
 * Package registries are not among them; whether an app may install software is for its owners to say, in a bundle of their own.
 */
import { awsBundles } from "./bundles/aws.ts";
import { developmentBundles } from "./bundles/development.ts";
import { observabilityBundles } from "./bundles/observability.ts";
import { systemBundles } from "./bundles/systems.ts";
import type { Bundle } from "./model.ts";

/** By name, in the order of the names. A bundle of the same name in a policy tree takes precedence. */
export const builtInBundles: ReadonlyMap<string, Bundle> = new Map(
  [...awsBundles, ...developmentBundles, ...observabilityBundles, ...systemBundles].map((bundle) => [
    bundle.name,
    bundle,
  ]),
);
