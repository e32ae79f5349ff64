/** Times as S3 exports have them before each line, read from their bytes. */
import { latin1 } from "./field-reader.ts";
import { readMoment } from "./moment.ts";

const [point, zero, colon, letterT, letterZ] = [46, 48, 58, 84, 90];

/** Of `2026-11-01T00:03:11.000Z`. */
export const timeLength = 24;

/** Reads such a time; -1 for anything else. A day is worked out but once. */
export function createTimeReader(): (bytes: Uint8Array, at: number) => number {
  const known = new Uint8Array(10);
  let dayMs = -1;

  /** NaN where they are no digits. */
  const digit = (byte: number | undefined): number => {
    const value = (byte ?? 0) - zero;
    return value >= 0 && value <= 9 ? value : Number.NaN;
  };
  const two = (bytes: Uint8Array, at: number): number => digit(bytes[at]) * 10 + digit(bytes[at + 1]);

  return (bytes, at) => {
    if (bytes[at + 23] !== letterZ || bytes[at + 10] !== letterT) return -1;
    if (bytes[at + 13] !== colon || bytes[at + 16] !== colon || bytes[at + 19] !== point) return -1;
    for (let index = 0; index < 10; index += 1) {
      if (bytes[at + index] === known[index]) continue;
      const ms = readMoment(`${latin1(bytes, at, at + 10)}T00:00:00Z`);
      if (ms === null) return -1;
      known.set(bytes.subarray(at, at + 10));
      dayMs = ms;
      break;
    }
    const [hours, minutes, seconds] = [two(bytes, at + 11), two(bytes, at + 14), two(bytes, at + 17)];
    const ms = two(bytes, at + 20) * 10 + digit(bytes[at + 22]);
    // Nothing is less than NaN.
    const isTime = hours < 24 && minutes < 60 && seconds < 60 && ms < 1000;
    return isTime ? dayMs + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms : -1;
  };
}
