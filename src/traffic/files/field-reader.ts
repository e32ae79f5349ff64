/**
 * What stands between the values of a record: the end of one, the name of the next. One firewall writes its records alike, so
 * that after a field nearly always the same bytes follow. They are learned here once, and compared by the scanner from then on.
 * No order is assumed: whatever follows is learned, up to a most.
 */
import { type LineScanner, longestStep, mostSteps, stepKinds } from "./line-scanner.ts";

/** The bytes up to a value, or up to the end of the record. */
interface Step {
  readonly length: number;
  /** Of the field whose value follows; missing where the record ends. */
  readonly name: string | undefined;
  /** The value stands in quotes; the first is part of the step, the last of the next step. */
  readonly isText: boolean;
}

/** After which field a step is, for the scanner a number. */
interface FieldNode {
  /** Whether the value before is a text, whose closing quote comes first. */
  readonly afterText: boolean;
  readonly isStart: boolean;
  steps: number;
}

export interface FieldReader {
  /** Gives the step that stands at `from`, added to the scanner's; 0 for what is not simple. */
  readonly learn: (node: number, bytes: Uint8Array, from: number, end: number, address: number) => number;
  /** `false` where no step has a blank: then no record has any between its values. */
  readonly hasBlanks: () => boolean;
}

/** More only come from made-up lines. */
const maxStepsOfNode = 64;

const [space, quoteByte, comma, colon, backslash, openBrace, closeBrace] = [32, 34, 44, 58, 92, 123, 125];

/** @param marks of the fields that matter. */
export function createFieldReader(
  marks: ReadonlyMap<string, number>,
  scanner: Pick<LineScanner, "addNode" | "addStep">,
): FieldReader {
  const start = scanner.addNode();
  const nodes = new Map<number, FieldNode>([[start, { afterText: false, isStart: true, steps: 0 }]]);
  const numbers = new Map<string, number>();
  let known = 0;
  let hasBlanks = false;

  const numberOf = ({ name, isText }: Step): number => {
    if (name === undefined) return start;
    const key = `${isText ? "text" : "bare"} ${name}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = scanner.addNode();
      numbers.set(key, number);
      nodes.set(number, { afterText: isText, isStart: false, steps: 0 });
    }
    return number;
  };

  const learn: FieldReader["learn"] = (number, bytes, from, end, address) => {
    const node = nodes.get(number);
    if (node === undefined || known >= mostSteps || node.steps >= maxStepsOfNode) return 0;
    const step = readStep(node, bytes, from, end);
    if (step === undefined) return 0;
    known += 1;
    node.steps += 1;
    const { name, length, isText } = step;
    hasBlanks ||= bytes.subarray(from, from + length).includes(space);
    const kind = name === undefined ? stepKinds.end : isText ? stepKinds.text : stepKinds.bare;
    return scanner.addStep(number, address, length, marks.get(name ?? "") ?? 0, kind, numberOf(step));
  };
  return { learn, hasBlanks: () => hasBlanks };
}

/** The step at `from`, by the grammar of JSON. */
function readStep({ afterText, isStart }: FieldNode, bytes: Uint8Array, from: number, end: number): Step | undefined {
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
    const isEnd = before === closeBrace && !isStart && at - from <= longestStep;
    return isEnd ? { length: at - from, name: undefined, isText: false } : undefined;
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
  return at - from > longestStep || at >= end ? undefined : { length: at - from, name, isText };
}

export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("latin1");
}
