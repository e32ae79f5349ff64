/**
 * Changes of text files as one patch that `git apply` accepts. Pure. Lines are written byte for byte, so that the patch applies:
 * unlike every other format this one must not escape what is in the files.
 */

export interface FileChange {
  /** Relative to the top of the repository, `/` between segments. */
  readonly path: string;
  /** `undefined` where the file is new. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Lines around a change. */
const context = 3;

/** Empty where nothing changes. */
export function unifiedDiff(changes: readonly FileChange[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(fileDiff)
    .join("");
}

function fileDiff({ path, before, after }: FileChange): string {
  const [left, right] = [gitPath(`a/${path}`), gitPath(`b/${path}`)];
  const edits = lineEdits(splitLines(before ?? ""), splitLines(after));
  const header =
    before === undefined
      ? [`diff --git ${left} ${right}`, "new file mode 100644", "--- /dev/null", `+++ ${withTab(right)}`]
      : [`diff --git ${left} ${right}`, `--- ${withTab(left)}`, `+++ ${withTab(right)}`];
  return `${header.join("\n")}\n${hunks(edits).join("")}`;
}

/** As git quotes it: in C style where it holds a quote, a backslash, a control character or anything beyond ASCII. */
function gitPath(path: string): string {
  if (!/[^\x20-\x7e]|["\\]/.test(path)) return path;
  const bytes = Array.from(new TextEncoder().encode(path), (byte) => {
    const character = String.fromCharCode(byte);
    if (character === '"' || character === "\\") return `\\${character}`;
    return byte < 0x20 || byte > 0x7e ? `\\${byte.toString(8).padStart(3, "0")}` : character;
  });
  return `"${bytes.join("")}"`;
}

/** Git ends a name with a blank in it with a tab. */
function withTab(path: string): string {
  return path.includes(" ") && !path.startsWith('"') ? `${path}\t` : path;
}

/** Lines with their breaks. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

interface Edit {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

/** The fewest removed and added lines that lead from one text to the other: Myers' algorithm. */
function lineEdits(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  const kept = (line: string): Edit => ({ sign: " ", line });
  const middle = shortestScript(before.slice(start, before.length - end), after.slice(start, after.length - end));
  return [...before.slice(0, start).map(kept), ...middle, ...before.slice(before.length - end).map(kept)];
}

function shortestScript(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const [n, m] = [before.length, after.length];
  /** Furthest line of `before` on each diagonal, for each number of edits. */
  const trace: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  const at = (map: ReadonlyMap<number, number>, k: number): number => map.get(k) ?? -1;
  for (let edits = 0; edits <= n + m; edits++) {
    trace.push(furthest);
    const next = new Map<number, number>();
    for (let k = -edits; k <= edits; k += 2) {
      const isDown = k === -edits || (k !== edits && at(furthest, k - 1) < at(furthest, k + 1));
      let x = isDown ? at(furthest, k + 1) : at(furthest, k - 1) + 1;
      while (x < n && x - k < m && before[x] === after[x - k]) x += 1;
      next.set(k, x);
      if (x >= n && x - k >= m) return walkBack(before, after, trace);
    }
    furthest = next;
  }
  return [];
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): readonly Edit[] {
  const script: Edit[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits] ?? new Map<number, number>();
    const k = x - y;
    const at = (diagonal: number): number => furthest.get(diagonal) ?? -1;
    const isDown = k === -edits || (k !== edits && at(k - 1) < at(k + 1));
    const from = isDown ? at(k + 1) : at(k - 1);
    const fromY = from - (isDown ? k + 1 : k - 1);
    while (x > from && y > fromY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      script.push({ sign: " ", line: before[x] ?? "" });
    }
    if (edits === 0) break;
    if (isDown) script.push({ sign: "+", line: after[fromY] ?? "" });
    else script.push({ sign: "-", line: before[from] ?? "" });
    [x, y] = [from, fromY];
  }
  return script.reverse();
}

function hunks(edits: readonly Edit[]): readonly string[] {
  const changed = edits.flatMap(({ sign }, index) => (sign === " " ? [] : [index]));
  const found: string[] = [];
  for (let index = 0; index < changed.length; ) {
    const first = changed[index] ?? 0;
    let last = first;
    while (index < changed.length && (changed[index] ?? 0) - last <= 2 * context) {
      last = changed[index] ?? last;
      index += 1;
    }
    found.push(hunk(edits, Math.max(0, first - context), Math.min(edits.length, last + context + 1)));
  }
  return found;
}

function hunk(edits: readonly Edit[], from: number, to: number): string {
  const lines = (some: readonly Edit[], other: "-" | "+"): number => some.filter(({ sign }) => sign !== other).length;
  const [before, inside] = [edits.slice(0, from), edits.slice(from, to)];
  const range = (other: "-" | "+"): string => {
    const length = lines(inside, other);
    // Of an empty range git gives the line before it.
    const start = lines(before, other) + (length === 0 ? 0 : 1);
    return length === 1 ? `${start}` : `${start},${length}`;
  };
  const text = inside.map(({ sign, line }) =>
    line.endsWith("\n") ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`,
  );
  return `@@ -${range("+")} +${range("-")} @@\n${text.join("")}`;
}
