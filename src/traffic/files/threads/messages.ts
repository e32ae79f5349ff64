/** What a thread that counts files and the one that started it say to each other. Types, and the version of them. */
import type { TableParts } from "../../counting/traffic-table.ts";
import type { Window } from "../../flow.ts";
import type { FingerprintSeed } from "../fingerprint.ts";

/** A worker of another version of this package must not take part. */
export const protocol = "discriminat-policy counting 1";

/** What a thread is told once, as it starts. */
export interface WorkerSettings {
  readonly protocol: string;
  readonly cwd: string;
  readonly window: Window | undefined;
  readonly maxDailyFlows: number | undefined;
  readonly mostEvents: number | undefined;
  readonly seed: FingerprintSeed;
}

export type ToWorker =
  /** @param sampleBits events outside of this sample have no need to be told of */
  | { readonly kind: "count"; readonly file: string; readonly sampleBits: number }
  /** So many of the events that it told of have been compared. */
  | { readonly kind: "compared"; readonly events: number }
  | { readonly kind: "handOver" };

export type FromWorker =
  | { readonly kind: "ready"; readonly protocol: string }
  | { readonly kind: "read"; readonly bytes: number }
  /** In the order of the file; blocks of a file come before it is counted. */
  | { readonly kind: "events"; readonly block: EventBlock }
  | { readonly kind: "counted"; readonly facts: FileFacts }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "table"; readonly parts: TableParts; readonly hasRecord: boolean };

/** Numbers of events, four for each: fingerprint, fingerprint with its id, time, and what it counted as. */
export interface EventBlock {
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly events: number;
}

export const numbersOfEvent = 4;

/** What is to be said of one file. */
export interface FileFacts {
  readonly isEmpty: boolean;
  /** Whether its thread has lost records, for lack of room. */
  readonly hasLost: boolean;
  readonly unreadableLines: number;
  readonly firstUnreadable: readonly { readonly line: number; readonly why: string }[];
  readonly remarks: readonly Remark[];
}

/** A call of a sink's `partial`, `lostRest` or `page`. */
export type Remark =
  | { readonly kind: "partial" | "lostRest"; readonly line: number; readonly why: string }
  | { readonly kind: "page"; readonly token: string };

/** An error, as it crosses threads. */
export interface Failure {
  readonly isUserError: boolean;
  readonly message: string;
  readonly hint: string | undefined;
  readonly exitCode: 2 | 3;
  readonly stack: string | undefined;
}
