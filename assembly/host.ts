/** What the scanner asks of JavaScript, and to which it hands over what it counted: src/traffic/files/line-scanner.ts. */

/** Gives the step that stands there, added to those of the node; or 0. */
export declare function learn(node: usize, at: usize): usize;
/** Milliseconds of a day like `2026-11-01`, or -1. */
export declare function readDay(at: usize): f64;
/** Milliseconds, or NaN. */
export declare function readMoment(from: usize, to: usize, isText: bool): f64;
/** Whether the record that stands there came before, and must not count; if not, it counts in that row. New ones ask for themselves. */
export declare function isRepeated(from: usize, to: usize, ms: f64, row: i32): bool;
/** An hour since 1970 with records in it. */
export declare function markHour(hour: f64): void;
/** More records of a row. Without a time the first is after the last. */
export declare function countAgain(row: i32, connections: f64, firstMs: f64, lastMs: f64): void;
/** Records of servers. */
export declare function addServers(records: f64, firstMs: f64, lastMs: f64): void;
