/**
 * The innermost part of src/traffic/files/count-lines.ts, in AssemblyScript: `npm run generate` compiles it. Reads one line of the
 * flow log at a time from the window, and looks up the row of its values, sixteen bytes at once. Only what
 * is provably simple is read; for all else the answer is 0. The memory grows with the entries, and in `addRow` alone.
 *
 * What stands between two values of a record is a step. Steps are learned once (src/traffic/files/field-reader.ts), and compared
 * from then on. Every window ends with the end of a line, which no step and no value holds: neither runs beyond it.
 */

/** Gives the step that stands there, added to those of the node; or 0. */
declare function learn(node: usize, at: usize): usize;
/** Milliseconds of a day like `2026-11-01`, or -1. */
declare function readDay(at: usize): f64;
/** Milliseconds, or NaN. */
declare function readMoment(from: usize, to: usize, isText: bool): f64;

// Addresses; src/traffic/files/line-scanner.ts has those of the facts and of the window, at 0x60000. Behind the key and the window there is room for reading and writing
// sixteen bytes at once.
const facts: usize = 0x400;
const key: usize = 0x800;
const keyEnd: usize = 0x1000;
const steps: usize = 0x2000;
const nodes: usize = 0x50000;
const slots: usize = 0x100000;
const mostSlots: u32 = 1 << 20;
const entries: usize = 0x500000;
/** 48 MB. Then it starts anew: keys of days that are over are of no more use. */
const entriesEnd: usize = 0x3500000;
const grownPages: i32 = 32;

/** A step: the next one of the same node, the node of what follows, its length, mark, and kind; at 16 its bytes. */
const stepWidth: usize = 128;
const endStep: u8 = 0;
const bareStep: u8 = 1;

const catMark: u8 = 1;
const outcomeMark: u8 = 2;
const timeMark: u8 = 30;
const wrapperMark: u8 = 31;

/** An entry: hash, day, row, and size of its key; at 16 the key, filled up with zeros. */
const headBytes: usize = 16;

const timeLength: usize = 24;
const msPerSecond: f64 = 1000;

let stepCount: usize = 0;
let nodeCount: usize = 0;

/** Bytes of the key of the line that was read last. */
let keyLength: usize = 0;
let keyHash: u32 = 0;

let slotCount: u32 = 1 << 14;
let entryCount: u32 = 0;
let entryEnd: usize = entries;

let knownYear: u64 = 0;
let knownDay: u16 = 0;
let dayMs: f64 = -1;

/** The first one is that of a record's start. */
export function addNode(): usize {
  nodeCount += 1;
  return nodes + (nodeCount - 1) * 4;
}

export function addStep(node: usize, from: usize, length: usize, mark: u8, kind: u8, next: usize): usize {
  const step = steps + stepCount * stepWidth;
  stepCount += 1;
  store<u32>(step, load<u32>(node));
  store<u32>(node, <u32>step);
  store<u32>(step, <u32>next, 4);
  store<u32>(step, <u32>length, 8);
  store<u8>(step, mark, 12);
  store<u8>(step, kind, 13);
  memory.copy(step + 16, from, length);
  return step;
}

/**
 * Reads the line at `start`, and returns where the next one starts, or 0. Leaves in `facts`: its time or NaN; 1 for a record of a
 * client, 2 for that of a server, 0 for others; where the object starts and ends.
 */
export function scanLine(start: usize): usize {
  let at = start;
  let atMs: f64 = NaN;
  let ownMs: f64 = NaN;
  const first = load<u8>(at);
  if (isDigit(first)) {
    atMs = readTime(at);
    if (atMs < 0 || load<u8>(at, 24) !== 0x20) return 0;
    at += timeLength + 1;
  }
  store<u32>(facts, <u32>at, 12);

  let keyAt = key;
  let seen: u32 = 0;
  let isClient = false;
  let isServer = false;
  let hasOutcome = false;
  let node = nodes;
  for (;;) {
    let step = nextStep(node, at);
    if (step === 0) {
      step = learn(node, at);
      if (step === 0) return 0;
    }
    at += load<u32>(step, 8);
    const kind = load<u8>(step, 13);
    if (kind === endStep) break;
    const mark = load<u8>(step, 12);
    node = load<u32>(step, 4);
    const from = at;
    const isText = kind !== bareStep;
    at = isText ? textEnd(at) : bareEnd(at);
    if (at === 0) return 0;
    if (mark === 0) continue;
    if (mark === wrapperMark || (seen & (1 << mark)) !== 0) return 0;
    seen |= 1 << mark;
    const size = at - from;
    if (mark === timeMark) {
      ownMs = isText && size === timeLength ? readTime(from) : -1;
      if (ownMs < 0) ownMs = readMoment(from, at, isText);
      continue;
    }
    if (mark === catMark) {
      const isWord = isText && size === 6;
      // "clie" "nt", "serv" "er"
      isClient = isWord && load<u32>(from) === 0x65696c63 && load<u16>(from, 4) === 0x746e;
      isServer = isWord && load<u32>(from) === 0x76726573 && load<u16>(from, 4) === 0x7265;
      continue;
    }
    if (mark === outcomeMark) hasOutcome = isText && isOutcome(from, size);
    // Servers are only counted.
    if (isServer) continue;
    if (keyAt + size + 4 > keyEnd) return 0;
    // Whether it was quoted matters: null is not "null".
    store<u32>(keyAt, ((<u32>size) << 8) | ((<u32>mark) << 1) | <u32>isText);
    keyAt += 4;
    for (let done: usize = 0; done < size; done += 16) v128.store(keyAt + done, v128.load(from + done));
    keyAt += size;
  }
  store<u32>(facts, <u32>at, 16);
  while (load<u8>(at) === 0x20) at += 1;
  if (load<u8>(at) === 0x0d) at += 1;
  if (load<u8>(at) !== 0x0a) return 0;

  v128.store(keyAt, i64x2.splat(0));
  keyLength = (keyAt - key + 15) & ~15;
  store<f64>(facts, isNaN(atMs) ? ownMs : atMs);
  store<u32>(facts, !hasOutcome ? 0 : isClient ? 1 : isServer ? 2 : 0, 8);
  return at + 1;
}

