/** Asks AWS about one network. What cannot be told without something else is not asked. */
import { setMaxListeners } from "node:events";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import { roleCredentials } from "../../aws/assumed-role.ts";
import { readRole } from "../../aws/read-roles.ts";
import type { Network } from "../../policy/model.ts";
import { type NoAnswer, silent } from "../answer.ts";
import type { NetworkFacts } from "../facts.ts";
import { askGroups, tryDescriptions } from "./ask-groups.ts";
import { askIdentity } from "./ask-identity.ts";
import { askLogs } from "./ask-logs.ts";
import { askParameter } from "./ask-parameter.ts";
import { askQuotas } from "./ask-quotas.ts";
import { createAsker } from "./asker.ts";
import { clientOptions, endpointOf } from "./client-options.ts";

/**
 * @param asOf `YYYY-MM-DD`
 * @throws the signal's reason where it is aborted
 */
export async function askNetwork(network: Network, asOf: string, signal: AbortSignal): Promise<NetworkFacts> {
  const { region, endpoints } = network;
  // Each request listens to it, and more than ten are on their way at a time.
  setMaxListeners(0, signal);
  const shared = clientOptions(region);
  const secrets: string[] = [];
  const asker = createAsker({ region, logger: shared.logger, secrets }, signal);
  const role = roleCredentials(readRole(network), shared.logger);
  const sts = new STSClient({ ...shared, ...role, ...endpointOf(endpoints.sts) });
  // One chain of credentials for all: it may ask a program, or sign in.
  const signedIn = { ...shared, credentials: sts.config.credentials };
  const logs = new CloudWatchLogsClient({ ...signedIn, ...endpointOf(endpoints.logs) });
  const ec2 = new EC2Client({ ...signedIn, ...endpointOf(endpoints.ec2) });
  const ssm = new SSMClient({ ...signedIn, ...endpointOf(endpoints.ssm) });
  const quotas = new ServiceQuotasClient({ ...signedIn, ...endpointOf(endpoints.servicequotas) });
  try {
    const { identity, clockAheadMs } = await askIdentity(sts, asker, secrets, signal);
    const pointless = whyNotToAsk(network, identity);
    if (pointless !== undefined) return { identity, clockAheadMs, calls: [], ...nothingOf(pointless) };
    const atMs = Date.parse(`${asOf}T00:00:00Z`);
    const [ofLogs, groups, parameter, ofQuotas] = await Promise.all([
      askLogs(logs, network, asker, atMs, signal),
      askGroups(ec2, asker, signal),
      askParameter(ssm, network, asker, signal),
      askQuotas(quotas, asker, signal),
      tryDescriptions(ec2, asker, signal),
    ]);
    return { identity, clockAheadMs, logs: ofLogs, groups, parameter, quotas: ofQuotas, calls: asker.calls };
  } finally {
    for (const client of [sts, logs, ec2, ssm, quotas]) client.destroy();
  }
}

/** What another account says of itself would be taken for the network's. */
function whyNotToAsk({ accountId }: Network, identity: NetworkFacts["identity"]): NoAnswer | undefined {
  if (identity.kind === "rejected") return silent("not asked, without credentials that AWS accepts");
  const isOther = identity.kind === "told" && accountId !== undefined && identity.value.account !== accountId;
  return isOther ? silent(`not asked, because the credentials are of another account`) : undefined;
}

/** The facts of a network of which nothing was asked. */
function nothingOf(none: NoAnswer): Omit<NetworkFacts, "identity" | "clockAheadMs" | "calls"> {
  return {
    logs: { group: none, similar: [], flow: none, config: none },
    groups: none,
    parameter: none,
    quotas: { rulesPerGroup: none, groupsPerInterface: none, groupsPerRegion: none },
  };
}
