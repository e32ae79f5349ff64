/** Instantiates assembly/scan-line.ts, compiled: the innermost part of counting lines. */
import { lineScannerModule } from "../generated/line-scanner.ts";

/** What it asks for. Addresses are those of its memory. */
export interface ScannerHost {
  /** Gives the step that stands at an address, added to those of the node; or 0. */
  readonly learn: (node: number, at: number) => number;
  /** Milliseconds of a day like `2026-11-01`, or -1. */
  readonly readDay: (at: number) => number;
  /** Milliseconds, or NaN. */
  readonly readMoment: (from: number, to: number, isText: number) => number;
}

export interface LineScanner {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly addNode: () => number;
  readonly addStep: (node: number, from: number, length: number, mark: number, kind: number, next: number) => number;
  /** Where the next line starts, or 0 where this one is not simple. Leaves what it found in `facts`. */
  readonly scanLine: (start: number) => number;
  /** The row of the values of the line that was scanned last, on that day; -2 where there is none. */
  readonly findRow: (day: number) => number;
  readonly addRow: (day: number, row: number) => void;
}

/** Addresses, and sizes in bytes; as assembly/scan-line.ts has them. */
export const scannerMemory = { facts: 0x400, window: 0x60000, windowBytes: 0x40000 } as const;
/** What a step leads to: the end of the record, or a value. */
export const stepKinds = { end: 0, bare: 1, text: 2 } as const;
/** No step and no node above these has room. */
export const mostSteps = 2000;
export const longestStep = 112;

/** `lib.dom.d.ts` has this, and much that Node has not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly "scan-line": ScannerHost },
  ) => { readonly exports: LineScanner };
};

let compiled: object | undefined;

export function createLineScanner(host: ScannerHost): LineScanner {
  compiled ??= new WebAssembly.Module(Buffer.from(lineScannerModule, "base64"));
  return new WebAssembly.Instance(compiled, { "scan-line": host }).exports;
}
