/** Writes what `import` did, or would do, in every format that was asked for. */
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { reportFormats } from "../../command-line/deliver-report.ts";
import { repositoryPaths } from "../../command-line/repository-paths.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { sortById } from "../../findings/check.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { importChecks } from "../../import/checks.ts";
import type { ImportedApp } from "../../import/import-policies.ts";
import type { ImportResult } from "../../library/import-sources.ts";
import { formatPretty } from "../../report/pretty.ts";
import type { Report } from "../../report/report.ts";
import type { Block } from "../../report/text-blocks.ts";
import { unifiedDiff } from "../../report/unified-diff.ts";
import { count, wordList } from "../../text/words.ts";

export interface ImportReport {
  readonly imported: ImportResult;
  readonly isWritten: boolean;
  readonly examined: Report["examined"];
  readonly sources: readonly SourceFile[];
}

export async function deliverImport(result: ImportReport, global: GlobalOptions, io: Io): Promise<void> {
  const { imported, isWritten, sources } = result;
  const { fromTop } = repositoryPaths(global, io);
  // `git apply` reads paths from the top of the repository, in every folder of it.
  const patch = unifiedDiff(imported.files.map((file) => ({ ...file, path: fromTop(file.path) })));
  const report: Report = {
    command: "import",
    findings: imported.findings,
    examined: { apps: imported.apps.length },
    sources: new Map(sources.map((source) => [source.path, source])),
    checks: sortById(importChecks),
    failOn: global.failOn,
    toolVersion: toolVersion(),
    overview: overviewOf(imported, isWritten),
    data: dataOf(imported, isWritten, patch),
  };
  const formats = {
    ...reportFormats(report, global, io),
    ...(!isWritten && { pretty: () => patch }),
  };
  await deliver({ command: "import", formats, summary: summaryOf(imported, isWritten) }, global, io);
  if (isWritten || global.quiet || !global.outputs.some(({ format }) => format === "pretty")) return;
  // Standard output may go straight to git.
  io.err(formatPretty(report, { color: false, width: io.width }));
}

function summaryOf({ files, apps }: ImportResult, isWritten: boolean): string {
  const what =
    files.length === 0 ? "nothing new" : `${isWritten ? "wrote" : "a patch for"} ${count(files.length, "file")}`;
  return `${what}, ${count(apps.length, "app")}`;
}

/** Of longer lists so many are shown. */
const shown = 30;

function overviewOf({ apps, bundles, passedOver }: ImportResult, isWritten: boolean): readonly Block[] {
  const changed = apps.filter(({ change }) => change !== "unchanged");
  const same = apps.length - changed.length;
  const more = changed.length - shown;
  const notes = [
    more > 0 ? `and ${count(more, "more app")} (--format json shows all)` : "",
    same > 0 ? `${count(same, "app")} ${same === 1 ? "is" : "are"} in the policies already` : "",
    bundles.length > 0 ? `lists that several apps have in common: ${wordList(bundles)}` : "",
    passedOver.length > 0 ? `passed over: ${wordList(passedOver)}` : "",
    changed.length === 0 && same === 0 ? "nothing to import" : "",
  ].filter((note) => note !== "");
  return [
    ...(changed.length === 0 ? [] : [{ kind: "table", rows: changed.slice(0, shown).map(rowOf) } as const]),
    ...notes.map((text) => ({ kind: "paragraph", text }) as const),
    ...(isWritten && changed.length > 0
      ? [
          { kind: "paragraph", text: "Next: read what was written, and what follows here; then" } as const,
          { kind: "code", text: "npx discriminat-policy lint" } as const,
        ]
      : []),
  ];
}

function rowOf({ path, change, added, securityGroups, from }: ImportedApp): readonly string[] {
  const groups = securityGroups > 1 && change === "new" ? `, in ${securityGroups} Security Groups` : "";
  const sources = from.length > 2 ? `${from.slice(0, 2).join(", ")} and ${from.length - 2} more` : from.join(", ");
  return [
    change === "new" ? "new" : "more",
    path,
    `${count(added, "name or bundle", "names and bundles")}${groups} from ${sources}`,
  ];
}

function dataOf({ apps, bundles, files, passedOver }: ImportResult, isWritten: boolean, patch: string) {
  return { written: isWritten, changed: files.map(({ path }) => path), apps, bundles, passedOver, patch };
}
