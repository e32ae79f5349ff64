/** What callers of the library may get wrong, said by the name of the argument. Pure. */
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { isDate } from "../values/dates.ts";

/** @throws UserError where `asOf` is not a date. */
export function requireDate(asOf: unknown): void {
  if (typeof asOf === "string" && isDate(asOf)) return;
  throw new UserError(`asOf is ${typeof asOf === "string" ? quote(asOf) : String(asOf)}, not a date`, {
    hint: 'Give a day in UTC as text, like "2026-11-24": the library does not read the clock.',
  });
}
