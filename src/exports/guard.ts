/** Functions for callers whose types nothing has checked. Pure. */
import type { Requirement } from "../requirements/requirement.ts";

type Unchecked = (...given: never[]) => unknown;
type Demands<Given extends readonly unknown[]> = {
  readonly [Index in keyof Given]-?: readonly [name: string, requirement: Requirement<Given[Index]>];
};

/**
 * The same function, that is never given what it is not made for.
 *
 * @param demands the name of each argument, and what it has to be
 */
export function guard<Function extends Unchecked>(run: Function, ...demands: Demands<Parameters<Function>>): Function {
  const named = demands as readonly (readonly [string, Requirement<never>])[];
  const guarded: Unchecked = (...given) =>
    run(...named.map(([name, requirement], index) => requirement(given[index], name)));
  return guarded as Function;
}
