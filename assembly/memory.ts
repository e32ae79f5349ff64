/**
 * Where everything lies in the memory of the line scanner, and how long it is. src/traffic/files/line-scanner.ts has the facts, the
 * window at 0x60000, and the rooms for what is read from files behind everything else. Behind each of them and behind a key there is
 * room for reading and writing sixteen bytes at once.
 */
export const facts: usize = 0x400;
export const steps: usize = 0x2000;
export const nodes: usize = 0x50000;
/** Lines that have been scanned and not yet counted. */
export const batch: usize = 0xb0000;
export const slots: usize = 0x100000;
export const mostSlots: u32 = 1 << 20;
export const entries: usize = 0x500000;
/** 24 MB, which slots can count by sixteen bytes. Then the index starts anew: most keys that came once do not come again. */
export const entriesEnd: usize = 0x1d00000;
