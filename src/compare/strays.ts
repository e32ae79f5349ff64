/** Flows that nobody can tell the app of: how many of their connections a declared name may have admitted. Pure. */
import { isPattern, matches } from "../discriminat/pattern.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Flow } from "../traffic/flow.ts";
import { targetOf } from "./judge-app.ts";

interface Stray {
  readonly name: string;
  connections: number;
}

/** The connections of unattributed flows that a declared name matches; `*` may be empty, so that no doubt is overlooked. */
export function countStrays(flows: readonly Flow[]): (declared: ResolvedName) => number {
  const byName = new Map<string, Stray>();
  const byEnd = new Map<string, Stray[]>();
  const push = (key: string, stray: Stray): void => {
    const known = byEnd.get(key);
    if (known === undefined) byEnd.set(key, [stray]);
    else known.push(stray);
  };
  for (const flow of flows) {
    const target = targetOf(flow);
    if (target === undefined) continue;
    const { name, protocol, port } = target;
    const door = `${protocol} ${port} `;
    const known = byName.get(door + name);
    if (known !== undefined) {
      known.connections += flow.connections;
      continue;
    }
    const stray: Stray = { name, connections: flow.connections };
    byName.set(door + name, stray);
    push(door + endOf(name), stray);
    push(door, stray);
  }
  const memo = new Map<string, number>();
  return ({ name, protocol, port }) => {
    const door = `${protocol} ${port} `;
    if (byName.size === 0) return 0;
    if (!isPattern(name)) return byName.get(door + name)?.connections ?? 0;
    let sum = memo.get(door + name);
    if (sum === undefined) {
      const end = endOf(name);
      const candidates = byEnd.get(isPattern(end) ? door : door + end) ?? [];
      sum = candidates
        .filter((stray) => matches(name, stray.name, { emptyRun: true }))
        .reduce((total, { connections }) => total + connections, 0);
      memo.set(door + name, sum);
    }
    return sum;
  };
}

/** The last two labels. */
function endOf(name: string): string {
  return name.slice(name.lastIndexOf(".", name.lastIndexOf(".") - 1) + 1);
}
