/** Writes the proof of a plan in every format that was asked for. The exit code is the command's business. */
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { reportFormats } from "../../command-line/deliver-report.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { groupWords } from "../../plan-proof/group-context.ts";
import { planComment } from "../../plan-proof/plan-comment.ts";
import {
  changeSentence,
  groupChanges,
  isChanged,
  type PlanSubject,
  purposeSentences,
  shortName,
  subjectsOf,
  verdictSentence,
  verdictWord,
  windowChange,
  windowWords,
} from "../../plan-proof/plan-summary.ts";
import type { PlanProof } from "../../plan-proof/prove-plan.ts";
import { formatComment } from "../../report/comment.ts";
import { formatPretty } from "../../report/pretty.ts";
import type { RenderOptions, Report } from "../../report/report.ts";
import { type Block, renderBlocks } from "../../report/text-blocks.ts";
import { digest, digestFiles } from "../../values/digest.ts";

export interface PlanReport {
  readonly proof: PlanProof;
  readonly report: Report;
  readonly policies: ReadonlyMap<string, SourceFile>;
  readonly file: SourceFile;
  /** Makes the same comment again. */
  readonly command: string;
  /** Why the snapshots show less than everything. */
  readonly warnings: readonly string[];
}

export async function deliverPlan(result: PlanReport, global: GlobalOptions, io: Io): Promise<void> {
  const { proof, report } = result;
  const formats = {
    ...reportFormats({ ...report, data: { plan: planData(proof) } }, global, io),
    pretty: (options: RenderOptions) => {
      const text = formatPretty(report, options);
      return options.quiet
        ? text
        : `${renderBlocks(planBlocks(proof), options)}
${text}`;
    },
    markdown: () => commentText(result),
  };
  const summary = `${verdictWord(proof)}: ${verdictSentence(proof).slice(0, -1)}`;
  await deliver(
    { command: "plan", formats, summary, warnings: { texts: result.warnings, inWords: false } },
    global,
    io,
  );
}

function commentText({ proof, report, policies, file, command }: PlanReport): string {
  const networks = [...new Set(proof.apps.map(({ network }) => network.name))].sort();
  return formatComment({
    ...planComment(proof),
    mark: ["plan:v1", ...networks].join(":"),
    footer: [
      `discriminat-policy ${report.toolVersion}`,
      `plan ${digest(file.text)}`,
      `policies ${digestFiles(policies.values())}`,
    ],
    command,
  });
}

/** Of longer lists so many are shown. */
const shown = 20;

function planBlocks(proof: PlanProof): readonly Block[] {
  const changed = subjectsOf(proof).filter(isChanged);
  const more = changed.length - shown;
  return [
    {
      kind: "item",
      term: verdictWord(proof),
      tone: proof.isExplained ? "good" : "bad",
      lines: [verdictSentence(proof), changeSentence(proof), ...purposeSentences(proof)],
    },
    ...changed.slice(0, shown).map(subjectBlock),
    ...(more > 0 ? [{ kind: "paragraph", text: `... and ${more} more (--format json shows all)` } as const] : []),
  ];
}

function subjectBlock(subject: PlanSubject): Block {
  const { words, added, removed, kept, groups } = subject;
  const list = (sign: string, names: typeof added): readonly string[] => [
    ...names.slice(0, shown).map((name) => `${sign} ${shortName(name)}`),
    ...(names.length > shown ? [`${sign} ${names.length - shown} more`] : []),
  ];
  const window = windowChange(subject);
  return {
    kind: "item",
    term: words,
    lines: [
      ...list("+", added),
      ...list("-", removed),
      ...(kept.length === 0 ? [] : [`${kept.length} ${kept.length === 1 ? "name stays" : "names stay"}`]),
      ...(window === undefined || window === "stays" ? [] : [`see-thru window ${window}: ${windowWords(subject)}`]),
      ...groups.flatMap((group) => {
        const change = groupChanges[group.change];
        return change === undefined ? [] : [`group ${groupWords(group)} is ${change}`];
      }),
    ],
  };
}

/** The JSON form; keys are a promise as in report/json.ts. */
function planData({ isExplained, plan, apps, unknown, undecided, refused }: PlanProof): object {
  return {
    explained: isExplained,
    empty: plan.isEmpty,
    counts: plan.counts,
    apps: apps.map((app) => ({
      app: app.app,
      network: app.network.name,
      groups: app.groups.map(({ name, address, idBefore, idAfter, change }) => ({
        name,
        address,
        id: idAfter ?? idBefore,
        change,
      })),
      added: app.added,
      removed: app.removed,
      kept: app.kept,
      window: windowChange(app) && { change: windowChange(app), before: app.windowBefore, after: app.windowAfter },
    })),
    unknown: unknown.map(({ group: { name, address, idBefore, idAfter, change }, why, ...one }) => ({
      name,
      address,
      id: idAfter ?? idBefore,
      change,
      why,
      added: one.added,
      removed: one.removed,
      kept: one.kept,
    })),
    undecided: { added: undecided.added },
    refused: refused.map(({ names: _, ...seen }) => seen),
    unread: plan.unread,
  };
}
