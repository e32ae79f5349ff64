/** What the firewall of each network makes of the patterns of a tree. Knows nothing of findings. */
import { type Exposure, judgeExposure } from "../discriminat/exposure.ts";
import { isPattern } from "../discriminat/pattern.ts";
import type { WildcardExposure } from "../discriminat/preferences.ts";
import type { Network, Policy } from "../policy/model.ts";
import type { DeclaredName } from "../policy/resolve.ts";
import { groupBy } from "../values/group.ts";
import type { LintContext } from "./context.ts";

export interface JudgedPattern {
  readonly policy: Policy;
  readonly item: DeclaredName;
  readonly mode: WildcardExposure;
  /** The networks of the item that have this mode. */
  readonly networks: readonly Network[];
  readonly exposure: Exposure;
}

const kept = new WeakMap<LintContext, readonly JudgedPattern[]>();

/** Every declared pattern that its firewall does not simply admit, once for each mode. Derived once for a context. */
export function doubtfulPatterns(context: LintContext): readonly JudgedPattern[] {
  let found = kept.get(context);
  if (found === undefined) {
    found = [...judgePatterns(context)].filter(({ exposure }) => exposure.verdict !== "allowed");
    kept.set(context, found);
  }
  return found;
}

function* judgePatterns({ deployments }: LintContext): Generator<JudgedPattern> {
  const known = new Map<readonly Network[], ReadonlyMap<WildcardExposure, readonly Network[]>>();
  for (const { policy, names } of deployments) {
    for (const item of names) {
      if (!isPattern(item.name)) continue;
      const byMode =
        known.get(item.networks) ?? groupBy(item.networks, ({ preferences }) => preferences.wildcardExposure);
      known.set(item.networks, byMode);
      for (const [mode, networks] of byMode) {
        yield { policy, item, mode, networks, exposure: judgeExposure(item.name, mode) };
      }
    }
  }
}
