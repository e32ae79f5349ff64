/** The messages that `logs` searches: of files, or live in the log group of a network. */
import { Readable } from "node:stream";
import { readRole } from "../../aws/read-roles.ts";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { untilInterrupted } from "../../command-line/interrupt.ts";
import { startProgress } from "../../command-line/progress.ts";
import { UserError } from "../../errors.ts";
import type { Network } from "../../policy/model.ts";
import { visible } from "../../text/visible.ts";
import { readMessages, type Unread } from "../../traffic/files/read-messages.ts";
import type { Window } from "../../traffic/flow.ts";
import type { LogMessage } from "./find-messages.ts";

export interface LogsRequest {
  /** Files, folders, patterns, or `-`; empty with a network. */
  readonly files: readonly string[];
  readonly network: string | undefined;
  /** What the log group is asked for. Files give everything. */
  readonly pattern: string;
  readonly window: Window | undefined;
}

/** @throws UserError unless exactly one of `--logs` and `--network` is there. */
export function readLogsOptions(options: Invocation["options"]): Pick<LogsRequest, "files" | "network"> {
  const files = Array.isArray(options.logs) ? options.logs : [];
  const network = typeof options.network === "string" ? options.network : undefined;
  if (files.length > 0 === (network !== undefined)) {
    throw new UserError(network === undefined ? "there is nothing to search" : "--logs and --network are two sources", {
      hint: "Give log files with --logs <glob>, or a network of the settings with --network <name>.",
    });
  }
  return { files, network };
}

/** Runs `search` over the messages; Ctrl-C stops it. Of files it also says what could not be read. */
export async function withMessages<T>(
  request: LogsRequest,
  global: GlobalOptions,
  io: Io,
  search: (messages: AsyncIterable<LogMessage>, signal: AbortSignal) => Promise<T>,
): Promise<{ readonly result: T; readonly unread: Unread | undefined }> {
  const network = request.network === undefined ? undefined : await networkNamed(request.network, global, io);
  return await untilInterrupted(async (signal) => {
    if (network !== undefined) {
      return { result: await search(liveMessages(network, request, signal), signal), unread: undefined };
    }
    const { messages, unread } = fileMessages(request, global, io, signal);
    return { result: await search(messages, signal), unread };
  });
}

async function networkNamed(name: string, global: GlobalOptions, io: Io): Promise<Network | undefined> {
  // Settings, and YAML with them, take 60 ms to load, and files do not need them.
  const { loadNetworks } = await import("../../command-line/find-networks.ts");
  return loadNetworks([name], global, io)[0];
}

async function* liveMessages(
  network: Network,
  { pattern, window }: LogsRequest,
  signal: AbortSignal,
): AsyncGenerator<LogMessage> {
  // The AWS SDK takes 0.2 s to load, and files do not need it.
  const { filterEvents } = await import("../../traffic/insights/filter-events.ts");
  const { region, logGroup, endpoints } = network;
  const place = { region, logGroups: [logGroup], endpoint: endpoints.logs, role: readRole(network) };
  const events = filterEvents({ ...place, pattern, window }, signal);
  for await (const { timestampMs, message, stream, eventId } of events) {
    yield { atMs: timestampMs, message, from: { stream }, eventId };
  }
}

function fileMessages(
  { files }: LogsRequest,
  global: GlobalOptions,
  io: Io,
  signal: AbortSignal,
): { readonly messages: AsyncGenerator<LogMessage>; readonly unread: Unread } {
  const progress = startProgress(io, global);
  const { messages: found, unread } = readMessages(
    {
      patterns: files,
      cwd: io.cwd,
      stdin: files.includes("-") ? process.stdin : Readable.from([]),
      onProgress: ({ file, filesDone, filesKnown }) => progress.step(`${visible(file)}, ${filesDone} of ${filesKnown}`),
    },
    signal,
  );
  async function* messages(): AsyncGenerator<LogMessage> {
    try {
      for await (const { atMs, text, file, line, eventId } of found) {
        yield { atMs, message: text, from: { file, line }, eventId };
      }
    } finally {
      progress.done();
    }
  }
  return { messages: messages(), unread };
}
