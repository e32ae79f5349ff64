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

export async function run({ args, options, global }: Invocation, io: Io): Promise<ExitCode> {
  if (options.stdin === true) return formatStdin(args, options.check === true, global, io);
  const { loaded, selection, examined } = loadPolicies(args, global, io);
  const files = [...loaded.sources.values()].filter(({ path }) => selection.includes(path));
  const { findings, changes } = format(files, options.check === true, global, io);
  // What the loader could not even open.
  const unread = loaded.findings.filter(({ file }) => selection.includes(file) && !loaded.sources.has(file));
  for (const [path, text] of changes) {
    const expected = textVersion(loaded.sources.get(path)?.text);
    await writeFileAtomically(path, text, { cwd: io.cwd, expected });
    if (!global.quiet) io.err(`formatted ${path}\n`);
  }
  return deliverReport(
    {
      command: "fmt",
      findings: [...unread, ...findings].sort(compareFindings),
      examined,
      sources: loaded.sources,
      checks: sortById<CheckInfo>([...loaderChecks, ...formatChecks]),
      failOn: global.failOn,
      toolVersion: toolVersion(),
      data: { changed: [...changes.keys()] },
    },
    global,
    io,
  );
}

interface Formatted {
  readonly findings: readonly Finding[];
  /** New texts by path; empty with `--check`. */
  readonly changes: ReadonlyMap<string, string>;
}

function format(files: readonly SourceFile[], check: boolean, global: GlobalOptions, io: Io): Formatted {
  const kindOf = kinds(global, io);
  const findings: Finding[] = [];
  const changes = new Map<string, string>();
  for (const source of files) {
    const result = formatFile(source, kindOf(source.path));
    if ("findings" in result) findings.push(...result.findings);
    else if (!check && result.text !== source.text) changes.set(source.path, result.text);
    else if (check) findings.push(...[checkCanonical(source, result.text)].filter((found) => found !== undefined));
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

async function formatStdin(args: readonly string[], check: boolean, global: GlobalOptions, io: Io): Promise<0 | 1> {
  if (args.length > 1) {
    throw new UserError("--stdin takes one path", { hint: "Name the file that the text belongs to, or none." });
  }
  const source = { path: args[0] ?? "stdin", text: await io.readStdin() };
  const { findings, changes } = format([source], check, global, io);
  if (findings.length === 0) {
    if (!check) io.out(changes.get(source.path) ?? source.text);
    return 0;
  }
  io.err(
    formatPretty(
      {
        command: "fmt",
        findings,
        examined: {},
        sources: new Map([[source.path, source]]),
        checks: [],
        failOn: global.failOn,
        toolVersion: toolVersion(),
      },
      { color: false, width: io.width, quiet: true },
    ),
  );
  return 1;
}
