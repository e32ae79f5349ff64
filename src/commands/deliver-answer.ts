/** Writes the answer of a command that asks instead of judging: in words, or as JSON. */
import { UserError } from "../errors.ts";
import type { Block } from "../report/text-blocks.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { writeFileAtomically } from "./write-file.ts";

export interface Answer {
  readonly command: string;
  /** Empty: there is nothing to say in words. */
  readonly blocks: readonly Block[];
  /** Goes into the JSON output beside `version` and `command`. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** @throws UserError for the formats of findings. */
export async function deliverAnswer(answer: Answer, global: GlobalOptions, io: Io): Promise<void> {
  const unknown = global.outputs.find(({ format }) => format !== "pretty" && format !== "json");
  if (unknown !== undefined) {
    throw new UserError(`${answer.command} has no format "${unknown.format}"`, {
      hint: "Its formats are pretty and json.",
    });
  }
  const [{ safeJson }, { renderBlocks }] = await Promise.all([
    import("../report/json.ts"),
    import("../report/text-blocks.ts"),
  ]);
  for (const { format, file } of global.outputs) {
    const options = file === undefined ? io : { color: false, width: 100 };
    const text =
      format === "json"
        ? safeJson({ version: 1, command: answer.command, ...answer.data })
        : answer.blocks.length === 0
          ? ""
          : renderBlocks(answer.blocks, options);
    if (file === undefined) io.out(text);
    else await writeFileAtomically(file, text, io.cwd);
  }
}
