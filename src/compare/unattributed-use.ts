/** Flows of unknown apps: how many of their connections a declared name may have admitted. Pure. */
import { isPattern, matches } from "../discriminat/pattern.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Flow } from "../traffic/flow.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { targetOf } from "./flow-verdict.ts";

/** A name that unknown apps connected to. */
interface UsedName {
  readonly name: string;
  connections: number;
}

/** The connections of unattributed flows that a declared name matches. `*` may be empty: too many count rather than too few. */
export function countUnattributedUse(flows: readonly Flow[]): (declared: ResolvedName) => number {
  const byName = new Map<string, UsedName>();
  const byEnd = new Map<string, Group<UsedName>>();
  for (const flow of flows) {
    const target = targetOf(flow);
    if (target === undefined) continue;
    const { name, protocol, port } = target;
    const onPort = `${protocol} ${port} `;
    const known = byName.get(onPort + name);
    if (known !== undefined) {
      known.connections += flow.connections;
      continue;
    }
    const used: UsedName = { name, connections: flow.connections };
    byName.set(onPort + name, used);
    addToGroup(byEnd, onPort + endOf(name), used);
    addToGroup(byEnd, onPort, used);
  }
  const memo = new Map<string, number>();
  return ({ name, protocol, port }) => {
    const onPort = `${protocol} ${port} `;
    if (byName.size === 0) return 0;
    if (!isPattern(name)) return byName.get(onPort + name)?.connections ?? 0;
    let sum = memo.get(onPort + name);
    if (sum === undefined) {
      const end = endOf(name);
      const candidates = byEnd.get(isPattern(end) ? onPort : onPort + end) ?? [];
      sum = candidates
        .filter((used) => matches(name, used.name, { emptyRun: true }))
        .reduce((total, { connections }) => total + connections, 0);
      memo.set(onPort + name, sum);
    }
    return sum;
  };
}

/** The last two labels. */
function endOf(name: string): string {
  return name.slice(name.lastIndexOf(".", name.lastIndexOf(".") - 1) + 1);
}
