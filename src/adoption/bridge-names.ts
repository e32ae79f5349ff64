/**
 * Rules that hold copies of names while these change their place: at lengths of `0.0.0.0/n` that neither the layout nor the group
 * uses, from `/32` downwards. Pure.
 */
import { annotationPrefixLength, formatAnnotation, maxDescriptionLength } from "../discriminat/annotation.ts";
import { addToGroup, type Group } from "../values/group.ts";
import type { TemporaryRule } from "./adoption.ts";
import { type DeclaredName, permissionOf } from "./existing-rules.ts";

/** What a group has room for. */
export interface Room {
  /** Index in the groups of the layout. */
  readonly group: number;
  /** Permissions that are taken. */
  readonly taken: ReadonlySet<string>;
  /** Rules that the quota leaves. */
  readonly free: number;
}

/** `undefined` where there is no room for the names of a port, which is given then. */
export function bridgeNames(
  names: readonly DeclaredName[],
  rooms: readonly Room[],
): { readonly rules: readonly TemporaryRule[] } | { readonly fullPort: number } {
  const places = rooms.map((room) => ({ ...room, taken: new Set(room.taken), used: 0 }));
  const rules: TemporaryRule[] = [];
  for (const description of descriptionsOf(names)) {
    const { port } = description;
    const found = firstPlace(places, port);
    if (found === undefined) return { fullPort: port };
    const { place, destination } = found;
    place.used += 1;
    place.taken.add(permissionOf(tcp(port), destination));
    rules.push({
      id: temporaryId(tcp(port), destination),
      group: place.group,
      ...tcp(port),
      destination,
      description: description.text,
      importId: undefined,
    });
  }
  return { rules };
}

const tcp = (port: number) => ({ protocol: "tcp", fromPort: port, toPort: port }) as const;

export function temporaryId(
  { protocol, fromPort, toPort }: Pick<TemporaryRule, "protocol" | "fromPort" | "toPort">,
  destination: string,
): string {
  const ports = fromPort === toPort ? `${fromPort}` : `${fromPort}-${toPort}`;
  const transport = protocol === "-1" ? "all" : `${protocol}-${ports}`;
  return `temporary-${transport}-${destination.replaceAll(/[.:]/g, "-").replace("/", "_")}`;
}

type Place = Room & { readonly taken: Set<string>; used: number };

function firstPlace(places: readonly Place[], port: number) {
  for (const place of places) {
    if (place.used >= place.free) continue;
    for (let length = 32; length >= 0; length -= 1) {
      const destination = `0.0.0.0/${length}`;
      if (!place.taken.has(permissionOf(tcp(port), destination))) return { place, destination };
    }
  }
  return undefined;
}

/** As few annotations as a first fit of the longest names makes. */
function descriptionsOf(names: readonly DeclaredName[]) {
  const byPort = new Map<string, Group<DeclaredName>>();
  const sorted = [...names].sort(
    (one, other) => other.name.length - one.name.length || (one.name < other.name ? -1 : 1),
  );
  for (const name of sorted) addToGroup(byPort, `${name.protocol} ${name.port}`, name);
  return [...byPort.values()].flatMap((ofPort) => {
    const { protocol, port } = ofPort[0];
    const lists: { length: number; readonly names: string[] }[] = [];
    for (const { name } of ofPort) {
      const room = name.length + 1;
      const list = lists.find(({ length }) => annotationPrefixLength + length + room - 1 <= maxDescriptionLength);
      if (list === undefined) lists.push({ length: room, names: [name] });
      else {
        list.length += room;
        list.names.push(name);
      }
    }
    return lists.map((list) => ({ port, text: formatAnnotation({ kind: protocol, names: [...list.names].sort() }) }));
  });
}
