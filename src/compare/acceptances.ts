/**
 * What the firewall's config log says of declared names, found by app and name. Pure. The log says little
 * (https://chasersystems.com/docs/discriminat/aws/logs-ref); where it says nothing, nothing is guessed.
 */
import type { ResolvedName } from "../policy/resolve.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { addToGroup, type Group } from "../values/group.ts";

/** What the firewall said of one name, or of a client. */
export type Acceptance = Snapshot["acceptances"][number];

/** What the firewall last said about the names of each app. */
export type AcceptanceIndex = ReadonlyMap<string, readonly Acceptance[]>;

/** Acceptances of names by app and name. */
export function indexAcceptances(acceptances: readonly Acceptance[]): AcceptanceIndex {
  const index = new Map<string, Group<Acceptance>>();
  for (const acceptance of acceptances) {
    if (acceptance.kind !== "name" || acceptance.app === null) continue;
    addToGroup(index, acceptanceKey(acceptance.app, acceptance.subject), acceptance);
  }
  return index;
}

/** What the firewall said about declared names; `?` is deployed as `_`, and it may print either. */
export function acceptancesOf(
  acceptances: AcceptanceIndex,
  app: string,
  names: readonly ResolvedName[],
): readonly Acceptance[] {
  return names.flatMap(({ name, protocol }) =>
    (acceptances.get(acceptanceKey(app, name)) ?? []).filter(
      (acceptance) => acceptance.protocol === null || acceptance.protocol === protocol,
    ),
  );
}

function acceptanceKey(app: string, name: string): string {
  return `${app}\n${name.replaceAll("?", "_")}`;
}
