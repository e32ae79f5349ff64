/**
 * Counts lines by their key fields. An entry holds the row that the traffic table gave them on the day that was read last, and what
 * was counted since: lines come day by day, and one entry a day would be too many for the caches of a processor. Most entries lie
 * outside of the fastest ones all the same, so that keys of several lines are looked up at a time: the waits for memory run side by side.
 */
import { countAgain } from "./host";
import { entries, entriesEnd, mostSlots, slots } from "./memory";
import { foundOf, hashOf, keyBytesOf, keyOf, setFetched, setFound } from "./scanned-line";

/** An entry: hash, day, row, and size of its key; at 16 connections, first and last time; at 48 the key, filled up with zeros. */
const headBytes: usize = 48;

/** A slot: the entry's number by sixteen bytes, from 1 on, and a part of its hash, so that others need not be looked at. 0 is free. */
const placeBits: u32 = 21;
const placeMask: u32 = (1 << placeBits) - 1;

let slotCount: u32 = 1 << 14;
let entryCount: u32 = 0;
let entryEnd: usize = entries;

/** Begins to look up the key of a line. */
export function beginFind(line: usize): void {
  const hash = hashOfKey(keyOf(line), keyBytesOf(line));
  setFound(line, hash, load<u32>(slots + (hash & (slotCount - 1)) * 4));
}

/** Makes the processor fetch the entry that most likely has the key: what is read there is of no use otherwise. */
export function fetchEntry(line: usize): void {
  const found = foundOf(line);
  if (found === 0) return;
  const entry = entryAt(found);
  setFetched(line, load<u32>(entry) + load<u32>(entry, 64) + load<u32>(entry, 128) + load<u32>(entry, 192));
}

/** The entry of the key of a line; 0 where it is new. */
export function findEntry(line: usize): usize {
  const keyHash = hashOf(line);
  const mask = slotCount - 1;
  let slot = keyHash & mask;
  for (let found = load<u32>(slots + slot * 4); found !== 0; found = load<u32>(slots + slot * 4)) {
    if ((found ^ keyHash) >> placeBits === 0) {
      const entry = entryAt(found);
      if (load<u32>(entry) === keyHash && isKeyOf(entry, line)) return entry;
    }
    slot = (slot + 1) & mask;
  }
  return 0;
}

export function dayIn(entry: usize): i32 {
  return load<i32>(entry, 4);
}

export function rowIn(entry: usize): i32 {
  return load<i32>(entry, 8);
}

/** From here on, lines of that key are counted for another day. */
export function setDay(entry: usize, day: i32, row: i32): void {
  handOverEntry(entry);
  store<i32>(entry, day, 4);
  store<i32>(entry, row, 8);
}

export function countIn(entry: usize, atMs: f64): void {
  store<f64>(entry, load<f64>(entry, 16) + 1, 16);
  if (atMs < load<f64>(entry, 24)) store<f64>(entry, atMs, 24);
  if (atMs > load<f64>(entry, 32)) store<f64>(entry, atMs, 32);
}

/** For what `findEntry` just did not find. */
export function addEntry(line: usize, day: i32, row: i32): void {
  const keyBytes = keyBytesOf(line);
  const size = headBytes + keyBytes;
  if (entryEnd + size > entriesEnd || entryCount === mostSlots / 2) {
    handOver();
    memory.fill(slots, 0, slotCount * 4);
    entryCount = 0;
    entryEnd = entries;
  } else if (entryCount === slotCount / 2) {
    memory.fill(slots, 0, slotCount * 4);
    slotCount *= 2;
    for (let entry = entries; entry < entryEnd; entry = nextEntry(entry)) place(entry);
  }
  store<u32>(entryEnd, hashOf(line));
  store<i32>(entryEnd, day, 4);
  store<i32>(entryEnd, row, 8);
  store<u32>(entryEnd, <u32>keyBytes, 12);
  empty(entryEnd);
  memory.copy(entryEnd + headBytes, keyOf(line), keyBytes);
  place(entryEnd);
  entryEnd += size;
  entryCount += 1;
}

/** Gives away all that was counted so far. */
export function handOver(): void {
  for (let entry = entries; entry < entryEnd; entry = nextEntry(entry)) handOverEntry(entry);
}

function handOverEntry(entry: usize): void {
  const connections = load<f64>(entry, 16);
  if (connections === 0) return;
  countAgain(rowIn(entry), connections, load<f64>(entry, 24), load<f64>(entry, 32));
  empty(entry);
}

function nextEntry(entry: usize): usize {
  return entry + headBytes + load<u32>(entry, 12);
}

function empty(entry: usize): void {
  store<f64>(entry, 0, 16);
  store<f64>(entry, Infinity, 24);
  store<f64>(entry, -Infinity, 32);
}

function entryAt(found: u32): usize {
  return entries + (((found & placeMask) - 1) << 4);
}

function place(entry: usize): void {
  const hash = load<u32>(entry);
  const mask = slotCount - 1;
  let slot = hash & mask;
  while (load<u32>(slots + slot * 4) !== 0) slot = (slot + 1) & mask;
  const number = <u32>((entry - entries) >> 4) + 1;
  store<u32>(slots + slot * 4, (hash & ~placeMask) | number);
}

/** Compares, because an attacker who chooses names could choose ones whose hashes agree. */
function isKeyOf(entry: usize, line: usize): bool {
  const key = keyOf(line);
  const keyBytes = keyBytesOf(line);
  if (load<u32>(entry, 12) !== <u32>keyBytes) return false;
  for (let done: usize = 0; done < keyBytes; done += 16) {
    const same = i8x16.eq(v128.load(entry + done, headBytes), v128.load(key + done));
    if (!i8x16.all_true(same)) return false;
  }
  return true;
}

function hashOfKey(key: usize, keyBytes: usize): u32 {
  let left: u64 = 0x9e3779b97f4a7c15;
  let right: u64 = 0xc2b2ae3d27d4eb4f;
  for (let at = key; at < key + keyBytes; at += 16) {
    left = (left ^ load<u64>(at)) * 0x9fb21c651e98df25;
    left ^= left >> 32;
    right = (right ^ load<u64>(at, 8)) * 0xd6e8feb86659fd93;
    right ^= right >> 32;
  }
  const mixed = (left ^ rotl<u64>(right, 29)) * 0x9fb21c651e98df25;
  return <u32>(mixed >> 32);
}
