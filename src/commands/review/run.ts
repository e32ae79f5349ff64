/** `review`: what a change of the policies widens and narrows. */
import { normalize, resolve } from "node:path";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { listSnapshots } from "../../command-line/read-snapshots.ts";
import { commandAgain } from "../../command-line/reproduce.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { snapshotsByName } from "../../library/network-snapshots.ts";
import { reviewChange } from "../../library/review-change.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { fails } from "../../report/tally.ts";
import { reviewChecks } from "../../review/checks.ts";
import type { ObservedNetwork, Review } from "../../review/review-trees.ts";
import { readSnapshot } from "../../traffic/snapshot/read-snapshot.ts";
import { digest, digestFiles } from "../../values/digest.ts";
import { loadBase, type ReviewBase } from "./base.ts";
import { deliverReview } from "./deliver-review.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const base = options.base;
  if (typeof base !== "string" || base === "") {
    throw new UserError("review needs to know what to compare with", { hint: "Add --base origin/main" });
  }
  const progress = startProgress(io, global);
  const { loaded, examined } = loadPolicies([], global, io);
  const head = requireSound(loaded);
  progress.step("reading the base");
  const compared = loadBase(base, resolve(io.cwd, global.policies), io);
  const observations = Array.isArray(options.observations) ? options.observations : [];
  const traffic = readTraffic(observations, head, compared, io);
  progress.step(`comparing ${examined.policies} policies`);
  const { review: found, findings } = reviewChange({
    base: compared.loaded,
    head,
    windowHistory: compared.windowHistory,
    isHistoryCut: compared.isHistoryCut,
    traffic,
  });
  progress.done();
  const report = {
    command: "review",
    findings,
    examined,
    sources: sourcesOf(found, loaded.sources),
    checks: sortById<CheckInfo>(reviewChecks),
    failOn: global.failOn,
    toolVersion: toolVersion(),
  };
  const provenance = {
    mark: markOf(global),
    footer: [
      `discriminat-policy ${toolVersion()}`,
      `base ${compared.words}`,
      `policies ${digestFiles(loaded.sources.values())}`,
      ...(traffic.length === 0 ? [] : [`observations ${digestOf(traffic)}`]),
    ],
    command: commandAgain(["review", "--base", compared.exact], global, { "--observations": observations }),
  };
  await deliverReview({ review: found, report, provenance }, global, io);
  return exitCodeOf(found, fails(findings, global.failOn), options, global, io);
}

function readTraffic(
  files: readonly string[],
  head: PolicyTree,
  { loaded }: ReviewBase,
  { cwd }: Io,
): readonly ObservedNetwork[] {
  const own = head.settings.networks.map(({ name }) => name);
  const others = loaded?.tree?.settings.networks.map(({ name }) => name) ?? [];
  const snapshots = listSnapshots(files, cwd).map((file) => ({ file, snapshot: readSnapshot(file, cwd) }));
  const only = own.length === 1 ? own[0] : undefined;
  const byName = snapshotsByName([...new Set([...own, ...others])], only, snapshots);
  return [...byName].map(([network, snapshot]) => ({ network, snapshot }));
}

/** Of one snapshot its own. */
function digestOf(traffic: readonly ObservedNetwork[]): string {
  const snapshots = traffic.map(({ snapshot }) => snapshot);
  return digest(JSON.stringify(snapshots.length === 1 ? snapshots[0] : snapshots));
}

/** Files of the head, and those of the base that are gone from it. */
function sourcesOf(
  { names, windows, notices }: Review,
  head: ReadonlyMap<string, SourceFile>,
): ReadonlyMap<string, SourceFile> {
  const sources = new Map(head);
  for (const { origin } of [...names, ...windows, ...notices]) {
    if (!sources.has(origin.file.path)) sources.set(origin.file.path, origin.file);
  }
  return sources;
}

/** One comment for each tree of a repository. */
function markOf({ policies }: GlobalOptions): string {
  const folder = toPosix(normalize(policies)).replace(/\/$/, "");
  return folder === "policies" ? "review:v1" : `review:v1:${folder}`;
}

function exitCodeOf(
  { widens, names, windows, notices }: Review,
  failed: boolean,
  { failOnWidening, detailedExitcode }: Invocation["options"],
  global: GlobalOptions,
  io: Io,
): ExitCode {
  const say = (text: string): void => {
    if (!global.quiet) io.err(`review: ${text}\n`);
  };
  if (failOnWidening && widens) {
    say("exit code 1, because the verdict is WIDER (--fail-on-widening)");
    return 1;
  }
  if (failed) return 1;
  if (!detailedExitcode || names.length + windows.length + notices.length === 0) return 0;
  say("exit code 2, because there are changes (--detailed-exitcode)");
  return 2;
}
