/** What the options of `check` ask for. Pure, and light: the description of the command imports it. */
import type { Invocation } from "../../command-line/command.ts";
import { UserError } from "../../errors.ts";

export const gates = ["ready-to-enforce"] as const;

export interface CheckRequest {
  readonly observations: readonly string[];
  readonly apps: readonly string[];
  readonly minDays: number | undefined;
  readonly gate: boolean;
  readonly verbose: boolean;
}

/** @throws UserError where an option cannot be read. */
export function readRequest({ observations, app, minDays, gate, verbose }: Invocation["options"]): CheckRequest {
  if (!Array.isArray(observations) || observations.length === 0) {
    throw new UserError("check needs observed traffic", {
      hint: "Add --observations observations.json; `discriminat-policy observe` writes one.",
    });
  }
  return {
    observations,
    apps: Array.isArray(app) ? app : [],
    minDays: typeof minDays === "string" ? readDays(minDays) : undefined,
    gate: gate === gates[0],
    verbose: verbose === true,
  };
}

function readDays(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new UserError(`--min-days ${text} is not a number of days`, { hint: "Write a whole number, 1 or more." });
}
