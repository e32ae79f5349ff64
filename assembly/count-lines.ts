/**
 * The innermost part of src/traffic/files/count-lines.ts, in AssemblyScript: `npm run generate` compiles this folder. Reads lines of the
 * flow log from the window, and counts those that agree with an earlier one in all key fields. What is new, and what is not
 * provably simple, is left to JavaScript.
 */
import { addServers, isRepeated, markHour } from "./host";
import { addEntry, countIn, dayIn, findEntry, handOver, rowIn, setDay } from "./line-index";
import { facts, nodes } from "./memory";
import { clientRecord, lineKind, lineMs, recordEnd, recordStart, scanLine } from "./scan-line";

export { addNode, addStep } from "./steps";

/** Why counting stops, in the facts: at the end of the window, at a line that is not simple, at one whose key is new on its day. */
const atEnd: u32 = 0;
const notSimple: u32 = 1;
const isNew: u32 = 2;

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

/** The entry of the line at which counting stopped because it is new; 0 where it has none. */
let stoppedAt: usize = 0;
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

/**
 * Counts lines from `start` on, and returns where it stops. Leaves in `facts`: the time of the line at which it stops; why it does;
 * how many lines it counted; where the object of a new one starts and ends, the line behind it, and the row that its key has on
 * another day.
 */
export function countLines(start: usize, end: usize): usize {
  let at = start;
  let why = atEnd;
  let lines: u32 = 0;
  for (; at < end; lines += 1) {
    const next = scanLine(at, nodes);
    if (next === 0) {
      why = notSimple;
      break;
    }
    if (lineKind === 0) {
      why = notSimple;
      break;
    }
    const isTimed = !isNaN(lineMs);
    if (hasWindow && !(lineMs >= fromMs && lineMs < toMs)) {
      if (isTimed) {
        at = next;
        continue;
      }
      why = notSimple;
      break;
    }
    const isClient = lineKind === clientRecord;
    const entry = isClient ? findEntry() : 0;
    if (isClient && (entry === 0 || dayIn(entry) !== dayOf(lineMs))) {
      stoppedAt = entry;
      store<f64>(facts, lineMs);
      store<u32>(facts, <u32>recordStart, 16);
      store<u32>(facts, <u32>recordEnd, 20);
      store<u32>(facts, <u32>next, 24);
      store<i32>(facts, entry === 0 ? noRow : rowIn(entry), 28);
      why = isNew;
      break;
    }
    if (sampleBits !== noSample && isTimed && isSampled(lineMs)) {
      if (isRepeated(recordStart, recordEnd, lineMs, isClient ? rowIn(entry) : serverRow)) {
        at = next;
        continue;
      }
    }
    if (isClient) countIn(entry, lineMs);
    else {
      // Each has a port of its own: as keys they would never be met again.
      servers += 1;
      firstServerMs = isTimed ? min(firstServerMs, lineMs) : firstServerMs;
      lastServerMs = isTimed ? max(lastServerMs, lineMs) : lastServerMs;
    }
    if (isTimed) mark(lineMs);
    at = next;
  }
  store<u32>(facts, why, 8);
  store<u32>(facts, lines, 12);
  return at;
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
  const day = dayOf(lineMs);
  if (stoppedAt === 0) addEntry(day, row);
  else setDay(stoppedAt, day, row);
}

/** Hands over all that was counted. */
export function flush(): void {
  handOver();
  if (servers > 0) addServers(servers, firstServerMs, lastServerMs);
  servers = 0;
  firstServerMs = Infinity;
  lastServerMs = -Infinity;
}
