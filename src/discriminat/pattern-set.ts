/**
 * Many patterns at once: which of them match a name. Plain names are looked up; patterns lie in a tree of labels, the
 * top-level one first, so that a name meets only the patterns that end as it does.
 */
import { isPattern, matches, type WildcardReading } from "./pattern.ts";

/** A fixed set of names and patterns. */
export interface PatternSet {
  /** Every member that matches the name, in the order in which they were given, without duplicates. */
  match(name: string): readonly string[];
}

/** A label with wildcards and what lies below it. */
interface Branch {
  readonly label: string;
  readonly node: Node;
}

/** Branches by the literal text at one end of their labels, so that a label meets few of those that it does not match. */
interface Index {
  readonly branches: Map<string, Branch[]>;
  /** The lengths of the keys that occur, each once. */
  readonly lengths: number[];
}

interface Node {
  /** Children by plain label. */
  readonly plain: Map<string, Node>;
  /** The child that any label leads to: `*`. */
  any: Node | undefined;
  readonly byBeginning: Index;
  readonly byEnd: Index;
  /** Position of the member that ends here. */
  member: number | undefined;
}

function createNode(): Node {
  return {
    plain: new Map(),
    any: undefined,
    byBeginning: { branches: new Map(), lengths: [] },
    byEnd: { branches: new Map(), lengths: [] },
    member: undefined,
  };
}

function childFor(node: Node, label: string): Node {
  if (label === "*") {
    node.any ??= createNode();
    return node.any;
  }
  if (!isPattern(label)) {
    let child = node.plain.get(label);
    if (child === undefined) {
      child = createNode();
      node.plain.set(label, child);
    }
    return child;
  }
  const beginning = /^[^*?]*/.exec(label)?.[0] ?? "";
  const end = /[^*?]*$/.exec(label)?.[0] ?? "";
  const [index, key] = end.length > beginning.length ? [node.byEnd, end] : [node.byBeginning, beginning];
  const branches = index.branches.get(key) ?? [];
  index.branches.set(key, branches);
  if (!index.lengths.includes(key.length)) index.lengths.push(key.length);
  let branch = branches.find((other) => other.label === label);
  if (branch === undefined) {
    branch = { label, node: createNode() };
    branches.push(branch);
  }
  return branch.node;
}

/** Adds everything that a label of a name leads to from a node. */
function follow(node: Node, label: string, reading: WildcardReading, reached: Node[]): void {
  const plain = node.plain.get(label);
  if (plain !== undefined) reached.push(plain);
  if (node.any !== undefined && matches("*", label)) reached.push(node.any);
  for (const index of [node.byBeginning, node.byEnd]) {
    for (const length of index.lengths) {
      if (length > label.length) continue;
      const key = index === node.byEnd ? label.slice(-length) : label.slice(0, length);
      for (const branch of index.branches.get(key) ?? []) {
        if (matches(branch.label, label, reading)) reached.push(branch.node);
      }
    }
  }
}

/** Builds a set once for many names; members need not be valid. The reading of `*` is that of `matches`. */
export function createPatternSet(patterns: Iterable<string>, reading: WildcardReading = {}): PatternSet {
  const members = [...new Set(patterns)];
  const plain = new Map<string, number>();
  const root = createNode();
  for (const [index, member] of members.entries()) {
    if (!isPattern(member)) {
      plain.set(member, index);
      continue;
    }
    let node = root;
    for (const label of member.split(".").reverse()) node = childFor(node, label);
    node.member = index;
  }

  return {
    match(name) {
      const found: number[] = [];
      const itself = plain.get(name);
      if (itself !== undefined && matches(name, name)) found.push(itself);
      let nodes: Node[] = [root];
      for (let end = name.length; nodes.length > 0 && end >= 0; ) {
        const start = end === 0 ? 0 : name.lastIndexOf(".", end - 1) + 1;
        const label = name.slice(start, end);
        const reached: Node[] = [];
        if (label !== "") for (const node of nodes) follow(node, label, reading, reached);
        nodes = reached;
        end = start - 1;
      }
      for (const node of nodes) if (node.member !== undefined) found.push(node.member);
      return found.sort((a, b) => a - b).map((index) => members[index] ?? "");
    },
  };
}
