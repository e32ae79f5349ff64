/** Every check of one network, in the order of the report. Pure. */
import type { NetworkFacts } from "./facts.ts";
import { judgeIdentity } from "./judge-identity.ts";
import { judgeLogs, type LogContext } from "./judge-logs.ts";
import { judgePermissions } from "./judge-permissions.ts";
import { judgePreferences } from "./judge-preferences.ts";
import { judgeQuotas } from "./judge-quotas.ts";
import { judgeVpc } from "./judge-vpc.ts";
import type { LaidOut } from "./laid-out.ts";
import type { Result } from "./result.ts";

export interface NetworkContext extends LogContext {
  /** What the policies lay out there; `undefined` where they have errors. */
  readonly laidOut: LaidOut | undefined;
}

export function judgeNetwork(context: NetworkContext, facts: NetworkFacts): readonly Result[] {
  const { network, asOf } = context;
  return [
    ...judgeIdentity(network, facts.identity),
    ...judgePermissions(facts.calls),
    ...judgeVpc(network, facts.groups),
    ...judgeLogs(context, facts.logs),
    ...judgePreferences(network, facts.parameter, asOf),
    ...judgeQuotas(context, facts.quotas, facts.groups),
  ];
}
