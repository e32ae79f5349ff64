/** The workloads of one app → the entries that a policy needs. Pure. */
import { isAwsName } from "../discriminat/aws-partitions.ts";
import { judgeExposure } from "../discriminat/exposure.ts";
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import type { NewEntry } from "../policy/entry-text.ts";
import type { Network } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import { visible } from "../text/visible.ts";
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import type { AppWorkloads } from "./assign.ts";
import type { ImportProblem } from "./workload.ts";

/** One name on one port, and where it is needed. */
export interface DraftName {
  /** As the policy writes it, `{region}` included. */
  readonly written: string;
  readonly protocol: Protocol;
  readonly port: number;
  /** Names of networks, sorted. */
  readonly networks: readonly string[];
  /** Words for the workloads that grant it, sorted. */
  readonly from: readonly string[];
}

export interface Drafted {
  readonly names: readonly DraftName[];
  readonly problems: readonly ImportProblem[];
}

/** What the workloads grant, each name once; what the firewall refuses is left out. */
export function draftNames({ parts }: AppWorkloads): Drafted {
  const problems: ImportProblem[] = [];
  const needs = parts.flatMap(({ workload, networks }) =>
    networks.flatMap((network) =>
      workload.grants.flatMap((grant) => {
        const { verdict, reason } = judgeExposure(grant.name, network.preferences.wildcardExposure);
        if (verdict === "refused") {
          const message = `${workload.words}: the firewall refuses ${quote(grant.name)} in ${network.name}: ${reason}`;
          problems.push({ check: "import/refused", file: grant.file, at: grant.at, message });
          return [];
        }
        return [
          { ...grant, written: withPlaceholder(grant.name, network), network: network.name, from: workload.words },
        ];
      }),
    ),
  );
  const names = [...groupBy(needs, ({ protocol, port, written }) => `${protocol} ${port} ${written}`).values()].map(
    (same): DraftName => ({
      written: same[0].written,
      protocol: same[0].protocol,
      port: same[0].port,
      networks: sortedSet(same.map(({ network }) => network)),
      from: sortedSet(same.map(({ from }) => from)),
    }),
  );
  return { names: names.sort(compareNames), problems };
}

/** A name of AWS in the network's region follows the network's region from now on: it is the same name there. */
function withPlaceholder(name: string, { region }: Pick<Network, "region">): string {
  if (!isAwsName(name)) return name;
  return name
    .split(".")
    .map((label) => (label === region ? "{region}" : label))
    .join(".");
}

function compareNames(one: DraftName, other: DraftName): number {
  return compareText(one.protocol, other.protocol) || one.port - other.port || compareText(one.written, other.written);
}

/** Names that have everything else in common stand in one entry. */
export function entriesOf(names: readonly DraftName[], policyNetworks: readonly string[], about: About): NewEntry[] {
  const ports = groupBy(names, ({ protocol, written, networks, from }) =>
    JSON.stringify([protocol, written, networks, from]),
  );
  const lists = [...ports.values()].map((same) => ({
    ...same[0],
    ports: [...new Set(same.map(({ port }) => port))].sort((a, b) => a - b),
  }));
  const alike = groupBy(lists, (one) => JSON.stringify([one.from, one.protocol, one.ports, one.networks]));
  return [...alike.values()].map(([first, ...others]) => ({
    list: {
      protocol: first.protocol,
      names: [first, ...others].map(({ written }) => written),
      ports: isUsual(first) ? undefined : first.ports,
    },
    networks: isAll(first.networks, policyNetworks) ? undefined : first.networks,
    reason: about.reason ?? importedFrom(first.from),
    ticket: about.ticket,
  }));
}

export interface About {
  /** @default where it was imported from */
  readonly reason: string | undefined;
  readonly ticket: string | undefined;
}

const isUsual = ({ protocol, ports }: { readonly protocol: Protocol; readonly ports: readonly number[] }): boolean =>
  ports.length === 1 && ports[0] === defaultPort[protocol];

export const isAll = (networks: readonly string[], all: readonly string[]): boolean =>
  all.every((name) => networks.includes(name));

/** Of more sources so many are named. */
const mostNamed = 3;
const longestReason = 200;

export function importedFrom(from: readonly string[]): string {
  const shown = from.slice(0, mostNamed).join(", ");
  const more = from.length - mostNamed;
  const text = visible(`Imported from ${shown}${more > 0 ? ` and ${more} more` : ""}`);
  return text.length > longestReason ? `${text.slice(0, longestReason - 3)}...` : text;
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText);
}
