/** Sets of whole numbers (days, hours) as half-open ranges: sorted, without overlap, and none touches the next. Pure. */

export interface Range {
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** Everything that is in any of the ranges; these may be in any order and overlap. */
export function unite(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((left, right) => left.from - right.from);
  const united: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = united.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else united.push({ from, to });
  }
  return united;
}

/** What is in `whole` and in none of `parts`, which are united. */
export function subtract(whole: Range, parts: readonly Range[]): readonly Range[] {
  const left: Range[] = [];
  let { from } = whole;
  for (const part of parts) {
    if (part.to <= from) continue;
    if (part.from >= whole.to) break;
    if (part.from > from) left.push({ from, to: part.from });
    from = part.to;
  }
  if (from < whole.to) left.push({ from, to: whole.to });
  return left;
}

/** The ranges of numbers that come in any order, more than once too. */
export function rangesOf(numbers: Iterable<number>): readonly Range[] {
  return unite(Array.from(numbers, (number) => ({ from: number, to: number + 1 })));
}
