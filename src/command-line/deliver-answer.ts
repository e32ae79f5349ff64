/** Writes the answer of a command that asks instead of judging: in words, as JSON, or in a format that the command has. */
import type { OutputName } from "../report/report.ts";
import type { Block } from "../report/text-blocks.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { writeFileAtomically } from "./write-file.ts";

export interface Answer {
  readonly command: string;
  /** Empty: there is nothing to say in words. */
  readonly blocks: readonly Block[];
  /** Goes into the JSON output beside `version` and `command`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The formats beside these two. */
  readonly more?: Readonly<Partial<Record<OutputName, () => string>>>;
}

/** The formats of an answer that has no more. */
export const answerFormats = ["pretty", "json"] as const satisfies readonly OutputName[];

export async function deliverAnswer(answer: Answer, global: GlobalOptions, io: Io): Promise<void> {
  const [{ safeJson }, { renderBlocks }] = await Promise.all([
    import("../text/safe-json.ts"),
    import("../report/text-blocks.ts"),
  ]);
  const { command, blocks, data, more = {} } = answer;
  for (const { format, file } of global.outputs) {
    const options = file === undefined ? io : { color: false, width: 100 };
    const text =
      format === "json"
        ? safeJson({ version: 1, command, ...data })
        : (more[format]?.() ?? (blocks.length === 0 ? "" : renderBlocks(blocks, options)));
    if (file === undefined) io.out(text);
    else await writeFileAtomically(file, text, io.cwd);
  }
}
