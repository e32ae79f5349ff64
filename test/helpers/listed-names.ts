/** Names to try the Public Suffix List with. */
import { type SuffixNode, topLevelLabels, topLevelNode } from "../../src/discriminat/public-suffix-list.ts";

export interface ListedName {
  readonly name: string;
  readonly exception: boolean;
}

/** Every name of the list's tree: rules, exceptions, and what lies between them. */
export function listedNames(): readonly ListedName[] {
  const names: ListedName[] = [];
  const visit = (name: string, node: SuffixNode): void => {
    names.push({ name, exception: node.exception });
    for (const [label, child] of node.children) visit(`${label}.${name}`, child);
  };
  for (const label of topLevelLabels()) {
    const node = topLevelNode(label);
    if (node !== undefined) visit(label, node);
  }
  return names;
}
