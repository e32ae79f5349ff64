/**
 * What a proposal says about itself for the next run: one comment of HTML that no page shows, in the proposal's own text. It holds
 * digests and numbers alone, so that no name can end it. Anything that is not exactly that is not a marker. Pure.
 */
import { isMap } from "../values/json.ts";
import { compareText } from "../values/order.ts";
import { digestOf, type Grounds, type Item } from "./item.ts";
import type { TeamUpkeep } from "./team-upkeep.ts";

export interface Marker {
  /** A digest of the team's folder, which may hold anything. */
  readonly team: string;
  /** Whether the tool itself has closed it: then it says nothing about what a person wants. */
  readonly isWithdrawn: boolean;
  /** By the items' keys. */
  readonly items: ReadonlyMap<string, Grounds & { readonly kind: Item["kind"] }>;
}

const start = "<!-- discriminat-policy:upkeep:v1 ";
const end = " -->";

export function writeMarker({ team, items }: Pick<TeamUpkeep, "team" | "items">): string {
  const numbers = ({ verdict, connections, days, clients }: Grounds) => [verdict, connections, days, clients];
  const sorted = <Value>(entries: readonly (readonly [string, Value])[]) =>
    Object.fromEntries([...entries].sort(([left], [right]) => compareText(left, right)));
  return markerOf({
    team: teamDigest(team),
    items: sorted(items.map(({ key, kind, grounds }) => [key, [kind, ...numbers(grounds)]] as const)),
  });
}

/** Takes the place of the marker where the tool closes a proposal. */
export function withdraw(body: string, team: string): string {
  const marker = markerOf({ team: teamDigest(team), withdrawn: true });
  const rest = body.startsWith(start) ? body.slice(body.indexOf(end) + end.length) : `\n${body}`;
  return marker + rest;
}

export const teamDigest = (team: string): string => digestOf(["team", team]);

const markerOf = (data: object): string => `${start}${JSON.stringify(data)}${end}`;

/** `undefined` where the text is none of ours. */
export function readMarker(body: string): Marker | undefined {
  const [line = ""] = body.split(/\r?\n/, 1);
  if (!line.startsWith(start) || !line.endsWith(end)) return undefined;
  const data = parse(line.slice(start.length, -end.length));
  if (!isMap(data) || typeof data.team !== "string") return undefined;
  const items = new Map<string, Grounds & { readonly kind: Item["kind"] }>();
  for (const [key, value] of entriesOf(data.items)) {
    const [kind, ...rest] = value;
    const grounds = groundsOf(rest);
    const known = kinds.find((one) => one === kind);
    if (grounds !== undefined && known !== undefined) items.set(key, { kind: known, ...grounds });
  }
  return { team: data.team, isWithdrawn: data.withdrawn === true, items };
}

const kinds = ["emergency", "expired", "unused", "missing", "window"] as const satisfies readonly Item["kind"][];

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function entriesOf(value: unknown): readonly (readonly [string, readonly unknown[]])[] {
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => (Array.isArray(one) ? [[key, one] as const] : []));
}

function groundsOf([verdict, connections, days, clients]: readonly unknown[]): Grounds | undefined {
  const isCount = (value: unknown): value is number => typeof value === "number" && value >= 0;
  if (typeof verdict !== "string" || !isCount(connections) || !isCount(days) || !isCount(clients)) return undefined;
  return { verdict, connections, days, clients };
}
