/**
 * The folder of `--cache`: a file for each network and day that Logs Insights has answered. What cannot be used is asked again, and
 * said: never a wrong result. Files hold addresses of clients, so that only their owner may read them.
 */
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import { namesIn } from "../../files/names-in.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { type AnsweredDays, dayText, readDayText } from "../../traffic/insights/day-answer.ts";
import { formatDay, msPerDay } from "../../values/time.ts";

export interface DayCache extends AnsweredDays {
  /** Days that were read, and need not be asked. */
  readonly used: () => number;
  /** What could not be used, in sentences. */
  readonly warnings: () => readonly string[];
}

export interface DayCacheOptions {
  readonly folder: string;
  readonly network: string;
  /** A digest of what is asked: days that were asked otherwise do not count. */
  readonly asked: string;
}

const ownerOnly = 0o600;
const dayFile = /^(?<day>\d{4}-\d{2}-\d{2})\.json$/;

export function openDayCache({ folder, network, asked }: DayCacheOptions, cwd: string): DayCache {
  const fileOf = (day: string): string => join(folder, network, `${day}.json`);
  const corrupt: string[] = [];
  let [used, others] = [0, 0];
  return {
    read: (day) => {
      const file = fileOf(day);
      const text = readText(file, cwd);
      if (text === undefined) return undefined;
      const found = readDayText(text, { network, day, asked });
      if (found.kind === "answer") {
        used += 1;
        return found.answer;
      }
      if (found.kind === "other") others += 1;
      else corrupt.push(`${quote(file)} is not what was written there: ${found.why}. The day was asked again.`);
      return undefined;
    },
    keep: async (day, answer) => {
      const text = dayText({ network, day, asked }, answer);
      await writeFileAtomically(fileOf(day), text, { cwd, mode: ownerOnly });
    },
    used: () => used,
    warnings: () => [
      ...corrupt,
      ...(others === 0
        ? []
        : [`${count(others, "day")} in ${quote(folder)} had been asked with other settings: asked again.`]),
    ],
  };
}

/** Removes the days that ended longer ago. Nothing else in the folder is touched. */
export function dropOldDays(
  { folder, network }: Pick<DayCacheOptions, "folder" | "network">,
  beforeMs: number,
  cwd: string,
): void {
  const own = resolve(cwd, folder, network);
  const first = formatDay(Math.floor(beforeMs / msPerDay));
  for (const name of namesIn(own) ?? []) {
    const day = dayFile.exec(name)?.groups?.day;
    if (day === undefined || day >= first) continue;
    try {
      rmSync(join(own, name), { force: true });
    } catch (cause) {
      throw fileError(cause, `cannot remove ${join(folder, network, name)}`);
    }
  }
}

function readText(file: string, cwd: string): string | undefined {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    // What is written is never so long: it is asked again.
    if (["ERR_FS_FILE_TOO_LARGE", "ERR_STRING_TOO_LONG"].includes(codeOf(cause))) return "";
    throw fileError(cause, `cannot read ${file}`);
  }
}
