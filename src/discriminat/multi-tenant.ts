/**
 * Whether a name leads to something that strangers share, so that an allowlist of names cannot tell an app's own data from an
 * attacker's. The list is short and known to be incomplete: it names what is commonly abused.
 */
import { type MultiTenantName, multiTenantNames } from "./multi-tenant-names.ts";
import { createOverlapIndex, type OverlapIndex } from "./overlap-index.ts";
import { isPattern } from "./pattern.ts";
import { createPatternSet, type PatternSet } from "./pattern-set.ts";

export type { MultiTenantName, MultiTenantTier } from "./multi-tenant-names.ts";

interface Tables {
  readonly records: ReadonlyMap<string, MultiTenantName>;
  readonly sharedNames: PatternSet;
  readonly all: OverlapIndex;
}

let tables: Tables | undefined;

function makeTables(): Tables {
  return {
    records: new Map(multiTenantNames.map((record) => [record.name, record])),
    sharedNames: createPatternSet(multiTenantNames.filter(({ ownNames }) => !ownNames).map(({ name }) => name)),
    all: createOverlapIndex(multiTenantNames.map(({ name }) => name)),
  };
}

/**
 * The first record that a name belongs to, or that a pattern can match a name of; `undefined` where there is none. A name
 * that one tenant has for good, such as a bucket's, is not shared; a pattern over such names is.
 */
export function multiTenantTier(nameOrPattern: string): MultiTenantName | undefined {
  tables ??= makeTables();
  const { records, sharedNames, all } = tables;
  const found = isPattern(nameOrPattern) ? all.find(nameOrPattern)?.member : sharedNames.match(nameOrPattern)[0];
  return found === undefined ? undefined : records.get(found);
}
