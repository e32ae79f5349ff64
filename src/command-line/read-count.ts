/** Reads what an option has for a whole number. */
import { UserError } from "../errors.ts";

/** @throws UserError where it is not a whole number, 0 or more. */
export function readCount(flag: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^\d{1,9}$/.test(value)) return Number(value);
  throw new UserError(`${flag} ${value} is not a whole number`, { hint: "Write digits only: 1000." });
}
