/**
 * The only place that writes what a command has to say: each `--format` to standard output or to its file. How a format looks is
 * the format's business; color, width and `--quiet` are decided here.
 */
import type { OutputName } from "../report/formats.ts";
import type { RenderOptions } from "../report/report.ts";
import { visible } from "../text/visible.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { type Text, writeFileAtomically } from "./write-file.ts";

interface OutputOptions extends RenderOptions {
  /** `false`: it goes to standard output. */
  readonly toFile: boolean;
}

/** Called only for formats that were asked for. */
export type Render = (options: OutputOptions) => Text | Promise<Text>;

export interface Delivery {
  readonly command: string;
  /** Every format that the command has. */
  readonly formats: Readonly<Partial<Record<OutputName, Render>>>;
  /** The result in words without a full stop: for standard error, unless standard output is for people. */
  readonly summary?: string;
  readonly warnings?: Warnings;
}

/** Why the result may mean less than it seems: `--quiet` keeps them. */
export interface Warnings {
  /** Without a full stop. */
  readonly texts: readonly string[];
  /** Whether the output for people says them too, where it is not quiet. */
  readonly inWords: boolean;
}

const fileWidth = 100;

/** @throws UserError where a file cannot be written. */
export async function deliver(
  { command, formats, summary, warnings }: Delivery,
  global: GlobalOptions,
  io: Io,
): Promise<void> {
  const { outputs, quiet } = global;
  for (const { format, file } of outputs) {
    const render = formats[format];
    // The description of the command lists its formats, and the command line has refused all others.
    if (render === undefined) throw new Error(`${command} has no format "${format}"`);
    if (file === undefined) {
      await write(await render({ color: io.color, width: io.width, quiet, toFile: false }), io);
    } else {
      const text = await render({ color: false, width: fileWidth, quiet: false, toFile: true });
      await writeFileAtomically(file, text, { cwd: io.cwd });
    }
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const isForPeople = outputs.some(({ format, file }) => format === "pretty" && file === undefined);
  if (summary !== undefined && !quiet && !isForPeople) {
    const where = files.length === outputs.length ? `; see ${files.join(", ")}` : "";
    io.err(`${command}: ${summary}${where}\n`);
  }
  if (warnings === undefined || (warnings.inWords && isForPeople && !quiet)) return;
  for (const text of new Set(warnings.texts)) io.err(`${command}: ${visible(text)}\n`);
}

/** A reader that is slower than we are gets the next piece once it has taken the last one. */
async function write(text: Text, io: Io): Promise<void> {
  for (const piece of typeof text === "string" ? [text] : text) {
    io.out(piece);
    await io.drained?.();
  }
}
