/** The sidecar `<app>.evidence.json`: what was seen of each name that was suggested, kept beside the policy. Pure. */

import { UserError } from "../errors.ts";
import { safeJson } from "../text/safe-json.ts";
import type { Need } from "./needs.ts";
import type { Suggestion } from "./suggest.ts";

/** Beside the policy; the loader reads YAML only. */
export function evidencePath(policyPath: string): string {
  return policyPath.replace(/\.yaml$/, ".evidence.json");
}

/** Snake case, as in a snapshot. */
interface EvidenceRecord {
  readonly protocol: string;
  readonly name: string;
  readonly port: number;
  readonly networks: readonly string[];
  readonly connections: number;
  readonly sources: number;
  readonly days: readonly string[];
  readonly first_seen: string | null;
  readonly last_seen: string | null;
}

/**
 * The text of the file with the evidence of a suggestion in it: records of other names stay, those of the same are replaced.
 *
 * @param before the file as it is; `undefined` where there is none
 * @throws UserError where the file is not one of evidence.
 */
export function evidenceText(
  path: string,
  before: string | undefined,
  { policy, placements, bundles }: Suggestion,
): string {
  const records = new Map(readRecords(path, before).map((record) => [keyOf(record), record]));
  const needs = [
    ...bundles.flatMap((bundle) => bundle.needs),
    ...placements.flatMap(({ names }) => names.flatMap((name) => name.needs)),
  ];
  for (const need of needs) records.set(keyOf(need), toRecord(need));
  const evidence = [...records].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, record]) => record);
  return safeJson({ version: 1, app: policy.app?.value ?? null, evidence });
}

function toRecord({
  protocol,
  name,
  port,
  networks,
  connections,
  sources,
  days,
  firstSeen,
  lastSeen,
}: Need): EvidenceRecord {
  return { protocol, name, port, networks, connections, sources, days, first_seen: firstSeen, last_seen: lastSeen };
}

function keyOf({ protocol, name, port }: Pick<EvidenceRecord, "protocol" | "name" | "port">): string {
  return JSON.stringify([name, protocol, port]);
}

function readRecords(path: string, text: string | undefined): readonly EvidenceRecord[] {
  if (text === undefined) return [];
  const data = parse(text);
  const records = typeof data === "object" && data !== null && "evidence" in data ? data.evidence : undefined;
  if (Array.isArray(records) && records.every((record) => typeof record?.name === "string")) return records;
  throw new UserError(`${path} is not a file of evidence`, { hint: "Move it away; a new one is written." });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
