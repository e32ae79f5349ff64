/** Collects what a dialect's reader finds, with places. */
import type { Protocol } from "../discriminat/preferences.ts";
import { regionOf, type SourceFile } from "../findings/source-file.ts";
import type { Span } from "../text/span.ts";
import type { Change, ForeignEntry, ForeignItem, Loss, LossKind } from "./foreign-allowlist.ts";

export interface Reading {
  readonly source: SourceFile;
  readonly entries: ForeignEntry[];
  readonly lost: Loss[];
}

/** A piece of the text before its line is known. */
export interface Item {
  readonly text: string;
  readonly span: Span;
  readonly list?: string | undefined;
  readonly comment?: string | undefined;
}

export function startReading(source: SourceFile): Reading {
  return { source, entries: [], lost: [] };
}

export interface Admitted {
  readonly protocol: Protocol;
  readonly ports: readonly number[];
  readonly names: readonly string[];
  readonly changes: readonly Change[];
}

export function admit(reading: Reading, item: Item, { protocol, ports, names, changes }: Admitted): void {
  reading.entries.push({ ...placed(reading, item), protocol, ports, names, comment: item.comment, changes });
}

export function lose(reading: Reading, item: Item, what: LossKind, reason: string): void {
  reading.lost.push({ ...placed(reading, item), what, reason });
}

function placed({ source }: Reading, { text, span, list }: Item): ForeignItem {
  return { ...regionOf(source, span), text, list };
}
