/** What is said where some networks could not be observed: each reason once, with its repair, and what became of the others. Pure. */
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import type { Target } from "./targets.ts";

export interface Failure {
  readonly target: Pick<Target, "name" | "expected" | "request">;
  readonly error: UserError;
}

/**
 * Of the failures of one run, at least one. What stops all of them in the same words, such as credentials, is that error itself.
 *
 * @param written how many snapshots were written
 */
export function failuresError(failures: readonly Failure[], written: number): UserError {
  const groups = byMessage(failures);
  const [first] = groups;
  if (first === undefined) throw new Error("nothing failed");
  if (groups.length === 1 && written === 0) return first.error;
  const words = groups.map(({ names, error }) => `${names}: ${error.message}`).join("; ");
  const hints = groups.flatMap(({ names, error: { hint } }) => {
    if (hint === undefined) return [];
    return groups.length === 1 ? [hint] : [`${names}: ${hint}`];
  });
  return new UserError(
    `${failures.length} of ${count(failures.length + written, "network")} could not be observed: ${words}`,
    {
      hint: [...hints, ...(written === 0 ? [] : [fates(failures)])].join(" "),
      cause: first.error,
      exitCode: failures.some(({ error }) => error.exitCode === 3) ? 3 : 2,
    },
  );
}

/** For programs. */
export function failureData({ target, error }: Failure): Readonly<Record<string, unknown>> {
  return { network: target.name, message: error.message, hint: error.hint };
}

interface Group {
  /** Quoted. */
  readonly names: string;
  readonly error: UserError;
}

function byMessage(failures: readonly Failure[]): readonly Group[] {
  return [...new Set(failures.map(({ error }) => error.message))].flatMap((message) => {
    const own = failures.filter(({ error }) => error.message === message);
    const names = own.map(({ target }) => quote(target.name)).join(", ");
    return own[0] === undefined ? [] : [{ names, error: own[0].error }];
  });
}

/** A command that reads a folder would take an old snapshot beside new ones for one of today. */
function fates(failures: readonly Failure[]): string {
  const old = failures.filter(({ target }) => target.expected !== "absent").map(({ target }) => target.request.out);
  const others = "The snapshots of the other networks were written";
  return old.length === 0 ? `${others}.` : `${others}; ${old.join(", ")} ${old.length === 1 ? "is" : "are"} as before.`;
}
