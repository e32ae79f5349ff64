/** `review`: what a change of the policies widens and narrows. */

import { createHash } from "node:crypto";
import { normalize, resolve } from "node:path";
import type { Command, GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { fails } from "../../report/tally.ts";
import { reviewChecks } from "../../review/checks.ts";
import type { Review, ReviewInput } from "../../review/review-trees.ts";
import type { ReviewBase } from "./base.ts";

export const review: Command = {
  spec: {
    name: "review",
    summary: "Say what a change lets through, and what it no longer does",
    details:
      "WIDER: something is newly reachable, on some day, in some network. NARROWER: something is lost and nothing gained. EQUAL: neither, however the files differ. The base is a git ref, compared as a pull request does: with the last commit that it has in common with HEAD; or a folder, written with / or ./ or ../ before it. The files on the disk are what is under review. Severities are those of the base's settings. The exit code is 0 unless an option says otherwise. Clones need the history: with actions/checkout write fetch-depth: 0.",
    arguments: [],
    options: [
      {
        flags: "--base <ref or dir>",
        description: "what to compare with: origin/main, or ../other/policies",
        complete: "directory",
      },
      {
        flags: "--observations <file>",
        description: "a snapshot: what the change would have meant for the connections in it",
        complete: "file",
      },
      { flags: "--fail-on-widening", description: "exit code 1 exactly when the verdict is WIDER" },
      { flags: "--detailed-exitcode", description: "exit code 0: no change; 2: changes; 1: error" },
    ],
    formats: ["pretty", "json", "markdown", "sarif", "github"],
    examples: [
      { line: "review --base origin/main", does: "what this branch changes" },
      {
        line: "review --base origin/main --observations observations.json --format markdown:comment.md",
        does: "as a comment on a pull request, with what traffic says",
      },
      { line: "review --base origin/main --fail-on-widening", does: "stop what widens, for a second approval" },
    ],
  },
  run: async ({ options, global }, io) => {
    const base = options.base;
    if (typeof base !== "string" || base === "") {
      throw new UserError("review needs to know what to compare with", { hint: "Add --base origin/main" });
    }
    const [{ loadBase }, { deliverReview }] = await Promise.all([import("./base.ts"), import("./deliver-review.ts")]);
    const progress = startProgress(io, global);
    const { loaded, examined } = await loadPolicies([], global, io);
    const head = requireSound(loaded);
    progress.step("reading the base");
    const compared = loadBase(base, resolve(io.cwd, global.policies), io);
    const observations = typeof options.observations === "string" ? options.observations : undefined;
    const traffic = observations === undefined ? undefined : await readTraffic(observations, head, compared, io);
    progress.step(`comparing ${examined.policies} policies`);
    const found = await compare({ head, compared, traffic });
    const { reviewFindings } = await import("../../review/review-findings.ts");
    // The base's severities: a change must not decide how grave it is itself.
    const findings = reviewFindings(found, head, compared.loaded?.tree?.settings ?? head.settings);
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
        `policies ${digestOf(loaded.sources)}`,
        ...(traffic === undefined ? [] : [`observations ${traffic.digest}`]),
      ],
      command: commandLine(compared, observations, global),
    };
    await deliverReview({ review: found, report, provenance }, global, io);
    return exitCodeOf(found, fails(findings, global.failOn), options, global, io);
  },
};

type Traffic = NonNullable<ReviewInput["traffic"]> & { readonly digest: string };

async function readTraffic(file: string, head: PolicyTree, { loaded }: ReviewBase, io: Io): Promise<Traffic> {
  const { readSnapshot } = await import("../../traffic/snapshot/read-snapshot.ts");
  const snapshot = readSnapshot(file, io.cwd);
  const known = [...head.settings.networks, ...(loaded?.tree?.settings.networks ?? [])].map(({ name }) => name);
  const only = head.settings.networks.length === 1 ? head.settings.networks[0]?.name : undefined;
  const network = snapshot.network ?? only;
  if (network === undefined) {
    throw new UserError(`${file} does not say from which network it is`, {
      hint: "Write it with `discriminat-policy observe --network <name>`.",
    });
  }
  if (!known.includes(network)) {
    throw new UserError(`${file} is from the network "${network}", which the settings do not have`, {
      hint: `Networks are ${[...new Set(known)].join(", ")}.`,
    });
  }
  return { snapshot, network, digest: digest(JSON.stringify(snapshot)) };
}

async function compare(input: {
  readonly head: PolicyTree;
  readonly compared: ReviewBase;
  readonly traffic: Traffic | undefined;
}): Promise<Review> {
  const { head, compared, traffic } = input;
  const [{ reviewTrees }, { knownChecks }] = await Promise.all([
    import("../../review/review-trees.ts"),
    import("../../check-families.ts"),
  ]);
  return reviewTrees({
    base: compared.loaded?.tree,
    head,
    baseFindings: compared.loaded?.findings ?? [],
    windowHistory: compared.windowHistory,
    defaultSeverities: new Map(knownChecks.map(({ id, severity }) => [id, severity])),
    traffic,
  });
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

function digest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

function digestOf(sources: ReadonlyMap<string, SourceFile>): string {
  return digest(JSON.stringify([...sources.values()].map(({ path, text }) => [path, text]).sort()));
}

/** One comment for each tree of a repository. */
function markOf({ policies }: GlobalOptions): string {
  const folder = toPosix(normalize(policies)).replace(/\/$/, "");
  return folder === "policies" ? "review:v1" : `review:v1:${folder}`;
}

function commandLine({ exact }: ReviewBase, observations: string | undefined, { policies }: GlobalOptions): string {
  const word = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  return [
    `discriminat-policy review --base ${word(exact)}`,
    ...(policies === "policies" ? [] : [`--policies ${word(policies)}`]),
    ...(observations === undefined ? [] : [`--observations ${word(observations)}`]),
    "--format markdown",
  ].join(" ");
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
