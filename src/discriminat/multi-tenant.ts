/**
 * Whether a name leads to something that strangers share, so that an allowlist of names cannot tell an app's own data from an
 * attacker's. The list is short and known to be incomplete: it names what is commonly abused.
 */

import { awsRegions, otherPartition } from "./aws-partitions.ts";
import { type MultiTenantName, multiTenantNames, ownBuckets } from "./multi-tenant-names.ts";
import { isPattern, matches } from "./pattern.ts";
import { mayOverlap, overlaps } from "./pattern-language.ts";
import { createPatternSet, type PatternSet } from "./pattern-set.ts";
import { reachesOf } from "./registrable.ts";

export type { MultiTenantName, MultiTenantTier } from "./multi-tenant-names.ts";

interface Tables {
  readonly records: ReadonlyMap<string, MultiTenantName>;
  readonly sharedNames: PatternSet;
}

let tables: Tables | undefined;

function makeTables(): Tables {
  return {
    records: new Map(multiTenantNames.map((record) => [record.name, record])),
    sharedNames: createPatternSet(multiTenantNames.filter(({ ownNames }) => !ownNames).map(({ name }) => name)),
  };
}

/** A record, and a name of it that is admitted. */
export interface SharedName {
  readonly record: MultiTenantName;
  /** A real host where the record has one, else a name that a stranger could have. */
  readonly host: string;
}

/**
 * What a name leads to that strangers share, or what a pattern admits of it; `undefined` where there is nothing. A name that
 * one tenant has for good, such as a bucket's, is not shared; a pattern over such names is.
 */
export function sharedNameOf(nameOrPattern: string): SharedName | undefined {
  if (isPattern(nameOrPattern)) return sharedNameUnder(nameOrPattern);
  tables ??= makeTables();
  const [found] = tables.sharedNames.match(nameOrPattern);
  const record = found === undefined ? undefined : tables.records.get(found);
  return record && { record, host: nameOrPattern };
}

/** The first real host of a record, else the first name of a family. */
function sharedNameUnder(pattern: string): SharedName | undefined {
  let real: SharedName | undefined;
  let family: SharedName | undefined;
  let regional: MultiTenantName | undefined;
  for (const record of multiTenantNames) {
    if (!mayOverlap(record.name, pattern)) continue;
    const word = overlaps(record.name, pattern);
    if (word === undefined) continue;
    if (!isPattern(record.name)) return { record, host: word };
    const host = record.regional ? regionalHost(pattern, record.name) : undefined;
    if (host !== undefined) real ??= { record, host };
    // Another word than a region would show a name that does not exist.
    else if (record.regional) regional ??= record;
    else family ??= { record, host: word };
  }
  return real ?? family ?? (regional && belowSuffix(pattern, regional));
}

function regionalHost(pattern: string, name: string): string | undefined {
  const hosts = awsRegions.map((region) => name.replace("*", region));
  return hosts.find((host) => matches(pattern, host, { emptyRun: true }) && otherPartition(host) === undefined);
}

/** `*.s3.amazonaws.com` looks like `s3.<region>.amazonaws.com`, and is about buckets with a name of their own. */
function belowSuffix(pattern: string, record: MultiTenantName): SharedName | undefined {
  const { registrable } = reachesOf(pattern);
  return registrable && { record: { ...record, reason: ownBuckets }, host: registrable.name };
}

/** The record alone. */
export function multiTenantTier(nameOrPattern: string): MultiTenantName | undefined {
  return sharedNameOf(nameOrPattern)?.record;
}
