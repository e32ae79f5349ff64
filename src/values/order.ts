/** By UTF-16 units, so that no locale changes the order of what is written. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
