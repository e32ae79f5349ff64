/** `suggest`: what the policies lack, as a patch or in place. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { Command, GlobalOptions, Io } from "../../command-line/command.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots } from "../../command-line/read-snapshots.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { UserError } from "../../errors.ts";
import type { FileChange } from "../../report/unified-diff.ts";
import type { ProposedEdit } from "../../suggest/propose-edit.ts";
import { readRequest, type SuggestRequest, suggestOptionSpecs } from "./request.ts";

export const suggest: Command = {
  spec: {
    name: "suggest",
    summary: "Suggest the entries that observed traffic lacks, as a patch",
    details:
      "Prints one patch that `git apply` takes, and on standard error what it holds, what was left out and why. Comments, order and quotes stay as they are. Never suggests addresses, what the firewall could not identify, what the policy refuses or the guardrails forbid. In a see-thru window an attacker's connection to a valid name looks like the app's own: review what is suggested. The exit code is 0 whatever is suggested, unless an option says otherwise.",
    arguments: [],
    options: suggestOptionSpecs,
    formats: ["pretty", "json", "markdown"],
    examples: [
      { line: "suggest --observations observations.json", does: "print a patch" },
      { line: "suggest --observations observations.json --app checkout | git apply", does: "apply one app's" },
      { line: "suggest --observations observations.json --write --tests", does: "edit the policies, with tests" },
      {
        line: "suggest --observations observations.json --prune --close-see-thru --format markdown:comment.md",
        does: "what to remove as well, for a pull request",
      },
    ],
  },
  run: async ({ options, global }, io) => {
    const [{ defaultSuggestOptions }, { proposeEdit }, { compareTraffic }, { policyTraffic }] = await Promise.all([
      import("../../suggest/suggest.ts"),
      import("../../suggest/propose-edit.ts"),
      import("../../compare/compare-traffic.ts"),
      import("../../suggest/policy-traffic.ts"),
    ]);
    const request = readRequest(options, defaultSuggestOptions);
    const { loaded } = await loadPolicies([], global, io);
    const tree = requireSound(loaded);
    const snapshots = await readSnapshots(request.observations, tree, io);
    const { asOf } = global;
    // Only what is removed has to be old enough.
    const since = request.prune
      ? (await import("../../command-line/declared-since.ts")).createDeclaredSince(resolve(io.cwd, global.policies), io)
      : undefined;
    const comparisons = snapshots.map(({ network, snapshot }) => {
      const declaredSince = since?.(snapshot.window?.from);
      return compareTraffic(tree, snapshot, { asOf, network, ...(declaredSince && { declaredSince }) });
    });
    const edits = findPolicies(tree, request.apps).map((policy) =>
      proposeEdit(tree, policy, policyTraffic(tree, policy, comparisons, asOf), {
        asOf,
        reason: request.reason,
        ticket: request.ticket,
        comments: request.evidence === "comment",
        suggest: request.options,
        prune: request.prune,
        force: request.force,
        closeSeeThru: request.closeSeeThru,
        tests: request.tests,
      }),
    );
    const changes = await changesOf(edits, request, io);
    if (request.write) {
      for (const { path, after } of changes) {
        await writeFileAtomically(path, after, io.cwd);
        if (!global.quiet) io.err(`wrote ${path}\n`);
      }
    }
    await deliver(edits, changes, request, global, io);
    return request.detailedExitcode && changes.length > 0 ? 2 : 0;
  },
};

/** Files that change, by their paths from the working directory. */
async function changesOf(
  edits: readonly ProposedEdit[],
  { evidence }: SuggestRequest,
  io: Io,
): Promise<readonly FileChange[]> {
  const { evidencePath, evidenceText } = await import("../../suggest/evidence-file.ts");
  return edits.flatMap(({ policy, text, suggestion }) => {
    const { path, text: before } = policy.source;
    const changes: FileChange[] = text === before ? [] : [{ path, before, after: text }];
    if (evidence === "sidecar" && suggestion.placements.length + suggestion.bundles.length > 0) {
      const sidecar = evidencePath(path);
      const old = readIfThere(resolve(io.cwd, sidecar), sidecar);
      const after = evidenceText(sidecar, old, suggestion);
      if (after !== old) changes.push({ path: sidecar, before: old, after });
    }
    return changes;
  });
}

function readIfThere(file: string, shown: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new UserError(`cannot read ${shown}`, { hint: "It is where the evidence goes: move it away.", cause });
  }
}

/** Paths from the top of the repository, if there is one: `git apply` reads them so from every folder in it. */
function fromTop(path: string, cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, ".git"))) return toPosix(relative(folder, resolve(cwd, path)));
    if (folder === dirname(folder)) return path;
  }
}

async function deliver(
  edits: readonly ProposedEdit[],
  changes: readonly FileChange[],
  { write, options }: SuggestRequest,
  global: GlobalOptions,
  io: Io,
): Promise<void> {
  const [{ unifiedDiff }, { blocksOf, dataOf, markdownOf }, { renderBlocks }, { safeJson }] = await Promise.all([
    import("../../report/unified-diff.ts"),
    import("./output.ts"),
    import("../../report/text-blocks.ts"),
    import("../../text/safe-json.ts"),
  ]);
  const patch = unifiedDiff(changes.map((change) => ({ ...change, path: fromTop(change.path, io.cwd) })));
  const blocks = edits.flatMap((edit) => blocksOf(edit, options.generalise));
  for (const { format, file } of global.outputs) {
    const text =
      format === "json"
        ? safeJson({
            version: 1,
            command: "suggest",
            written: write,
            changed: changes.map(({ path }) => path),
            apps: edits.map((edit) => dataOf(edit, options.generalise)),
            patch,
          })
        : format === "markdown"
          ? markdownOf(edits, patch, options.generalise)
          : write && file === undefined
            ? ""
            : patch;
    if (file === undefined) io.out(text);
    else await writeFileAtomically(file, text, io.cwd);
  }
  if (global.quiet || !global.outputs.some(({ format }) => format === "pretty")) return;
  // Standard output is the patch's: it may go straight to git.
  if (blocks.length > 0) io.err(renderBlocks(blocks, { color: false, width: io.width }));
  else io.err("nothing to suggest\n");
}
