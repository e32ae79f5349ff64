/**
 * Where everything lies in the memory of the line scanner, and how long it is. src/traffic/files/line-scanner.ts has the facts and
 * the window, at 0x60000. Behind the key and the window there is room for reading and writing sixteen bytes at once.
 */
export const facts: usize = 0x400;
export const key: usize = 0x800;
export const keyEnd: usize = 0x1000;
export const steps: usize = 0x2000;
export const nodes: usize = 0x50000;
export const slots: usize = 0x100000;
export const mostSlots: u32 = 1 << 20;
export const entries: usize = 0x500000;
/** 24 MB, which slots can count by sixteen bytes. Then the index starts anew: most keys that came once do not come again. */
export const entriesEnd: usize = 0x1d00000;
export const grownPages: i32 = 32;
