/**
 * The only place that writes what a command has to say: each `--format` to standard output or to its file. How a format looks is
 * the format's business; color, width and `--quiet` are decided here.
 */
import type { OutputName } from "../report/formats.ts";
import type { RenderOptions } from "../report/report.ts";
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
  /** The result in words without a full stop, for standard error where all outputs are files. */
  readonly summary?: string;
}

const fileWidth = 100;

/** @throws UserError where a file cannot be written. */
export async function deliver({ command, formats, summary }: Delivery, global: GlobalOptions, io: Io): Promise<void> {
  const { outputs, quiet } = global;
  for (const { format, file } of outputs) {
    const render = formats[format];
    // The description of the command lists its formats, and the command line has refused all others.
    if (render === undefined) throw new Error(`${command} has no format "${format}"`);
    if (file === undefined) {
      write(await render({ color: io.color, width: io.width, quiet, toFile: false }), io);
    } else {
      const text = await render({ color: false, width: fileWidth, quiet: false, toFile: true });
      await writeFileAtomically(file, text, { cwd: io.cwd });
    }
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  if (summary !== undefined && !quiet && files.length === outputs.length) {
    io.err(`${command}: ${summary}; see ${files.join(", ")}\n`);
  }
}

function write(text: Text, io: Io): void {
  if (typeof text === "string") io.out(text);
  else for (const piece of text) io.out(piece);
}
