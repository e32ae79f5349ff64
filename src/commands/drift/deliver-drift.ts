/** Writes drift in every format that was asked for. The exit code is the command's business. */
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { reportFormats } from "../../command-line/deliver-report.ts";
import { driftComment } from "../../drift/drift-comment.ts";
import { limitSentences, verdictSentence, verdictWord } from "../../drift/drift-summary.ts";
import type { AppDrift, Drift } from "../../drift/judge-drift.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { formatComment } from "../../report/comment.ts";
import { formatPretty } from "../../report/pretty.ts";
import type { RenderOptions, Report } from "../../report/report.ts";
import { type Block, renderBlocks } from "../../report/text-blocks.ts";
import { digestFiles } from "../../values/digest.ts";

export interface DriftReport {
  readonly drift: Drift;
  readonly report: Report;
  readonly policies: ReadonlyMap<string, SourceFile>;
  /** Makes the same comment again. */
  readonly command: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Digest of the policies, as `report` gives it. */
  readonly policiesDigest: string;
  /** Why the snapshots show less than everything. */
  readonly warnings: readonly string[];
}

export async function deliverDrift(result: DriftReport, global: GlobalOptions, io: Io): Promise<void> {
  const { drift, report, warnings } = result;
  const formats = {
    ...reportFormats({ ...report, data: { drift: driftData(result) } }, global, io),
    pretty: (options: RenderOptions) => {
      const text = formatPretty(report, options);
      if (options.quiet) return text;
      const commands = commandBlocks(drift);
      const after = commands.length === 0 ? "" : `\n${renderBlocks(commands, options)}`;
      return `${renderBlocks(verdictBlocks(result), options)}\n${text}${after}`;
    },
    markdown: () => commentText(result),
  };
  const summary = `${verdictWord(drift)}: ${verdictSentence(drift).slice(0, -1)}`;
  const limits = limitSentences(drift).map((sentence) => sentence.slice(0, -1));
  const texts = [...limits, ...warnings];
  await deliver({ command: "drift", formats, summary, warnings: { texts, inWords: true } }, global, io);
}

function commentText({ drift, report, policies, command }: DriftReport): string {
  return formatComment({
    ...driftComment(drift),
    mark: ["drift:v1", ...drift.networks.map(({ name }) => name)].join(":"),
    footer: [`discriminat-policy ${report.toolVersion}`, `policies ${digestFiles(policies.values())}`],
    command,
  });
}

function verdictBlocks({ drift, warnings }: DriftReport): readonly Block[] {
  return [
    {
      kind: "item",
      term: verdictWord(drift),
      tone: drift.verdict === "in step" ? "good" : "bad",
      lines: [verdictSentence(drift), ...limitSentences(drift), ...warnings.map((text) => `${text}.`)],
    },
  ];
}

/** Of longer lists so many are shown. */
const shown = 20;

/** Once more in one piece, for copying: in a finding they are wrapped. */
function commandBlocks({ problems }: Drift): readonly Block[] {
  const commands = [...new Set(problems.flatMap(({ command }) => command ?? []))].sort();
  if (commands.length === 0) return [];
  const more = commands.length - shown;
  return [
    { kind: "heading", text: "Commands that mend it, where the policy is not to change" },
    { kind: "code", text: commands.slice(0, shown).join("\n") },
    ...(more > 0 ? [{ kind: "paragraph", text: `... and ${more} more (--format json shows all)` } as const] : []),
  ];
}

/** The JSON form; keys are a promise as in report/json.ts. */
function driftData({ drift, asOf, policiesDigest }: DriftReport): object {
  const { verdict, networks, unread, apps, unknown, missing, elsewhere, deployed, problems } = drift;
  return {
    verdict,
    says: [verdictSentence(drift), ...limitSentences(drift)],
    as_of: asOf,
    policies: policiesDigest,
    networks: networks.map(({ name }) => name),
    networks_not_read: unread.map(({ name }) => name),
    interfaces_read: deployed.interfaces !== undefined,
    groups_elsewhere: elsewhere,
    recorded_in: deployed.recorded,
    gaps: deployed.gaps,
    apps: apps.map(appData),
    apps_without_group: missing.map(({ app, network }) => ({ app, network: network.name })),
    unknown: unknown.map(({ group: { id, name }, why, rules }) => ({ id, name, why, rules: rules.length })),
    repairs: problems.flatMap(({ check, app, network, command }) =>
      command === undefined ? [] : [{ check, app, network, command }],
    ),
  };
}

function appData({ app, network, groups, missing, undeclared }: AppDrift): object {
  return {
    app,
    network: network.name,
    groups: groups.map(({ id, name, rules }) => ({ id, name, rules: rules.length })),
    missing: missing.map(({ name, protocol, port, excess }) => ({ name, protocol, port, witness: excess.witness })),
    undeclared: undeclared.flatMap(({ names, rule, group }) =>
      names.map(({ name, protocol, fromPort, toPort }) => ({
        ...{ name, protocol, from_port: fromPort, to_port: toPort },
        ...{ group: group.id, rule: rule.id },
      })),
    ),
  };
}
