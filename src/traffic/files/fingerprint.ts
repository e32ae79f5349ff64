/**
 * A number for a record and its time, blanks between its values aside: the same for the same event in every form, and practically never
 * for two. The seed differs from run to run, so that names cannot be chosen to collide; no result depends on it.
 */
import { randomBytes } from "node:crypto";

/** A part of the bytes of a log: a record as JSON. */
export interface RecordBytes {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Known to have no blanks between its values. */
  readonly isCompact?: boolean;
}

/** Threads that compare their fingerprints have the same. */
export type FingerprintSeed = readonly [number, number];

/** Above 0 and below 2⁵³. */
type Fingerprint = (record: RecordBytes, atMs: number | null, eventId?: string) => number;

const space = 0x20;
const quotation = 0x22;
const backslash = 0x5c;
const [prime1, prime2] = [0x85ebca6b, 0xc2b2ae35];

export function createSeed(): FingerprintSeed {
  const seed = randomBytes(8);
  return [seed.readInt32LE(0), seed.readInt32LE(4)];
}

export function createFingerprints([seed1, seed2]: FingerprintSeed = createSeed()): Fingerprint {
  return (record, atMs, eventId = "") => {
    const { bytes, from, to } = record.isCompact === true ? record : withoutBlanks(record);
    const time = atMs ?? -1;
    let one = Math.imul(seed1 ^ (time | 0), prime1) ^ Math.floor(time / 2 ** 32);
    let two = Math.imul(seed2 ^ Math.floor(time / 2 ** 32), prime2) ^ (time | 0);
    // Written out three times: a function for a step would take longer than the step.
    for (let at = 0; at < eventId.length; at += 1) {
      const unit = eventId.charCodeAt(at);
      one = Math.imul(one ^ unit, prime1);
      one ^= one >>> 13;
      two = Math.imul(two ^ unit, prime2);
      two ^= two >>> 16;
    }
    let at = from;
    for (; at + 4 <= to; at += 4) {
      const word =
        (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
      one = Math.imul(one ^ word, prime1);
      one ^= one >>> 13;
      two = Math.imul(two ^ word, prime2);
      two ^= two >>> 16;
    }
    // The last bytes; and their number, which keeps apart what ends in zeros.
    for (; at <= to; at += 1) {
      const byte = at === to ? to - from : (bytes[at] ?? 0);
      one = Math.imul(one ^ byte, prime1);
      one ^= one >>> 13;
      two = Math.imul(two ^ byte, prime2);
      two ^= two >>> 16;
    }
    return (one >>> 0) * 2 ** 21 + (two >>> 11) + 1;
  };
}

let scratch = new Uint8Array(4096);

/** A copy, valid until the next one is made. A blank within a text is a part of it: "a b" is not "ab". */
function withoutBlanks({ bytes, from, to }: RecordBytes): RecordBytes {
  if (scratch.length < to - from) scratch = new Uint8Array((to - from) * 2);
  const copy = scratch;
  // 0 or 1, and no branches on them: a processor would guess wrong at every quotation mark.
  let isText = 0;
  let isEscaped = 0;
  let length = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    copy[length] = byte;
    length += Number(byte > space) | isText;
    isText ^= Number(byte === quotation) & (isEscaped ^ 1);
    isEscaped = Number(byte === backslash) & (isEscaped ^ 1);
  }
  return { bytes: copy, from: 0, to: length };
}
