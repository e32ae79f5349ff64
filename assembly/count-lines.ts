/**
 * The innermost part of src/traffic/files/count-lines.ts, in AssemblyScript: `npm run generate` compiles this folder. Reads lines of the
 * flow log from the window, and counts those that agree with an earlier one in all key fields. What is new, and what is not
 * provably simple, is left to JavaScript.
 */
import { addServers, isRepeated, markHour } from "./host";
import { addEntry, beginFind, countIn, dayIn, fetchEntry, findEntry, handOver, rowIn, setDay } from "./line-index";
import { batch, facts, nodes } from "./memory";
import { scanLine } from "./scan-line";
import {
  clientRecord,
  keyOf,
  kindOf,
  lineBytes,
  msOf,
  nextLineOf,
  otherLine,
  recordEndOf,
  recordStartOf,
} from "./scanned-line";

export { addNode, addStep } from "./steps";

/** Why counting stops, in the facts: at the end of the lines, at one that is not simple, at one whose key is new on its day. */
const atEnd: u32 = 0;
const notSimple: u32 = 1;
const isNew: u32 = 2;
/** Why it does not. */
const isCounted: u32 = 3;

const msPerHour: f64 = 3_600_000;
const msPerDay: f64 = 86_400_000;
const noDay: i32 = -1;

let hasWindow = false;
let fromMs: f64 = 0;
let toMs: f64 = 0;
let lastHour: f64 = NaN;

/** Which records to ask about: none, or those that a hash of their time picks, one of 2 ** sampleBits. */
const noSample: i32 = -1;
const spread: u32 = 0x9e3779b1;
let sampleBits: i32 = noSample;

/** Scanned at a time. */
const linesOfBatch: usize = 8;
/** The line that is counted next, and where those that have been scanned end. */
let line: usize = batch;
let scannedEnd: usize = batch;
/** Where the line in turn starts, the first that has not been scanned, and the end of all. */
let at: usize = 0;
let scanAt: usize = 0;
let end: usize = 0;
/** Whether the line at `scanAt` is not simple. */
let isStuck = false;

/** The line at which counting stopped because it is new, and its entry; 0 where it has none. */
let newLine: usize = 0;
let newEntry: usize = 0;
const noRow: i32 = -1;

/** In place of a row; as countedAs in src/traffic/files/event-memory.ts has it. */
const serverRow: i32 = -2;
let servers: f64 = 0;
let firstServerMs: f64 = Infinity;
let lastServerMs: f64 = -Infinity;

/** Only lines from one time up to another count. */
export function setWindow(from: f64, to: f64): void {
  hasWindow = true;
  fromMs = from;
  toMs = to;
}

/** Asks whether records came before: one of 2 ** bits; all for 0, none for -1. */
export function setSample(bits: i32): void {
  sampleBits = bits;
}

/** What is counted next: whole lines. */
export function setLines(from: usize, to: usize): void {
  line = batch;
  scannedEnd = batch;
  at = from;
  scanAt = from;
  end = to;
  isStuck = false;
}

/**
 * Goes on counting, and returns the start of the line at which it stops. Leaves in `facts`: the time of that line; why it stops; how
 * many lines it counted; where the object of a new one starts and ends, the row that its key has on another day, and where its key is.
 * A new one is behind it then: what goes on begins with the next line.
 */
export function countLines(): usize {
  let why = isCounted;
  let lines: u32 = 0;
  while (line !== scannedEnd || scanAhead()) {
    why = countLine();
    if (why !== isCounted) break;
    pass();
    lines += 1;
  }
  if (why === isCounted) why = isStuck ? notSimple : atEnd;
  const stoppedAt = at;
  if (why === isNew) pass();
  store<u32>(facts, why, 8);
  store<u32>(facts, lines, 12);
  return stoppedAt;
}

/** Scans some lines, and begins to look up their keys. Returns whether there is one. */
function scanAhead(): bool {
  line = batch;
  scannedEnd = batch;
  while (!isStuck && scanAt < end && scannedEnd < batch + linesOfBatch * lineBytes) {
    const next = scanLine(scanAt, nodes, scannedEnd);
    isStuck = next === 0;
    if (isStuck) break;
    if (kindOf(scannedEnd) === clientRecord) beginFind(scannedEnd);
    scanAt = next;
    scannedEnd += lineBytes;
  }
  for (let each = batch; each < scannedEnd; each += lineBytes) {
    if (kindOf(each) === clientRecord) fetchEntry(each);
  }
  return line < scannedEnd;
}

/** The line in turn, which is behind from then on. */
function pass(): void {
  at = nextLineOf(line);
  line += lineBytes;
}

function countLine(): u32 {
  const kind = kindOf(line);
  const ms = msOf(line);
  const isTimed = !isNaN(ms);
  if (kind === otherLine) return notSimple;
  if (hasWindow && !(ms >= fromMs && ms < toMs)) return isTimed ? isCounted : notSimple;

  const isClient = kind === clientRecord;
  const entry = isClient ? findEntry(line) : 0;
  if (isClient && (entry === 0 || dayIn(entry) !== dayOf(ms))) {
    newLine = line;
    newEntry = entry;
    store<f64>(facts, ms);
    store<u32>(facts, <u32>recordStartOf(line), 16);
    store<u32>(facts, <u32>recordEndOf(line), 20);
    store<i32>(facts, entry === 0 ? noRow : rowIn(entry), 24);
    store<u32>(facts, <u32>keyOf(line), 28);
    return isNew;
  }
  if (sampleBits !== noSample && isTimed && isSampled(ms)) {
    const row = isClient ? rowIn(entry) : serverRow;
    if (isRepeated(recordStartOf(line), recordEndOf(line), ms, row)) return isCounted;
  }
  if (isClient) countIn(entry, ms);
  else {
    // Each has a port of its own: as keys they would never be met again.
    servers += 1;
    firstServerMs = isTimed ? min(firstServerMs, ms) : firstServerMs;
    lastServerMs = isTimed ? max(lastServerMs, ms) : lastServerMs;
  }
  if (isTimed) mark(ms);
  return isCounted;
}

function isSampled(ms: f64): bool {
  return sampleBits === 0 || (<u32>(<u64>ms) * spread) >> (32 - sampleBits) === 0;
}

function dayOf(ms: f64): i32 {
  return isNaN(ms) ? noDay : <i32>Math.floor(ms / msPerDay);
}

/** Records mostly come hour by hour. */
function mark(ms: f64): void {
  const hour = Math.floor(ms / msPerHour);
  if (hour === lastHour) return;
  lastHour = hour;
  markHour(hour);
}

/** Gives the line at which counting stopped because it is new a row of the traffic table. */
export function addRow(row: i32): void {
  const day = dayOf(msOf(newLine));
  if (newEntry === 0) addEntry(newLine, day, row);
  else setDay(newEntry, day, row);
}

/** Hands over all that was counted. */
export function flush(): void {
  handOver();
  if (servers > 0) addServers(servers, firstServerMs, lastServerMs);
  servers = 0;
  firstServerMs = Infinity;
  lastServerMs = -Infinity;
}
