/** `fmt`: files in canonical order and style, comments kept. */

import { relative, resolve } from "node:path";
import type { Command, GlobalOptions, Io } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { loadPolicies } from "../../command-line/load-policies.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { UserError } from "../../errors.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import { compareFindings, type Finding } from "../../findings/finding.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import type { FileKind } from "../../policy/format-file.ts";

export const fmt: Command = {
  spec: {
    name: "fmt",
    summary: "Bring files into canonical order and style, comments kept",
    details:
      "Writes the files that change and names them on standard error. The order of entries and names stays as it is. Files that cannot be read are findings and stay as they are.",
    arguments: [{ name: "[path...]", description: "files or folders of the tree (default: all)", complete: "file" }],
    options: [
      { flags: "--check", description: "write nothing; files that would change are findings" },
      { flags: "--stdin", description: "read one file from standard input, write it to standard output" },
    ],
    examples: [
      { line: "fmt", does: "the whole tree" },
      { line: "fmt --check", does: "in a CI workflow" },
      { line: "fmt --stdin policies/payments/checkout.yaml < draft.yaml", does: "for an editor, as that file" },
    ],
  },
  run: async ({ args, options, global }, io) => {
    if (options.stdin === true) return formatStdin(args, options.check === true, global, io);
    const { loaded, selection, examined } = await loadPolicies(args, global, io);
    const files = [...loaded.sources.values()].filter(({ path }) => selection.includes(path));
    const { findings, changes } = await format(files, options.check === true, global, io);
    // What the loader could not even open.
    const unread = loaded.findings.filter(({ file }) => selection.includes(file) && !loaded.sources.has(file));
    for (const [path, text] of changes) {
      await writeFileAtomically(path, text, io.cwd);
      if (!global.quiet) io.err(`formatted ${path}\n`);
    }
    return deliver(
      {
        command: "fmt",
        findings: [...unread, ...findings].sort(compareFindings),
        examined,
        sources: loaded.sources,
        checks: await knownChecks(),
        failOn: global.failOn,
        toolVersion: toolVersion(),
        data: { changed: [...changes.keys()] },
      },
      global,
      io,
    );
  },
};

interface Formatted {
  readonly findings: readonly Finding[];
  /** New texts by path; empty with `--check`. */
  readonly changes: ReadonlyMap<string, string>;
}

async function format(files: readonly SourceFile[], check: boolean, global: GlobalOptions, io: Io): Promise<Formatted> {
  const [{ formatFile }, { checkCanonical }, kindOf] = await Promise.all([
    import("../../policy/format-file.ts"),
    import("../../policy/format-check.ts"),
    kinds(global, io),
  ]);
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
async function kinds(global: GlobalOptions, io: Io): Promise<(path: string) => FileKind> {
  const { classify } = await import("../../policy/tree-layout.ts");
  const root = resolve(io.cwd, global.policies);
  return (path) => {
    const { kind } = classify(toPosix(relative(root, resolve(io.cwd, path))));
    return kind === "settings" || kind === "bundle" ? kind : "policy";
  };
}

async function knownChecks() {
  const [{ loaderChecks }, { formatChecks }] = await Promise.all([
    import("../../policy/checks.ts"),
    import("../../policy/format-check.ts"),
  ]);
  return sortById<CheckInfo>([...loaderChecks, ...formatChecks]);
}

async function formatStdin(args: readonly string[], check: boolean, global: GlobalOptions, io: Io): Promise<0 | 1> {
  if (args.length > 1) {
    throw new UserError("--stdin takes one path", { hint: "Name the file that the text belongs to, or none." });
  }
  const source = { path: args[0] ?? "stdin", text: await io.readStdin() };
  const { findings, changes } = await format([source], check, global, io);
  if (findings.length === 0) {
    if (!check) io.out(changes.get(source.path) ?? source.text);
    return 0;
  }
  const { formatPretty } = await import("../../report/pretty.ts");
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