function isDigit(byte: u8): bool {
  return byte - 0x30 < 10;
}

function nextStep(node: usize, at: usize): usize {
  let before = node;
  for (let step: usize = load<u32>(node); step !== 0; step = load<u32>(step)) {
    if (follows(step, at)) {
      // The latest first.
      if (before !== node) {
        store<u32>(before, load<u32>(step));
        store<u32>(step, load<u32>(node));
        store<u32>(node, <u32>step);
      }
      return step;
    }
    before = step;
  }
  return 0;
}

function follows(step: usize, at: usize): bool {
  const length = load<u32>(step, 8);
  for (let done: u32 = 0; done < length; done += 16) {
    const same = i8x16.bitmask(i8x16.eq(v128.load(step + done, 16), v128.load(at + done)));
    const wanted = length - done >= 16 ? 0xffff : (1 << (length - done)) - 1;
    if ((same & wanted) !== wanted) return false;
  }
  if (load<u8>(step, 13) !== bareStep) return true;
  // The same field once had a number, and now has a text: another step.
  const next = load<u8>(at + length);
  return next !== 0x22 && next !== 0x20;
}

/** Where the closing quote stands; 0 for a text with escapes or control characters. */
function textEnd(from: usize): usize {
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
function bareEnd(from: usize): usize {
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
function isOutcome(from: usize, size: usize): bool {
  if (size === 7) return load<u32>(from) === 0x6f6c6c61 && load<u32>(from, 3) === 0x6465776f;
  return size === 10 && load<u64>(from) === 0x776f6c6c61736964 && load<u16>(from, 8) === 0x6465;
}

/** Of a time like `2026-11-01T00:03:11.000Z`; -1 for anything else. A day is worked out but once. */
function readTime(at: usize): f64 {
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

/** More than 99 where they are no digits. */
function twoDigits(at: usize): u32 {
  const tens = load<u8>(at);
  const ones = load<u8>(at, 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 0x30) * 10 + (ones - 0x30) : 100;
}

/** The row that was added for the key of the line that was read last, on that day; -2 where there is none. */
export function findRow(day: i32): i32 {
  keyHash = hashOf(day);
  const mask = slotCount - 1;
  let slot = keyHash & mask;
  for (let entry = entryIn(slot); entry !== 0; entry = entryIn(slot)) {
    if (load<u32>(entry) === keyHash && load<i32>(entry, 4) === day && isKeyOf(entry)) return load<i32>(entry, 8);
    slot = (slot + 1) & mask;
  }
  return -2;
}

function entryIn(slot: u32): usize {
  return load<u32>(slots + slot * 4);
}

/** For what `findRow` just did not find. */
export function addRow(day: i32, row: i32): void {
  if (entryEnd + headBytes + keyLength > entriesEnd || entryCount === mostSlots / 2) {
    memory.fill(slots, 0, slotCount * 4);
    entryCount = 0;
    entryEnd = entries;
  } else if (entryCount === slotCount / 2) {
    memory.fill(slots, 0, slotCount * 4);
    slotCount *= 2;
    for (let entry = entries; entry < entryEnd; entry += headBytes + load<u32>(entry, 12)) place(entry);
  }
  if (entryEnd + headBytes + keyLength > (<usize>memory.size()) << 16) memory.grow(grownPages);
  store<u32>(entryEnd, keyHash);
  store<i32>(entryEnd, day, 4);
  store<i32>(entryEnd, row, 8);
  store<u32>(entryEnd, <u32>keyLength, 12);
  memory.copy(entryEnd + headBytes, key, keyLength);
  place(entryEnd);
  entryEnd += headBytes + keyLength;
  entryCount += 1;
}

function place(entry: usize): void {
  const mask = slotCount - 1;
  let slot = load<u32>(entry) & mask;
  while (entryIn(slot) !== 0) slot = (slot + 1) & mask;
  store<u32>(slots + slot * 4, <u32>entry);
}

/** Compares, because an attacker who chooses names could choose ones whose hashes agree. */
function isKeyOf(entry: usize): bool {
  if (load<u32>(entry, 12) !== <u32>keyLength) return false;
  for (let done: usize = 0; done < keyLength; done += 16) {
    const same = i8x16.eq(v128.load(entry + done, 16), v128.load(key + done));
    if (!i8x16.all_true(same)) return false;
  }
  return true;
}

function hashOf(day: i32): u32 {
  let left: u64 = 0x9e3779b97f4a7c15 ^ <u64>day;
  let right: u64 = 0xc2b2ae3d27d4eb4f;
  for (let at = key; at < key + keyLength; at += 16) {
    left = (left ^ load<u64>(at)) * 0x9fb21c651e98df25;
    left ^= left >> 32;
    right = (right ^ load<u64>(at, 8)) * 0xd6e8feb86659fd93;
    right ^= right >> 32;
  }
  const mixed = (left ^ rotl<u64>(right, 29)) * 0x9fb21c651e98df25;
  return <u32>(mixed >> 32);
}
