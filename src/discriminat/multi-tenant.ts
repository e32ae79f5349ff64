/**
 * Whether a name leads to something that strangers share, so that an allowlist of names cannot tell an app's own data from an
 * attacker's. The list is short and known to be incomplete: it names what is commonly abused.
 */
import { type MultiTenantName, multiTenantNames } from "./multi-tenant-names.ts";
import { isPattern } from "./pattern.ts";
import { overlaps } from "./pattern-language.ts";
import { createPatternSet, type PatternSet } from "./pattern-set.ts";

export type { MultiTenantName, MultiTenantTier } from "./multi-tenant-names.ts";

let shared: PatternSet | undefined;

/**
 * The first record that a name belongs to, or that a pattern can match a name of; `undefined` where there is none. A name
 * that one tenant has for good, such as a bucket's, is not shared; a pattern over such names is.
 */
export function multiTenantTier(nameOrPattern: string): MultiTenantName | undefined {
  if (isPattern(nameOrPattern)) return multiTenantNames.find(({ name }) => overlaps(nameOrPattern, name) !== undefined);
  shared ??= createPatternSet(multiTenantNames.filter(({ ownNames }) => !ownNames).map(({ name }) => name));
  const [found] = shared.match(nameOrPattern);
  return found === undefined ? undefined : multiTenantNames.find(({ name }) => name === found);
}
