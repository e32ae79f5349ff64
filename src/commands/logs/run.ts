/** `logs`: the firewall's log filters, by name or as a pattern of CloudWatch, over files or live. */

import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { readCount } from "../../command-line/read-count.ts";
import { readWindow } from "../../command-line/read-window.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { asking, nearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { visible } from "../../text/visible.ts";
import { count, sentence } from "../../text/words.ts";
import type { Unread } from "../../traffic/files/read-messages.ts";
import type { FilterPattern } from "../../traffic/filter-pattern/filter-pattern.ts";
import { parseFilterPattern } from "../../traffic/filter-pattern/parse-filter-pattern.ts";
import { presets } from "../../traffic/filter-pattern/presets.ts";
import type { Window } from "../../traffic/flow.ts";
import { defaultLimit } from "./default-limit.ts";
import { findMessages, type LogMessage, type SearchResult } from "./find-messages.ts";
import { logLine, readFields } from "./log-line.ts";
import { readLogsOptions, withMessages } from "./open-logs.ts";

export async function run(invocation: Invocation, io: Io): Promise<ExitCode> {
  const { options, global } = invocation;
  const { text, pattern } = readFilter(invocation);
  if (options.printPattern === true) {
    io.out(`${visible(text)}\n`);
    return 0;
  }
  const from = optionText(options.from);
  // Live, everything would be years.
  const usual = options.network !== undefined && from === undefined ? "24h" : undefined;
  const since = optionText(options.since) ?? usual;
  const window = readWindow({ since, from, to: optionText(options.to), asOf: global.asOf });
  const limit = readCount("--limit", options.limit) ?? defaultLimit;
  await search(invocation, { text, pattern, window, limit }, io);
  return 0;
}

interface Question {
  readonly text: string;
  readonly pattern: FilterPattern;
  readonly window: Window | undefined;
  readonly limit: number;
}

async function search(invocation: Invocation, { text, pattern, window, limit }: Question, io: Io): Promise<void> {
  const { global } = invocation;
  const toTerminal = global.outputs.some(({ format, file }) => format === "pretty" && file === undefined);
  const others = global.outputs.filter(({ format, file }) => format !== "pretty" || file !== undefined);
  const kept: LogMessage[] = [];
  const line = ({ message, atMs }: LogMessage): string => logLine(message, timeOf(atMs));
  const onFound = (message: LogMessage): void => {
    if (toTerminal) io.out(`${line(message)}\n`);
    if (others.length > 0) kept.push(message);
  };
  const source = readLogsOptions(invocation.options);
  // What CloudWatch has found is not judged again.
  const left = source.network === undefined ? pattern : ({ kind: "everything" } as const);
  const request = { ...source, pattern: text, window };
  const { result, unread } = await withMessages(request, global, io, (messages, signal) =>
    findMessages(messages, { pattern: left, window, limit, onFound, signal }),
  );
  if (others.length > 0) {
    const data = {
      pattern: text,
      window: window ?? null,
      read: result.read,
      repeated: result.repeated,
      unreadable: unread?.lines() ?? 0,
      partial: unread?.partial() ?? [],
      more: result.more,
      records: kept.map(({ atMs, message, from }) => {
        const record = readFields(message);
        return { time: timeOf(atMs) ?? null, ...from, ...(record === undefined ? { text: message } : { record }) };
      }),
    };
    const blocks = kept.length === 0 ? [] : [{ kind: "code", text: kept.map(line).join("\n") } as const];
    await deliverAnswer({ command: "logs", blocks, data }, { ...global, outputs: others }, io);
  }
  io.err(summary(result, unread, global.quiet));
}

/** With `isQuiet` only what may be missing from the records. */
function summary(
  { found, read, more, untimed, repeated }: SearchResult,
  unread: Unread | undefined,
  isQuiet: boolean,
): string {
  const also = more ? " and more; raise --limit to see them" : "";
  const without =
    untimed === 0 ? "" : `; ${count(untimed, "other")} without a time left out: leave out --since, --from and --to`;
  const again = repeated === 0 ? "" : `; ${count(repeated, "event")} that came again left out`;
  const lines = unread?.lines() ?? 0;
  const unreadable = lines === 0 ? "" : `; ${count(lines, "line")} could not be read`;
  const partial = (unread?.partial() ?? []).map((reason) => `logs: ${reason}\n`).join("");
  if (isQuiet) return `${lines === 0 ? "" : `logs: ${count(lines, "line")} could not be read\n`}${partial}`;
  return `logs: ${count(found, "record")} of ${read} read${also}${again}${without}${unreadable}\n${partial}`;
}

function timeOf(atMs: number | null): string | undefined {
  return atMs === null ? undefined : new Date(atMs).toISOString();
}

function readFilter({ args: [filter = "", ...rest], options }: Invocation): {
  readonly text: string;
  readonly pattern: FilterPattern;
} {
  const preset = presets.find(({ name }) => name === filter);
  const given = { rest, not: optionText(options.not), days: readCount("--days", options.days) };
  if (preset === undefined) {
    const names = presets.map(({ name }) => name);
    const near = nearest(filter, names) ?? names.find((name) => name.startsWith(filter) || filter.startsWith(name));
    if (near !== undefined && filter !== "") {
      throw new UserError(`there is no filter ${quote(filter)}`, {
        hint: `${sentence(asking(near))} For the word itself write '"${visible(filter)}"'.`,
      });
    }
    refuseLeftovers(given, names);
  }
  const text = preset?.pattern(given) ?? filter;
  const parsed = parseFilterPattern(text);
  if ("pattern" in parsed) return { text, pattern: parsed.pattern };
  const { message, help, at } = parsed.problem;
  throw new UserError(`cannot read the pattern at character ${at.start + 1}: ${message}`, {
    hint: sentence(help),
  });
}

function refuseLeftovers(
  { rest, not, days }: { readonly rest: readonly string[]; readonly not: unknown; readonly days: unknown },
  names: readonly string[],
): void {
  if (rest.length === 0 && not === undefined && days === undefined) return;
  throw new UserError("a pattern takes no further argument, no --not and no --days", {
    hint: `Write the whole pattern in single quotes. Filters with a name are ${names.join(", ")}.`,
  });
}

function optionText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
