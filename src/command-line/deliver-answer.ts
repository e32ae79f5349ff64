/** Delivers the answer of a command that asks instead of judging: in words, as JSON, or in a format that the command adds. */
import { type Block, renderBlocks } from "../report/text-blocks.ts";
import { safeJsonPieces } from "../text/safe-json.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { type Delivery, deliver, type Warnings } from "./deliver.ts";

export interface Answer {
  readonly command: string;
  /** Empty: there is nothing to say in words. */
  readonly blocks: readonly Block[];
  /** Goes into the JSON output beside `version` and `command`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** As in `Delivery`. */
  readonly summary?: string;
  readonly warnings?: Warnings;
  /** Formats beside these two. */
  readonly more?: Delivery["formats"];
}

export async function deliverAnswer(answer: Answer, global: GlobalOptions, io: Io): Promise<void> {
  const { command, blocks, data, summary, warnings, more } = answer;
  const formats: Delivery["formats"] = {
    pretty: (options) => (blocks.length === 0 ? "" : renderBlocks(blocks, options)),
    json: () => safeJsonPieces({ version: 1, command, ...data }),
    ...more,
  };
  const also = { ...(summary === undefined ? {} : { summary }), ...(warnings === undefined ? {} : { warnings }) };
  await deliver({ command, formats, ...also }, global, io);
}
