/**
 * What stands between two values of a record is a step. Steps are learned once (src/traffic/files/field-reader.ts), and compared
 * from then on. A window ends with the end of a line, which no step and no value holds: neither runs beyond it.
 */
import { learn } from "./host";
import { nodes, steps } from "./memory";

/** A step: the next one of the same node, the node of what follows, its length, mark, and kind; at 16 its bytes. */
const stepWidth: usize = 128;
export const endStep: u8 = 0;
export const bareStep: u8 = 1;

let stepCount: usize = 0;
let nodeCount: usize = 0;

/** The first one is that of a record's start. */
export function addNode(): usize {
  nodeCount += 1;
  return nodes + (nodeCount - 1) * 4;
}

export function addStep(node: usize, from: usize, length: usize, mark: u8, kind: u8, next: usize): usize {
  const step = steps + stepCount * stepWidth;
  stepCount += 1;
  store<u32>(step, load<u32>(node));
  store<u32>(node, <u32>step);
  store<u32>(step, <u32>next, 4);
  store<u32>(step, <u32>length, 8);
  store<u8>(step, mark, 12);
  store<u8>(step, kind, 13);
  memory.copy(step + 16, from, length);
  return step;
}

export function lengthOf(step: usize): usize {
  return load<u32>(step, 8);
}

export function markOf(step: usize): u8 {
  return load<u8>(step, 12);
}

export function kindOf(step: usize): u8 {
  return load<u8>(step, 13);
}

/** The node of what follows it. */
export function nodeAfter(step: usize): usize {
  return load<u32>(step, 4);
}

/** The step that stands there, or 0 where it is not simple. */
export function stepAt(node: usize, at: usize): usize {
  let before = node;
  for (let step: usize = load<u32>(node); step !== 0; step = load<u32>(step)) {
    if (follows(step, at)) {
      // The latest first.
      if (before !== node) {
        store<u32>(before, load<u32>(step));
        store<u32>(step, load<u32>(node));
        store<u32>(node, <u32>step);
      }
      return step;
    }
    before = step;
  }
  return learn(node, at);
}

function follows(step: usize, at: usize): bool {
  const length = load<u32>(step, 8);
  for (let done: u32 = 0; done < length; done += 16) {
    const same = i8x16.bitmask(i8x16.eq(v128.load(step + done, 16), v128.load(at + done)));
    const wanted = length - done >= 16 ? 0xffff : (1 << (length - done)) - 1;
    if ((same & wanted) !== wanted) return false;
  }
  if (load<u8>(step, 13) !== bareStep) return true;
  // The same field once had a number, and now has a text: another step.
  const next = load<u8>(at + length);
  return next !== 0x22 && next !== 0x20;
}
