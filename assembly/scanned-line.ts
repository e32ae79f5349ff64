/**
 * A line that was scanned and waits to be counted: its time, or NaN; what it is; where its object stands; the line behind it; the hash
 * of its key, and what the index has for that; the bytes of the key, filled up with zeros to a multiple of sixteen.
 */
const keyOffset: usize = 0x40;
export const mostKeyBytes: usize = 0x7c0;
/** Not a power of two: lines side by side would compete for the same places of a processor's cache. */
export const lineBytes: usize = 0x8c0;

export const otherLine: u32 = 0;
export const clientRecord: u32 = 1;
export const serverRecord: u32 = 2;

export function keyOf(line: usize): usize {
  return line + keyOffset;
}

export function setScanned(
  line: usize,
  ms: f64,
  kind: u32,
  from: usize,
  to: usize,
  next: usize,
  keyBytes: usize,
): void {
  store<f64>(line, ms);
  store<u32>(line, kind, 8);
  store<u32>(line, <u32>from, 12);
  store<u32>(line, <u32>to, 16);
  store<u32>(line, <u32>next, 20);
  store<u32>(line, <u32>keyBytes, 24);
}

export function setFound(line: usize, hash: u32, found: u32): void {
  store<u32>(line, hash, 28);
  store<u32>(line, found, 32);
}

export function setFetched(line: usize, bytes: u32): void {
  store<u32>(line, bytes, 36);
}

export function msOf(line: usize): f64 {
  return load<f64>(line);
}

export function kindOf(line: usize): u32 {
  return load<u32>(line, 8);
}

export function recordStartOf(line: usize): usize {
  return load<u32>(line, 12);
}

export function recordEndOf(line: usize): usize {
  return load<u32>(line, 16);
}

export function nextLineOf(line: usize): usize {
  return load<u32>(line, 20);
}

export function keyBytesOf(line: usize): usize {
  return load<u32>(line, 24);
}

export function hashOf(line: usize): u32 {
  return load<u32>(line, 28);
}

export function foundOf(line: usize): u32 {
  return load<u32>(line, 32);
}
