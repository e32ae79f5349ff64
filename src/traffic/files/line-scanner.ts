/** Instantiates what is in assembly/, compiled: the innermost part of counting lines. */
import { lineScannerModule } from "../generated/line-scanner.ts";

/** What it asks for, and to whom it hands over what it counted. Addresses are those of its memory. */
export interface ScannerHost {
  /** Gives the step that stands at an address, added to those of the node; or 0. */
  readonly learn: (node: number, at: number) => number;
  /** Milliseconds of a day like `2026-11-01`, or -1. */
  readonly readDay: (at: number) => number;
  /** Milliseconds, or NaN. */
  readonly readMoment: (from: number, to: number, isText: number) => number;
  /** Whether the record that stands there came before, and must not count; if not, it counts in that row. Not asked for new ones. */
  readonly isRepeated: (from: number, to: number, ms: number, row: number) => number;
  /** An hour since 1970 with records in it. */
  readonly markHour: (hour: number) => void;
  /** Without a time the first is after the last. */
  readonly countAgain: (row: number, connections: number, firstMs: number, lastMs: number) => void;
  readonly addServers: (records: number, firstMs: number, lastMs: number) => void;
}

export interface LineScanner {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly addNode: () => number;
  readonly addStep: (node: number, from: number, length: number, mark: number, kind: number, next: number) => number;
  /** Only lines from one time up to another count. */
  readonly setWindow: (fromMs: number, toMs: number) => void;
  /** Asks `isRepeated` about one of 2 ** bits records; about none for -1, as at first. */
  readonly setSample: (bits: number) => void;
  /** What is counted next: whole lines. */
  readonly setLines: (from: number, to: number) => void;
  /** Goes on counting, and returns where it stops; the facts say why. A new line is behind it then. */
  readonly countLines: () => number;
  /** Gives the new line at which counting stopped a row of the traffic table. */
  readonly addRow: (row: number) => void;
  /** Hands over what was counted. */
  readonly flush: () => void;
}

/** Addresses, and sizes in bytes; as assembly/memory.ts has them. Lines may also be read into one of the rooms, and counted there. */
export const scannerMemory = {
  facts: 0x400,
  window: 0x60000,
  windowBytes: 0x40000,
  rooms: [0x1d00000, 0x1e10000],
  roomBytes: 0x100000,
} as const;
/** What a step leads to: the end of the record, or a value. */
export const stepKinds = { end: 0, bare: 1, text: 2 } as const;
/** Why counting stops: at the end, at a line that is not simple, at one that agrees with no earlier one of its day. */
export const stops = { end: 0, notSimple: 1, isNew: 2 } as const;
/** No step and no node above these has room. */
export const mostSteps = 2000;
export const longestStep = 112;

/** `lib.dom.d.ts` has this, and much that Node has not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: { readonly host: ScannerHost }) => { readonly exports: LineScanner };
};

let compiled: object | undefined;

export function createLineScanner(host: ScannerHost): LineScanner {
  compiled ??= new WebAssembly.Module(Buffer.from(lineScannerModule, "base64"));
  return new WebAssembly.Instance(compiled, { host }).exports;
}
