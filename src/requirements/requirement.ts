/**
 * What an argument has to be, said where a caller's types do not: a requirement takes any value, and gives it back or refuses it
 * by the name of the argument. Pure.
 */
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { isDate } from "../values/dates.ts";

/** @throws UserError that calls the value by its name. */
export type Requirement<T> = (value: unknown, name: string) => T;

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === "string";
export const isList: Test = (value) => Array.isArray(value);

/** Not a list, a set or a map. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isIterable(value);
}

/** Whether a value is an object whose properties pass, as far as they are named: enough to tell it from everything else. */
export function has<T extends object>(tests: { readonly [K in keyof T]?: Test }): Test {
  const named = Object.entries<Test | undefined>(tests);
  return (value) => isObject(value) && named.every(([key, test]) => test?.(value[key]));
}

/** @param words what it has to be: "a text" */
export function kind<T>(words: string, test: Test, hint?: string): Requirement<T> {
  return (value, name) => {
    if (test(value)) return value as T;
    throw new UserError(`${name} is ${shown(value)}, not ${words}`, hint === undefined ? {} : { hint });
  };
}

export const text = textOf();

/** @param hint which text */
export function textOf(hint?: string): Requirement<string> {
  return kind("a text", isText, hint);
}

export const flag = kind<boolean>("true or false", (value) => typeof value === "boolean");
export const amount = kind<number>(
  "a number, 0 or more",
  (value) => typeof value === "number" && Number.isFinite(value) && value >= 0,
);
export const positive = kind<number>(
  "a whole number, 1 or more",
  (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 1,
);
export const date = kind<string>(
  "a date",
  (value) => typeof value === "string" && isDate(value),
  'Give a day in UTC as text, like "2026-11-24": the library does not read the clock.',
);

/** @param result what it has to return, whenever it is called */
export function callback<Args extends readonly unknown[], Result>(
  result: Requirement<Result>,
): Requirement<(...args: Args) => Result> {
  const called = kind<(...args: Args) => unknown>("a function", (value) => typeof value === "function");
  return (value, name) => {
    const call = called(value, name);
    return (...args) => result(call(...args), `${name}()`);
  };
}

export function oneOf<T extends string>(...words: readonly T[]): Requirement<T> {
  return kind(`one of ${words.map(quote).join(", ")}`, (value) => words.some((word) => word === value));
}

/** What may be left out. */
export function maybe<T>(requirement: Requirement<T>): Requirement<T | undefined> {
  return (value, name) => (value === undefined ? undefined : requirement(value, name));
}

export function listOf<T>(item: Requirement<T>, hint?: string): Requirement<readonly T[]> {
  const list = kind<readonly unknown[]>("a list", isList, hint);
  // `Array.from` sees the gaps of a list, which `map` skips.
  return (value, name) => Array.from(list(value, name), (one, index) => item(one, `${name}[${index}]`));
}

/** One, or a list of them. */
export function oneOrMany<T>(item: Requirement<T>): Requirement<T | readonly T[]> {
  const list = listOf(item);
  return (value, name) => (Array.isArray(value) ? list(value, name) : item(value, name));
}

/** Lists, sets, generators, as a list. Neither the letters of a text are meant, nor the pairs of a map. */
export function manyOf<T>(item: Requirement<T>, hint?: string): Requirement<readonly T[]> {
  const iterable = kind<Iterable<unknown>>(
    "a list or a set",
    (value) => isIterable(value) && !(value instanceof Map),
    hint,
  );
  const list = listOf(item);
  return (value, name) => list([...iterable(value, name)], name);
}

export function mapOf<Value>(item: Requirement<Value>): Requirement<ReadonlyMap<string, Value>> {
  const map = kind<ReadonlyMap<string, Value>>("a map", (value) => value instanceof Map);
  return (value, name) => {
    for (const [key, one] of map(value, name)) {
      text(key, `a key of ${name}`);
      item(one, `${name}.get(${quote(key)})`);
    }
    return map(value, name);
  };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
type OptionalKeys<T> = Exclude<keyof T, RequiredKeys<T>>;
type Mandatory<T> = { readonly [K in RequiredKeys<T>]: Requirement<T[K]> };
/** A property that may be left out may be `undefined` as well: callers pass on what they may not have. */
type Optional<T> =
  Record<OptionalKeys<T>, undefined> extends Pick<T, OptionalKeys<T>>
    ? { readonly [K in OptionalKeys<T>]-?: Requirement<Exclude<T[K], undefined>> }
    : "a property of it may be left out and may not be undefined";

/**
 * An object that callers write: every property of its type, the mandatory ones first. Gives a copy without what is `undefined`,
 * so that a default is never replaced by it; others' properties are not in it.
 */
export function objectOf<T extends object>(
  mandatory: Mandatory<T>,
  optional: Optional<T>,
  hint?: string,
): Requirement<T> {
  const object = kind<Readonly<Record<string, unknown>>>("an object", isObject, hint);
  const properties: readonly (readonly [string, Requirement<unknown>])[] = [
    ...Object.entries<Requirement<unknown>>(mandatory),
    ...Object.entries<Requirement<unknown>>(optional as object as Record<string, Requirement<unknown>>).map(
      ([key, requirement]) => [key, maybe(requirement)] as const,
    ),
  ];
  return (value, name) => {
    const given = object(value, name);
    const checked = properties.map(([key, requirement]) => [key, requirement(given[key], `${name}.${key}`)] as const);
    return Object.fromEntries(checked.filter(([key, one]) => one !== undefined || key in mandatory)) as T;
  };
}

function shown(value: unknown): string {
  if (typeof value === "string") return quote(value.slice(0, 80));
  if (Array.isArray(value)) return "a list";
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
