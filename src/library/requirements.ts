/** What callers of the library may get wrong, said by the name of the argument. Pure. */
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { isDate } from "../values/dates.ts";

/** What options with a date look like. */
export const dateHint = 'Give an object: `{asOf: "2026-11-24"}`.';

type Unchecked = Readonly<Record<string, unknown>>;

/** @throws UserError where `asOf` is not a date. */
export function requireDate(asOf: unknown): void {
  if (typeof asOf === "string" && isDate(asOf)) return;
  throw new UserError(`asOf is ${shown(asOf)}, not a date`, {
    hint: 'Give a day in UTC as text, like "2026-11-24": the library does not read the clock.',
  });
}

/** @throws UserError where it is not an object with properties. */
export function requireObject(value: unknown, name: string, hint: string): void {
  if (!isObject(value)) throw new UserError(`${name} is ${shown(value)}, not an object`, { hint });
}

/** @throws UserError where it is not a tree of policies. */
export function requireTree(tree: unknown, name: string): void {
  if (isObject(tree) && Array.isArray(tree.policies) && Array.isArray(tree.bundles) && isObject(tree.settings)) return;
  throw new UserError(`${name} is ${shown(tree)}, not a policy tree`, {
    hint: "Give `loadTree(folder).tree`; it is undefined where the settings cannot be used, and `findings` says why.",
  });
}

/** @throws UserError where it is not what `loadTree` returns. */
export function requireLoaded(loaded: unknown, name: string): void {
  if (isObject(loaded) && Array.isArray(loaded.findings) && "tree" in loaded) return;
  throw new UserError(`${name} is ${shown(loaded)}, not a loaded tree`, {
    hint: "Give what `loadTree(folder)` returns, as a whole.",
  });
}

/** @throws UserError where it is not a list of snapshots, each with its network. */
export function requireObserved(observed: unknown, name: string): void {
  const isGood = (one: unknown): boolean => isObject(one) && isObject(one.network) && isSnapshot(one.snapshot);
  if (Array.isArray(observed) && observed.every(isGood)) return;
  throw new UserError(`${name} is ${shown(observed)}, not a list of networks with their snapshots`, {
    hint: "Give what `networkSnapshots(tree, [{file, snapshot}])` returns.",
  });
}

/** @throws UserError where it is not a snapshot. */
export function requireSnapshot(snapshot: unknown, name: string): void {
  if (isSnapshot(snapshot)) return;
  throw new UserError(`${name} is ${shown(snapshot)}, not a snapshot`, {
    hint: "Give what `observeLogs` or `parseSnapshot` returns.",
  });
}

/** @throws UserError where it is not a text. */
export function requireText(text: unknown, name: string, hint: string): void {
  if (typeof text !== "string") throw new UserError(`${name} is ${shown(text)}, not a text`, { hint });
}

/** @throws UserError where it is not a list of texts. */
export function requireTexts(texts: unknown, name: string, hint: string): void {
  if (Array.isArray(texts) && texts.every((text) => typeof text === "string")) return;
  throw new UserError(`${name} is ${shown(texts)}, not a list of texts`, { hint });
}

function isSnapshot(value: unknown): boolean {
  return isObject(value) && Array.isArray(value.flows) && Array.isArray(value.acceptances) && isObject(value.records);
}

function isObject(value: unknown): value is Unchecked {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  if (typeof value === "string") return quote(value.slice(0, 80));
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
