/**
 * What stands between the values of a record: the end of one, the name of the next. One firewall writes its records alike, so
 * that after a field nearly always the same bytes follow. They are learned once, and compared four at a time from then on. No
 * order is assumed: whatever follows is learned, up to a most.
 */

/** The bytes up to a value, or up to the end of the record. */
interface Step {
  readonly length: number;
  /** The record ends here. */
  readonly ends: boolean;
  /** Of the field whose value follows; 0 for one that does not matter. */
  readonly mark: number;
  /** The value stands in quotes; the first is part of the step, the last of the next step. */
  readonly isText: boolean;
  /** What is known to follow that value. */
  readonly node: FieldNode;
}

interface LearnedStep extends Step {
  /** A value without quotes follows. */
  readonly isBare: boolean;
  /** The bytes as words; the last one overlaps. */
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
}

/** Steps that have followed a field, the latest first. */
interface FieldNode {
  readonly steps: LearnedStep[];
  /** Whether the value before is a text, whose closing quote comes first. */
  readonly afterText: boolean;
  readonly isStart: boolean;
}

export interface FieldReader {
  readonly start: FieldNode;
  /** `undefined` for what is not simple. */
  readonly next: (node: FieldNode, bytes: Uint8Array, view: DataView, at: number, end: number) => Step | undefined;
}

/** More only come from somebody who makes them up. */
const maxSteps = 2000;
const maxStepsOfNode = 64;
const longestStep = 200;

const [space, quoteByte, comma, point, zero, nine, colon, backslash] = [32, 34, 44, 46, 48, 57, 58, 92];
const [openBrace, closeBrace] = [123, 125];

export function createFieldReader(marks: ReadonlyMap<string, number>): FieldReader {
  const start: FieldNode = { steps: [], afterText: false, isStart: true };
  const nodes = new Map<string, FieldNode>();
  let known = 0;

  const nodeOf = (name: string, afterText: boolean): FieldNode => {
    const key = `${afterText ? "text" : "bare"} ${name}`;
    let node = nodes.get(key);
    if (node === undefined) {
      node = { steps: [], afterText, isStart: false };
      nodes.set(key, node);
    }
    return node;
  };

  const learn = (node: FieldNode, bytes: Uint8Array, from: number, end: number): Step | undefined => {
    const read = readStep(node, bytes, from, end);
    if (read === undefined || known >= maxSteps || node.steps.length >= maxStepsOfNode) return undefined;
    const { at, name, isText } = read;
    // Not `slice`, which for a Buffer copies nothing.
    const copy = Uint8Array.from(bytes.subarray(from, at));
    const words = new Int32Array(Math.ceil(copy.length / 4));
    const view = new DataView(copy.buffer);
    if (copy.length >= 4) {
      for (let index = 0; index < words.length; index += 1) {
        words[index] = view.getInt32(Math.min(index * 4, copy.length - 4), true);
      }
    }
    known += 1;
    const step: LearnedStep = {
      length: copy.length,
      ends: name === undefined,
      mark: name === undefined ? 0 : (marks.get(name) ?? 0),
      isText,
      isBare: name !== undefined && !isText,
      node: name === undefined ? start : nodeOf(name, isText),
      words,
      bytes: copy,
    };
    node.steps.unshift(step);
    return step;
  };

  return {
    start,
    next: (node, bytes, view, at, end) => {
      const { steps } = node;
      for (let index = 0; index < steps.length; index += 1) {
        const step = steps[index];
        if (step === undefined || at + step.length > end || !follows(step, bytes, view, at)) continue;
        // The same field once had a number, and now has a text: another step.
        if (step.isBare && isMore(bytes[at + step.length])) continue;
        if (index > 0) {
          steps.splice(index, 1);
          steps.unshift(step);
        }
        return step;
      }
      return learn(node, bytes, at, end);
    },
  };
}

const isMore = (byte: number | undefined): boolean => byte === quoteByte || byte === space;

function follows({ words, length, bytes: own }: LearnedStep, bytes: Uint8Array, view: DataView, at: number): boolean {
  if (length < 4) return standsAt(bytes, at, own);
  const last = words.length - 1;
  for (let index = 0; index < last; index += 1) {
    if (view.getInt32(at + index * 4, true) !== words[index]) return false;
  }
  return view.getInt32(at + length - 4, true) === words[last];
}

/** The step at `from`, by the grammar of JSON; `name` is missing where the record ends. */
function readStep(
  { afterText, isStart }: FieldNode,
  bytes: Uint8Array,
  from: number,
  end: number,
): { readonly at: number; readonly name: string | undefined; readonly isText: boolean } | undefined {
  let at = from;
  const skip = (): void => {
    while (bytes[at] === space) at += 1;
  };
  if (afterText) {
    if (bytes[at] !== quoteByte) return undefined;
    at += 1;
  }
  skip();
  const before = bytes[at];
  at += 1;
  if (isStart ? before !== openBrace : before !== comma) {
    return before === closeBrace && !isStart ? { at, name: undefined, isText: false } : undefined;
  }
  skip();
  if (bytes[at] !== quoteByte) return undefined;
  const nameStart = at + 1;
  for (at = nameStart; bytes[at] !== quoteByte; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === backslash || byte < space || at >= end) return undefined;
  }
  const name = latin1(bytes, nameStart, at);
  at += 1;
  skip();
  if (bytes[at] !== colon) return undefined;
  at += 1;
  skip();
  const isText = bytes[at] === quoteByte;
  if (isText) at += 1;
  return at - from > longestStep || at >= end ? undefined : { at, name, isText };
}

export function ascii(word: string): Uint8Array {
  return new Uint8Array(Buffer.from(word));
}

/** Whether a word stands at a place. */
export function standsAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index += 1) if (word[index] !== bytes[at + index]) return false;
  return true;
}

export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
}

const [yes, no, nothing] = [ascii("true"), ascii("false"), ascii("null")];

/** `true`, `false`, `null`, or a number like `443` or `1.3`; everything else is for `JSON.parse`. */
export function isPlainValue(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  const first = bytes[start] ?? 0;
  if (first < zero || first > nine) {
    if (length === 4) return standsAt(bytes, start, yes) || standsAt(bytes, start, nothing);
    return length === 5 && standsAt(bytes, start, no);
  }
  if (length > 15 || (first === zero && length > 1)) return false;
  let points = 0;
  for (let at = start + 1; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === point && at + 1 < end) points += 1;
    else if (byte < zero || byte > nine) return false;
  }
  return points < 2;
}
