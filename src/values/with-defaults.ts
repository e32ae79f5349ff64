/** Options of which only some are given. Pure. */

/** What is left out or `undefined` is not given. */
export type Given<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The defaults, but for what is given. */
export function withDefaults<T extends object>(defaults: T, given: Given<T> | undefined): T {
  const known = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(known) };
}
