/** `fmt`: files in canonical order and style, comments kept. */
import { relative, resolve } from "node:path";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverReport } from "../../command-line/deliver-report.ts";
import { loadPolicies } from "../../command-line/load-policies.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { textVersion, writeFileAtomically } from "../../command-line/write-file.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import { compareFindings, type Finding } from "../../findings/finding.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { checkCanonical, formatChecks } from "../../policy/check-canonical.ts";
import { loaderChecks } from "../../policy/checks.ts";
import { type FileKind, formatFile } from "../../policy/format-file.ts";
import { classify } from "../../policy/tree-layout.ts";
import { formatPretty } from "../../report/pretty.ts";
import type { Report } from "../../report/report.ts";
import type { FileChange } from "../../report/unified-diff.ts";
import { deliverDiff, patchOf } from "./deliver-diff.ts";

export async function run({ args, options, global }: Invocation, io: Io): Promise<ExitCode> {
  const check = options.check === true;
  const diff = options.diff === true;
  if (options.stdin === true) return formatStdin(args, { check, diff }, global, io);
  const { loaded, selection, examined } = loadPolicies(args, global, io);
  const files = [...loaded.sources.values()].filter(({ path }) => selection.includes(path));
  const { findings, changes } = format(files, check, global, io);
  // What the loader could not even open.
  const unread = loaded.findings.filter(({ file }) => selection.includes(file) && !loaded.sources.has(file));
  const report: Report = {
    command: "fmt",
    findings: [...unread, ...findings].sort(compareFindings),
    examined,
    sources: loaded.sources,
    checks: sortById<CheckInfo>([...loaderChecks, ...formatChecks]),
    failOn: global.failOn,
    toolVersion: toolVersion(),
  };
  if (diff) return deliverDiff(report, changes, global, io);
  const written = check ? [] : changes;
  for (const { path, before, after } of written) {
    await writeFileAtomically(path, after, { cwd: io.cwd, expected: textVersion(before) });
    if (!global.quiet) io.err(`formatted ${path}\n`);
  }
  return deliverReport({ ...report, data: { changed: written.map(({ path }) => path) } }, global, io);
}

interface Formatted {
  readonly findings: readonly Finding[];
  readonly changes: readonly FileChange[];
}

/** @param check whether files that would change are findings */
function format(files: readonly SourceFile[], check: boolean, global: GlobalOptions, io: Io): Formatted {
  const kindOf = kinds(global, io);
  const findings: Finding[] = [];
  const changes: FileChange[] = [];
  for (const source of files) {
    const result = formatFile(source, kindOf(source.path));
    if ("findings" in result) {
      findings.push(...result.findings);
      continue;
    }
    const { path, text: before } = source;
    if (result.text !== before) changes.push({ path, before, after: result.text });
    if (check) findings.push(...[checkCanonical(source, result.text)].filter((found) => found !== undefined));
  }
  return { findings, changes };
}

/** What a file holds, by its path relative to the working directory; a file outside of the tree is a policy. */
function kinds(global: GlobalOptions, io: Io): (path: string) => FileKind {
  const root = resolve(io.cwd, global.policies);
  return (path) => {
    const { kind } = classify(toPosix(relative(root, resolve(io.cwd, path))));
    return kind === "settings" || kind === "bundle" ? kind : "policy";
  };
}

async function formatStdin(
  args: readonly string[],
  { check, diff }: { readonly check: boolean; readonly diff: boolean },
  global: GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  if (args.length > 1) {
    throw new UserError("--stdin takes one path", { hint: "Name the file that the text belongs to, or none." });
  }
  const source = { path: args[0] ?? "stdin", text: await io.readStdin() };
  const { findings, changes } = format([source], check, global, io);
  if (diff) io.out(patchOf(changes, global, io));
  else if (findings.length === 0 && !check) io.out(changes[0]?.after ?? source.text);
  if (findings.length === 0) return 0;
  const sources = new Map([[source.path, source]]);
  const report = { command: "fmt", findings, examined: {}, sources, checks: [], toolVersion: toolVersion() };
  io.err(formatPretty({ ...report, failOn: global.failOn }, { color: false, width: io.width, quiet: true }));
  return 1;
}
