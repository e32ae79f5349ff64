/** The values of a record: where they end, and the few of them that are read. */
import { readDay } from "./host";

export const timeLength: usize = 24;
const msPerSecond: f64 = 1000;

let knownYear: u64 = 0;
let knownDay: u16 = 0;
let dayMs: f64 = -1;

export function isDigit(byte: u8): bool {
  return byte - 0x30 < 10;
}

/** Where the closing quote stands; 0 for a text with escapes or control characters. */
export function textEnd(from: usize): usize {
  for (let at = from; ; at += 16) {
    const bytes = v128.load(at);
    const quotes = i8x16.eq(bytes, i8x16.splat(0x22));
    const backslashes = i8x16.eq(bytes, i8x16.splat(0x5c));
    const controls = i8x16.eq(bytes, i8x16.min_u(bytes, i8x16.splat(0x1f)));
    const stops = i8x16.bitmask(v128.or(v128.or(quotes, backslashes), controls));
    if (stops === 0) continue;
    const end = at + ctz(stops);
    return load<u8>(end) === 0x22 ? end : 0;
  }
}

/** The end of `true`, `false`, `null`, or of a number like `443` or `1.3`; 0 for everything else. What follows is the next step's. */
export function bareEnd(from: usize): usize {
  const first = load<u8>(from);
  if (!isDigit(first)) {
    const word = load<u32>(from);
    // "true", "null", "fals"
    if (word === 0x65757274 || word === 0x6c6c756e) return from + 4;
    return word === 0x736c6166 && load<u8>(from, 4) === 0x65 ? from + 5 : 0;
  }
  let at = from + 1;
  let points = 0;
  for (; ; at += 1) {
    const byte = load<u8>(at);
    if (byte === 0x2e) points += 1;
    else if (!isDigit(byte)) break;
  }
  const length = at - from;
  if (length > 15 || (first === 0x30 && length > 1) || points > 1 || load<u8>(at - 1) === 0x2e) return 0;
  return at;
}

/** Whether it is "allowed" or "disallowed". */
export function isOutcome(from: usize, size: usize): bool {
  if (size === 7) return load<u32>(from) === 0x6f6c6c61 && load<u32>(from, 3) === 0x6465776f;
  return size === 10 && load<u64>(from) === 0x776f6c6c61736964 && load<u16>(from, 8) === 0x6465;
}

/** Of a time like `2026-11-01T00:03:11.000Z`; -1 for anything else. A day is worked out but once. */
export function readTime(at: usize): f64 {
  if (load<u8>(at, 23) !== 0x5a || load<u8>(at, 10) !== 0x54) return -1;
  if (load<u8>(at, 13) !== 0x3a || load<u8>(at, 16) !== 0x3a || load<u8>(at, 19) !== 0x2e) return -1;
  const hours = twoDigits(at + 11);
  const minutes = twoDigits(at + 14);
  const seconds = twoDigits(at + 17);
  const hundredths = twoDigits(at + 20);
  const last = load<u8>(at, 22);
  if (hours > 23 || minutes > 59 || seconds > 59 || hundredths > 99 || !isDigit(last)) return -1;
  if (load<u64>(at) !== knownYear || load<u16>(at, 8) !== knownDay || dayMs < 0) {
    dayMs = readDay(at);
    if (dayMs < 0) return -1;
    knownYear = load<u64>(at);
    knownDay = load<u16>(at, 8);
  }
  return dayMs + <f64>((hours * 60 + minutes) * 60 + seconds) * msPerSecond + <f64>(hundredths * 10 + (last - 0x30));
}

/** More than 99 where they are not digits. */
function twoDigits(at: usize): u32 {
  const tens = load<u8>(at);
  const ones = load<u8>(at, 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 0x30) * 10 + (ones - 0x30) : 100;
}
