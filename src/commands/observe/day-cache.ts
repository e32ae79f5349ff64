/**
 * The folder of `--cache`: a file for each network and day that Logs Insights has answered. What cannot be used is asked again, what
 * cannot be kept is asked the next time, and both are said: never a wrong result, and never the loss of one that was paid for. Files
 * hold addresses of clients, so that only their owner may read them.
 */
import { accessSync, closeSync, constants, fstatSync, mkdirSync, openSync, readSync, unlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { UserError } from "../../errors.ts";
import { codeOf, fileError, reasonOf } from "../../files/file-error.ts";
import { namesIn } from "../../files/names-in.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { type AnsweredDays, type DayFile, type DayPart, dayText, readDay } from "../../traffic/insights/day-answer.ts";
import { formatDay, msPerDay } from "../../values/time.ts";

export interface DayCache extends AnsweredDays {
  /** Days that were read, and need not be asked. */
  readonly used: () => number;
  /** Removes the days that ended longer ago, milliseconds since 1970. Nothing else in the folder is touched. */
  readonly dropBefore: (ms: number) => void;
  /** What could not be used, kept or removed, in sentences. */
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
const pieceBytes = 1 << 20;

/** @throws UserError where nothing can be written there: before anything is asked, and paid for. */
export function openDayCache({ folder, network, asked }: DayCacheOptions, cwd: string): DayCache {
  const own = join(folder, network);
  requireWritable(own, cwd);
  const fileOf = (day: string): string => join(own, `${day}.json`);
  const corrupt: string[] = [];
  const unkept: string[] = [];
  const undropped: string[] = [];
  let [used, others] = [0, 0];
  return {
    read: (day) => {
      const name = fileOf(day);
      const file = openFile(name, cwd);
      if (file === undefined) return undefined;
      let isRead = false;
      try {
        const found = readDay(file, { network, day, asked });
        if (found.kind === "answer") {
          used += 1;
          isRead = true;
          return closingAfter(found.parts, file.close);
        }
        if (found.kind === "other") others += 1;
        else corrupt.push(`${quote(name)} is not what was written there: ${found.why}. The day was asked again.`);
        return undefined;
      } finally {
        if (!isRead) file.close();
      }
    },
    keep: async (day, answer) => {
      try {
        await writeFileAtomically(fileOf(day), dayText({ network, day, asked }, answer), { cwd, mode: ownerOnly });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        unkept.push(error.message);
      }
    },
    used: () => used,
    dropBefore: (ms) => {
      const first = formatDay(Math.floor(ms / msPerDay));
      for (const name of namesIn(resolve(cwd, own)) ?? []) {
        const day = dayFile.exec(name)?.groups?.day;
        if (day === undefined || day >= first) continue;
        try {
          unlinkSync(resolve(cwd, own, name));
        } catch (error) {
          // Another run was quicker.
          if (codeOf(error) === "ENOENT") continue;
          undropped.push(`${quote(join(own, name))} is old, and could not be removed: ${reasonOf(error)}.`);
        }
      }
    },
    warnings: () => [
      ...corrupt,
      ...(others === 0
        ? []
        : [`${count(others, "day")} in ${quote(folder)} had been asked with other settings: asked again.`]),
      ...unkeptWords(unkept),
      ...undropped,
    ],
  };
}

function unkeptWords(unkept: readonly string[]): readonly string[] {
  const [first] = unkept;
  if (first === undefined) return [];
  return [
    `${count(unkept.length, "day")} could not be kept (${first}): the snapshot has them, and the next run asks for them again.`,
  ];
}

function requireWritable(folder: string, cwd: string): void {
  const path = resolve(cwd, folder);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw fileError(cause, `cannot keep days in ${folder}`);
  }
}

/** `undefined` where it is not there. */
function openFile(name: string, cwd: string): (DayFile & { readonly close: () => void }) | undefined {
  const translated = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw fileError(cause, `cannot read ${name}`);
    }
  };
  let handle: number;
  try {
    handle = openSync(resolve(cwd, name), "r");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    throw fileError(cause, `cannot read ${name}`);
  }
  return {
    name,
    size: translated(() => fstatSync(handle).size),
    bytes: function* (from, to) {
      for (let at = from; at < to; ) {
        const piece = Buffer.allocUnsafe(Math.min(pieceBytes, to - at));
        const length = translated(() => readSync(handle, piece, 0, piece.length, at));
        if (length === 0) return;
        yield piece.subarray(0, length);
        at += length;
      }
    },
    close: () => closeSync(handle),
  };
}

function* closingAfter(parts: Iterable<DayPart>, close: () => void): Generator<DayPart> {
  try {
    yield* parts;
  } finally {
    close();
  }
}
