/** What `doctor` says of one thing that it looked at. Pure. */

/** In the order in which a summary names them. `unknown`: it could not be told. */
export const outcomes = ["wrong", "warning", "unknown", "ok"] as const;
export type Outcome = (typeof outcomes)[number];

export interface Result {
  /** What was looked at, in kebab-case. */
  readonly check: string;
  readonly outcome: Outcome;
  /** Without a full stop. */
  readonly message: string;
  /** What to do, as full sentences; always there where something is wrong. */
  readonly repair: string | undefined;
}

export function ok(check: string, message: string): Result {
  return { check, outcome: "ok", message, repair: undefined };
}

export function wrong(check: string, message: string, repair: string): Result {
  return { check, outcome: "wrong", message, repair };
}

export function warning(check: string, message: string, repair: string): Result {
  return { check, outcome: "warning", message, repair };
}

export function unknown(check: string, message: string, repair?: string): Result {
  return { check, outcome: "unknown", message, repair };
}
