/** Athena as a source of `observe`, as the command sees it. Loads the AWS SDK only for live traffic. */
import { readRole, roleArnsOf } from "../../aws/read-roles.ts";
import type { Progress } from "../../command-line/progress.ts";
import { UserError } from "../../errors.ts";
import type { AthenaTable, Network } from "../../policy/model.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { athenaIamPolicy } from "../../traffic/athena/iam-policy.ts";
import { usdPerTerabyte } from "../../traffic/athena/price.ts";
import { tableDdl } from "../../traffic/athena/table-ddl.ts";
import type { ObserveRequest } from "./request.ts";
import type { Observed } from "./sources.ts";

/** @throws UserError where a network has no table: before another one's is asked, and paid for. */
export function requireTables(networks: readonly Network[]): void {
  for (const network of networks) tableOf(network);
}

export async function observeTable(
  network: Network,
  { window, maxScanGb }: ObserveRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<Observed> {
  if (window === undefined) throw new Error("Athena needs a window");
  const { database, table, partitions, workgroup, output } = tableOf(network);
  // The AWS SDK takes 0.2 s to load, and files do not need it.
  const { observeAthena } = await import("../../traffic/athena/observe-athena.ts");
  const { region, endpoints } = network;
  const { scanned, ...seen } = await observeAthena(
    {
      region,
      endpoint: endpoints.athena,
      role: readRole(network),
      database,
      table,
      partitions,
      workgroup,
      output,
      window,
      maxScanBytes: maxScanGb === undefined ? undefined : maxScanGb * 1e9,
      onProgress: ({ statementsDone, statementsKnown, scanned: { bytes }, expectedBytes, mostBytes }) => {
        const statements = `${statementsDone} of ${count(statementsKnown, "statement")}`;
        const most = mostBytes === undefined ? "" : `, of at most ${gigabytes(mostBytes)}`;
        const all = expectedBytes === undefined ? most : `, of about ${gigabytes(expectedBytes)}`;
        progress.step(`${network.name}: ${statements}, ${gigabytes(bytes)} scanned${all}`);
      },
    },
    signal,
  );
  return { seen, unreadable: [], sameLogs: [], scanned };
}

/** With what it costs, at $5 a terabyte. */
function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB ($${((bytes / 1e12) * usdPerTerabyte).toFixed(2)})`;
}

/** The statements that make the tables. @throws UserError where the settings lack a table, or its location. */
export function printedDdl(networks: readonly Network[]): string {
  return networks
    .map((network) => {
      const { database, table, partitions } = tableOf(network);
      return `-- ${network.name}\n${tableDdl({ database, table, partitions, location: folderOf(network, "location") })}`;
    })
    .join("\n");
}

/** The least IAM policy that observing these networks through Athena needs, as JSON. */
export function printedAthenaPolicy(networks: readonly Network[], { groupsFromTags }: ObserveRequest): string {
  const tables = networks.map((network) => {
    const { database, table, workgroup } = tableOf(network);
    return {
      region: network.region,
      accountId: network.accountId,
      readRoles: roleArnsOf(groupsFromTags ? network : { ...network, participantRoles: [] }),
      database,
      table,
      workgroup,
      location: folderOf(network, "location"),
      output: folderOf(network, "output"),
    };
  });
  return `${JSON.stringify(athenaIamPolicy({ tables, groupsFromTags }), null, 2)}\n`;
}

function tableOf({ name, athena }: Network): AthenaTable {
  if (athena !== undefined) return athena;
  throw new UserError(`the settings name no table of Athena for the network ${quote(name)}`, {
    hint: `Add \`logs: {athena: {database: egress, table: firewall_logs, location: s3://<bucket>/<folder>/}}\` below networks.${name} in discriminat.yaml; then --print-athena-ddl prints the table.`,
  });
}

/** What the folders are for, in the settings' own words. */
const purposes = { location: "where the logs are", output: "where Athena writes results" } as const;

function folderOf(network: Network, key: keyof typeof purposes): string {
  const folder = tableOf(network)[key];
  if (folder !== undefined) return folder;
  throw new UserError(`the settings do not say ${purposes[key]} for the network ${quote(network.name)}`, {
    hint: `Add \`${key}: s3://<bucket>/<folder>/\` below networks.${network.name}.logs.athena in discriminat.yaml.`,
  });
}
