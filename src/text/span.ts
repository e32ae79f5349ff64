/** A piece of a text. A leaf: imports nothing. */

/** Half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
