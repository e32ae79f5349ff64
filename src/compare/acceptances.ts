/**
 * What the firewall's config log says of names, found by app and name. Pure. The log says little
 * (https://chasersystems.com/docs/discriminat/aws/logs-ref); where it says nothing, nothing is guessed.
 */
import { createPatternSet, type PatternSet } from "../discriminat/pattern-set.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { addToGroup, type Group } from "../values/group.ts";

/** What the firewall said of one name, or of a client. */
export type Acceptance = Snapshot["acceptances"][number];

/** Acceptances of one app by name or pattern. `?` is deployed as `_`, and the firewall may print either: here it is `?`. */
interface AppAcceptances {
  readonly bySubject: Map<string, Group<Acceptance>>;
  /** Made once it is needed. */
  subjects: PatternSet | undefined;
}

/** What the firewall last said about the names of each app. */
export type AcceptanceIndex = ReadonlyMap<string, AppAcceptances>;

/** Acceptances of names by app and name. */
export function indexAcceptances(acceptances: readonly Acceptance[]): AcceptanceIndex {
  const index = new Map<string, AppAcceptances>();
  for (const acceptance of acceptances) {
    if (acceptance.kind !== "name" || acceptance.app === null) continue;
    const own = index.get(acceptance.app) ?? { bySubject: new Map(), subjects: undefined };
    index.set(acceptance.app, own);
    addToGroup(own.bySubject, asWritten(acceptance.subject), acceptance);
  }
  return index;
}

/** What the firewall said about declared names, each by itself. */
export function acceptancesOf(
  acceptances: AcceptanceIndex,
  app: string,
  names: readonly ResolvedName[],
): readonly Acceptance[] {
  const own = acceptances.get(app);
  return names.flatMap(({ name, protocol }) => ofProtocol(own?.bySubject.get(asWritten(name)), protocol));
}

/** What the firewall said about every name and pattern of an app that matches an observed name. */
export function acceptancesFor(
  acceptances: AcceptanceIndex,
  app: string,
  { name, protocol }: Target,
): readonly Acceptance[] {
  const own = acceptances.get(app);
  if (own === undefined) return [];
  own.subjects ??= createPatternSet(own.bySubject.keys());
  return own.subjects.match(name).flatMap((subject) => ofProtocol(own.bySubject.get(subject), protocol));
}

function ofProtocol(acceptances: readonly Acceptance[] = [], protocol: string): readonly Acceptance[] {
  return acceptances.filter((acceptance) => acceptance.protocol === null || acceptance.protocol === protocol);
}

function asWritten(name: string): string {
  return name.replaceAll("_", "?");
}
