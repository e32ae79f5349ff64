/** The table of `flows` in every format. Pure; names are hostile until a format makes them inert. */
import type { ListedFlow } from "../../compare/list-flows.ts";
import { shortTarget } from "../../policy/target.ts";
import { boundedMarkdown, type MarkdownPart, mostLines } from "../../report/bounded-markdown.ts";
import { formatCsv } from "../../report/csv.ts";
import { inertMarkdown, inlineCode } from "../../report/inert-markdown.ts";
import type { Block } from "../../report/text-blocks.ts";
import { thousands } from "../../text/words.ts";
import { groupBy } from "../../values/group.ts";

/** No valid name is longer. */
const longestName = 253;

const head = ["App", "Verdict", "Connections", "Days", "Clients", "First seen", "Last seen", "Destination"];

/** Days, without the hours; the destination comes last, where it has room. */
function cellsOf(flow: ListedFlow): readonly string[] {
  const { app, verdict, connections, days, sources, firstSeen, lastSeen } = flow;
  return [
    app ?? "(unknown)",
    verdict,
    thousands(connections),
    days === 0 ? "" : thousands(days),
    thousands(sources),
    (firstSeen ?? "").slice(0, 10),
    (lastSeen ?? "").slice(0, 10),
    destinationOf(flow),
  ];
}

function destinationOf({ name, protocol, port }: ListedFlow): string {
  return shortTarget({ name: (name ?? "(no name)").slice(0, longestName), protocol, port });
}

/** How many rows of how many are shown. */
export interface Shown {
  readonly flows: readonly ListedFlow[];
  readonly total: number;
}

export function blocksOf({ flows, total }: Shown): readonly Block[] {
  if (total === 0) return [{ kind: "paragraph", text: "No connection is like that." }];
  const byNetwork = [...groupBy(flows, ({ network }) => network)];
  const left = total - flows.length;
  return [
    ...byNetwork.flatMap(([network, rows]): readonly Block[] => [
      { kind: "heading", text: network },
      { kind: "table", head, rows: rows.map(cellsOf) },
    ]),
    ...(left === 0
      ? []
      : [{ kind: "paragraph", text: `... and ${thousands(left)} more (--limit, or --format csv or json)` } as const]),
  ];
}

export function markdownOf({ flows, total }: Shown): string {
  const title = "<!-- discriminat-policy:flows -->\n## discriminat-policy flows\n\n";
  if (total === 0) return `${title}No connection is like that.\n`;
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const columns = ["Network", ...head];
  const part: MarkdownPart = {
    before: line(columns) + line(columns.map(() => "---")),
    lines: flows.slice(0, mostLines).map((flow) => {
      const cells = cellsOf(flow);
      return line([inlineCode(flow.network), ...cells.slice(0, -1).map(inertMarkdown), inlineCode(cells.at(-1) ?? "")]);
    }),
    after: "",
    total,
    note: (left) => `\n${thousands(left)} more: \`--format csv\` and \`--format json\` have all of them.\n`,
  };
  return boundedMarkdown(title, [part]);
}

export function csvOf({ flows }: Shown): Iterable<string> {
  const columns = [
    ...["network", "app", "team", "name", "protocol", "port", "verdict"],
    ...["connections", "days", "clients", "first_seen", "last_seen", "admitted_by"],
  ];
  return formatCsv(
    columns,
    flows.map((flow) => [
      ...[flow.network, flow.app, flow.team, flow.name, flow.protocol, flow.port, flow.verdict],
      ...[flow.connections, flow.days, flow.sources, flow.firstSeen, flow.lastSeen, flow.by.join(" ")],
    ]),
  );
}

/** The JSON form; keys are a promise as in report/json.ts. */
export function dataOf({ flows, total }: Shown): Readonly<Record<string, unknown>> {
  return { total, flows: flows.map(({ sources, ...flow }) => ({ ...flow, clients: sources })) };
}
