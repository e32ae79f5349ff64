/** Reads one line of the flow log, sixteen bytes at once. Only what is provably simple is read. */
import { readMoment } from "./host";
import { clientRecord, keyOf, mostKeyBytes, otherLine, serverRecord, setScanned } from "./scanned-line";
import { bareStep, endStep, kindOf, lengthOf, markOf, nodeAfter, stepAt } from "./steps";
import { bareEnd, isDigit, isOutcome, readTime, textEnd, timeLength } from "./values";

const catMark: u8 = 1;
const outcomeMark: u8 = 2;
const timeMark: u8 = 30;
const wrapperMark: u8 = 31;

/** Reads the line at `start` into `line`, and returns where the next one starts, or 0. `first` is the node of a record's start. */
export function scanLine(start: usize, first: usize, line: usize): usize {
  let at = start;
  let atMs: f64 = NaN;
  let ownMs: f64 = NaN;
  if (isDigit(load<u8>(at))) {
    atMs = readTime(at);
    if (atMs < 0 || load<u8>(at, 24) !== 0x20) return 0;
    at += timeLength + 1;
  }
  const recordStart = at;

  const key = keyOf(line);
  let keyAt = key;
  let seen: u32 = 0;
  let isClient = false;
  let isServer = false;
  let hasOutcome = false;
  let node = first;
  for (;;) {
    const step = stepAt(node, at);
    if (step === 0) return 0;
    at += lengthOf(step);
    const kind = kindOf(step);
    if (kind === endStep) break;
    const mark = markOf(step);
    node = nodeAfter(step);
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
    if (keyAt + size + 4 > key + mostKeyBytes) return 0;
    // Whether it was quoted matters: null is not "null".
    store<u32>(keyAt, ((<u32>size) << 8) | ((<u32>mark) << 1) | <u32>isText);
    keyAt += 4;
    for (let done: usize = 0; done < size; done += 16) v128.store(keyAt + done, v128.load(from + done));
    keyAt += size;
  }
  const recordEnd = at;
  while (load<u8>(at) === 0x20) at += 1;
  if (load<u8>(at) === 0x0d) at += 1;
  if (load<u8>(at) !== 0x0a) return 0;

  v128.store(keyAt, i64x2.splat(0));
  const kind = !hasOutcome ? otherLine : isClient ? clientRecord : isServer ? serverRecord : otherLine;
  setScanned(line, isNaN(atMs) ? ownMs : atMs, kind, recordStart, recordEnd, at + 1, (keyAt - key + 15) & ~15);
  return at + 1;
}
