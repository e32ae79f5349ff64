/**
 * How many queries run at a time: as many as the account has free, and fewer as soon as it refuses one. Others ask in the same
 * account, dashboards included. Pure.
 */
export interface Lanes {
  /** Most queries that run at a time, for now; 1 at least. */
  readonly width: () => number;
  /** A query has ended: there was room for it. */
  readonly answered: () => void;
  /** The account runs as many as it may. */
  readonly refused: () => void;
}

/**
 * Begins with `first` and takes one more with each answer, up to `most`. The first refusal halves that; from then on a whole round
 * of answers gives one more. Refusals of one moment, when every lane asks, count once.
 */
export function createLanes(first: number, most: number): Lanes {
  let width = Math.min(first, most);
  let wasRefused = false;
  let isFresh = true;
  return {
    width: () => Math.max(1, Math.floor(width)),
    answered: () => {
      isFresh = true;
      width = Math.min(most, width + (wasRefused ? 1 / Math.max(1, width) : 1));
    },
    refused: () => {
      if (!isFresh) return;
      isFresh = false;
      wasRefused = true;
      width = Math.max(1, width / 2);
    },
  };
}
