/** `suggest`: what the policies lack, as a patch or in place. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Invocation, Io } from "../../command-line/command.ts";
import { createDeclaredSince } from "../../command-line/declared-since.ts";
import { findPolicies } from "../../command-line/find-policies.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { textVersion, writeFileAtomically } from "../../command-line/write-file.ts";
import type { ExitCode } from "../../errors.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import { suggestEdits } from "../../library/suggest-edits.ts";
import type { FileChange } from "../../report/unified-diff.ts";
import { evidencePath, evidenceText } from "../../suggest/evidence-file.ts";
import type { ProposedEdit } from "../../suggest/proposed-edit.ts";
import { defaultSuggestOptions } from "../../suggest/suggest.ts";
import { deliverSuggestions } from "./deliver-suggestions.ts";
import { readRequest, type SuggestRequest } from "./request.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const request = readRequest(options, defaultSuggestOptions);
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const snapshots = readSnapshots(request.observations, tree, io);
  const { asOf } = global;
  // Only what is removed has to be old enough.
  const since = request.prune ? createDeclaredSince(resolve(io.cwd, global.policies), io) : undefined;
  const edits = suggestEdits(tree, snapshots, {
    asOf,
    policies: findPolicies(tree, request.apps),
    reason: request.reason,
    ticket: request.ticket,
    comments: request.evidence === "comment",
    suggest: request.options,
    prune: request.prune,
    force: request.force,
    closeSeeThru: request.closeSeeThru,
    tests: request.tests,
    declaredSince: since,
  });
  const changes = changesOf(edits, request, io);
  if (request.write) {
    for (const { path, before, after } of changes) {
      await writeFileAtomically(path, after, { cwd: io.cwd, expected: textVersion(before) });
      if (!global.quiet) io.err(`wrote ${path}\n`);
    }
  }
  const warnings = { texts: snapshotWarnings(tree, snapshots), inWords: false };
  await deliverSuggestions(edits, changes, request, warnings, global, io);
  return request.detailedExitcode && changes.length > 0 ? 2 : 0;
}

/** Files that change, by their paths from the working directory. */
function changesOf(edits: readonly ProposedEdit[], { evidence }: SuggestRequest, io: Io): readonly FileChange[] {
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
    if (codeOf(cause) === "ENOENT") return undefined;
    throw fileError(cause, `cannot read ${shown}`, { EISDIR: "It is where the evidence goes: move it away." });
  }
}
