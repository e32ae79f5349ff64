/**
 * The one error type that users are meant to see. Findings are data and never thrown; everything else that is thrown is a
 * bug (stack trace, exit code 3). Leaf: imports nothing.
 */

/** Exit codes of every command (docs: "Exit codes"). */
export type ExitCode = 0 | 1 | 2 | 3;

/** "Cannot go on": usage, settings or unreadable input (exit code 2), or the environment (exit code 3). */
export class UserError extends Error {
  /** What to do about it, as a full sentence. */
  readonly hint: string | undefined;
  readonly exitCode: 2 | 3;

  constructor(message: string, options: { hint?: string; cause?: unknown; exitCode?: 2 | 3 } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "UserError";
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 2;
  }
}
