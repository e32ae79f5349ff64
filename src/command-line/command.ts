/** What a command is: a light description, and the module that runs it. Types only. */
import type { ExitCode } from "../errors.ts";
import type { Severity } from "../findings/finding.ts";
import type { OutputName } from "../report/formats.ts";

export interface ArgumentSpec {
  /** As commander writes it: `<app>`, `[path...]`. */
  readonly name: string;
  readonly description: string;
  /** What a shell may complete it with; a subject is a check or a bundle. */
  readonly complete?: "file" | "subject" | "app" | readonly string[];
}

export interface OptionSpec {
  /** As commander writes it: `--check`, `--outdir <dir>`; `--logs <glob...>` takes several, also when it is repeated. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** What a shell may complete it with, where there are no choices. */
  readonly complete?: "file" | "directory" | "app" | "network";
}

export interface CommandSpec {
  readonly name: string;
  /** One line without a full stop, for the list of commands. */
  readonly summary: string;
  /** More about it, above the options of `--help`. */
  readonly details?: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** What `--format` may be, where it is not the formats of findings. */
  readonly formats?: readonly OutputName[];
  /** Command lines without the program's name, and what each does. */
  readonly examples: readonly { readonly line: string; readonly does: string }[];
}

/** One `--format name[:file]`; without a file it goes to standard output. */
export interface Output {
  readonly format: OutputName;
  readonly file: string | undefined;
}

/** The options that every command has. */
export interface GlobalOptions {
  /** Directory of the policy tree. */
  readonly policies: string;
  readonly outputs: readonly Output[];
  readonly failOn: Severity | "never";
  /** `YYYY-MM-DD`, UTC: the only clock of what is judged. */
  readonly asOf: string;
  /** The same by the machine's clock: for what is not over, whatever `asOf` says. Must not be in what is written. */
  readonly today: string;
  readonly quiet: boolean;
  readonly debug: boolean;
}

export interface Invocation {
  /** Positional arguments, variadic ones flattened. */
  readonly args: readonly string[];
  /** The command's own options, by their camel-case names. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly global: GlobalOptions;
}

/** The world outside, as a command may use it. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Standard output: what was asked for. */
  readonly out: (text: string) => void;
  /** Waits until standard output takes more; for what is written in many pieces. @default it always does */
  readonly drained?: () => Promise<void>;
  /** Standard error: progress, notes and errors. */
  readonly err: (text: string) => void;
  /** What `--debug` shows; nothing without it. */
  readonly debug: (text: string) => void;
  readonly readStdin: () => Promise<string>;
  /** Whether colors may be written to standard output. */
  readonly color: boolean;
  /** Columns of standard output. */
  readonly width: number;
  /** Whether standard error is a terminal. */
  readonly interactive: boolean;
  /** Whether someone sits at a terminal who can be asked: never in CI. @default false */
  readonly canAsk?: boolean;
}

export type Run = (invocation: Invocation, io: Io) => Promise<ExitCode>;

export interface Command {
  readonly spec: CommandSpec;
  /** Imports what the command works with, once it is asked to run. */
  readonly load: () => Promise<{ readonly run: Run }>;
}
