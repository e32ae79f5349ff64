/**
 * A number for a record and its time, blanks aside: the same for the same event in every form, and practically never for two. The seed
 * differs from run to run, so that names cannot be chosen to collide; no result depends on it.
 */
import { randomBytes } from "node:crypto";

/** A part of the bytes of a log: a record as JSON. */
export interface RecordBytes {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Above 0 and below 2⁵³. */
type Fingerprint = (record: RecordBytes, atMs: number | null, eventId?: string) => number;

const space = 32;
const [prime1, prime2] = [0x85ebca6b, 0xc2b2ae35];

export function createFingerprints(): Fingerprint {
  const seed = randomBytes(8);
  const [seed1, seed2] = [seed.readInt32LE(0), seed.readInt32LE(4)];
  return ({ bytes, from, to }, atMs, eventId = "") => {
    const time = atMs ?? -1;
    let one = Math.imul(seed1 ^ (time | 0), prime1) ^ Math.floor(time / 2 ** 32);
    let two = Math.imul(seed2 ^ Math.floor(time / 2 ** 32), prime2) ^ (time | 0);
    // Written out twice: a function for a step would take longer than the step.
    for (let at = 0; at < eventId.length; at += 1) {
      const unit = eventId.charCodeAt(at);
      one = Math.imul(one ^ unit, prime1);
      one ^= one >>> 13;
      two = Math.imul(two ^ unit, prime2);
      two ^= two >>> 16;
    }
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte <= space) continue;
      one = Math.imul(one ^ byte, prime1);
      one ^= one >>> 13;
      two = Math.imul(two ^ byte, prime2);
      two ^= two >>> 16;
    }
    return (one >>> 0) * 2 ** 21 + (two >>> 11) + 1;
  };
}
