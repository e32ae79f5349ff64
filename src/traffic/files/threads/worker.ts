/**
 * What a thread that counts files runs: one file after the other, as it is told, into one table, which it hands over at the end. It
 * decides nothing that depends on other files.
 */
import { resolve } from "node:path";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { UserError } from "../../../errors.ts";
import { createTrafficTable } from "../../counting/traffic-table.ts";
import { createMessageCounter, type Remarks } from "../message-counter.ts";
import { parseLogFile } from "../read-messages.ts";
import { createEventRecorder } from "./event-recorder.ts";
import {
  type Failure,
  type FileFacts,
  type FromWorker,
  protocol,
  type Remark,
  type ToWorker,
  type WorkerSettings,
} from "./messages.ts";

/** Told of and not yet compared: 32 bytes each. Then the thread waits for those that read earlier files. */
const mostUncompared = 500_000;
const shownUnreadable = 5;
/** A message for each megabyte would cost a tenth of the time. */
const saidAtOnce = 16 * 1024 * 1024;

if (parentPort !== null) serve(parentPort, workerData);

function serve(port: MessagePort, settings: WorkerSettings): void {
  const { window, maxDailyFlows, mostEvents, seed, cwd } = settings;
  const say = (message: FromWorker, moved: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...moved]);
  let uncompared = 0;
  let goOn: (() => void) | undefined;
  const events = createEventRecorder(seed, mostEvents, (block) => {
    uncompared += block.events;
    say({ kind: "events", block }, [block.numbers.buffer]);
  });
  const table = createTrafficTable({ window, maxDailyFlows });
  const counter = createMessageCounter({ table, window, events, isOnlyFile: false });
  const never = new AbortController().signal;

  const count = async (file: string): Promise<FileFacts> => {
    let isEmpty = true;
    let unreadableLines = 0;
    const firstUnreadable: { line: number; why: string }[] = [];
    const remarks: Remark[] = [];
    const unreadable = (line: number, why: string): void => {
      table.addUnreadable();
      unreadableLines += 1;
      if (firstUnreadable.length < shownUnreadable) firstUnreadable.push({ line, why });
    };
    const noteOnce = createNoteOnce(remarks);
    const made: Remarks = {
      unreadable,
      partial: (line, why) => noteOnce({ kind: "partial", line, why }),
      page: (token) => void remarks.push({ kind: "page", token }),
      lostRest: (line, why) => {
        unreadable(line, why);
        noteOnce({ kind: "lostRest", line, why });
      },
    };
    const sinkFor = () => {
      isEmpty = false;
      return counter.sinkOf(file, made);
    };
    let unsaid = 0;
    const onRead = (bytes: number): void => {
      unsaid += bytes;
      if (unsaid < saidAtOnce) return;
      say({ kind: "read", bytes: unsaid });
      unsaid = 0;
    };
    for await (const _ of parseLogFile(file, resolve(cwd, file), sinkFor, never, onRead, counter.rooms)) {
      if (uncompared < mostUncompared) continue;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    events.flush();
    say({ kind: "read", bytes: unsaid });
    return { isEmpty, hasLost: table.hasLost(), unreadableLines, firstUnreadable, remarks };
  };

  port.on("message", (message: ToWorker) => {
    if (message.kind === "compared") {
      uncompared -= message.events;
      if (uncompared < mostUncompared) goOn?.();
    } else if (message.kind === "count") {
      events.nextFile(message.sampleBits);
      count(message.file).then(
        (facts) => say({ kind: "counted", facts }),
        (error: unknown) => say({ kind: "failed", failure: failureOf(error) }),
      );
    } else {
      counter.flush();
      const parts = table.parts();
      const { texts, keys, counts, firsts, lasts } = parts.rows;
      const columns = [texts.units, texts.ends, keys, counts, firsts, lasts, parts.hours];
      say(
        { kind: "table", parts, hasRecord: counter.hasRecord() },
        columns.map(({ buffer }) => buffer),
      );
      port.close();
    }
  });
  say({ kind: "ready", protocol });
}

/** Of a file only the first reason counts. */
function createNoteOnce(remarks: Remark[]): (remark: Remark) => void {
  let hasReason = false;
  return (remark) => {
    if (!hasReason) remarks.push(remark);
    hasReason = true;
  };
}

function failureOf(error: unknown): Failure {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const isUserError = error instanceof UserError;
  return {
    isUserError,
    message,
    stack,
    hint: isUserError ? error.hint : undefined,
    exitCode: isUserError ? error.exitCode : 3,
  };
}
