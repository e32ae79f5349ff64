/** `plan`: a Terraform plan in policy words, and whether the policies explain it. */

import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Command, GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { planChecks } from "../../plan-proof/checks.ts";
import type { Network, PolicyTree } from "../../policy/model.ts";
import { fails } from "../../report/tally.ts";

export const plan: Command = {
  spec: {
    name: "plan",
    summary: "Say a Terraform plan in policy words, and prove that the policies explain it",
    details:
      "EXPLAINED: every name and see-thru window that a rule would hold after the apply is declared for its app and network, and every declared one is in a rule. The file is what `terraform show -json` prints of a saved plan; any Terraform, not only ours. Groups are told by their tags, the output of our stacks, --groups, or their names. Nothing is asked of AWS.",
    arguments: [
      {
        name: "<file>",
        description: "what `terraform show -json tfplan` prints; - for standard input",
        complete: "file",
      },
    ],
    options: [
      {
        flags: "--groups <file...>",
        description: 'which app a Security Group belongs to: Terraform outputs or state, or {"sg-…": "app"}',
        complete: "file",
      },
      { flags: "--network <name>", description: "where groups stand that do not say it", complete: "network" },
      {
        flags: "--observations <file...>",
        description: "snapshots: which of the names in them the plan would cut off",
        complete: "file",
      },
      { flags: "--detailed-exitcode", description: "exit code 0: no change; 2: changes; 1: findings" },
    ],
    formats: ["pretty", "json", "markdown", "sarif", "github"],
    examples: [
      { line: "plan plan.json", does: "after `terraform show -json tfplan > plan.json`" },
      { line: "plan - --format markdown:comment.md", does: "from a pipe, as a comment on a pull request" },
      {
        line: "plan plan.json --observations observations.json",
        does: "also says what traffic the plan would cut off",
      },
    ],
  },
  run: async ({ args: [path = ""], options, global }, io) => {
    const [{ deliverPlan }, { provePlan }, { planFindings }] = await Promise.all([
      import("./deliver-plan.ts"),
      import("../../plan-proof/prove-plan.ts"),
      import("../../plan-proof/plan-findings.ts"),
    ]);
    const progress = startProgress(io, global);
    const { loaded, examined } = await loadPolicies([], global, io);
    const tree = requireSound(loaded);
    progress.step("reading the plan");
    const file = await readPlanFile(path, io);
    const [{ parsePlan }, { readPlan }] = await Promise.all([
      import("../../terraform-json/parse-plan.ts"),
      import("../../terraform-json/read-plan.ts"),
    ]);
    const read = readPlan(parsePlan(file.text, file.path));
    progress.step("proving the plan");
    const proof = provePlan({
      tree,
      plan: read,
      file,
      owners: await readOwners(options.groups, io),
      network: networkNamed(options.network, tree),
      traffic: await readTraffic(options, tree, io),
    });
    const findings = planFindings(proof, tree.settings);
    progress.done();
    const report = {
      command: "plan",
      findings,
      examined,
      sources: loaded.sources,
      checks: sortById<CheckInfo>(planChecks),
      failOn: global.failOn,
      toolVersion: toolVersion(),
    };
    await deliverPlan(
      { proof, report, policies: loaded.sources, file, command: commandLine(path, options, global) },
      global,
      io,
    );
    if (fails(findings, global.failOn)) return 1;
    return exitCodeOf(read.isEmpty, options, global, io);
  },
};

/** The text of the plan, under the path that findings name. */
async function readPlanFile(path: string, io: Io): Promise<SourceFile> {
  const { decodePlan } = await import("../../terraform-json/parse-plan.ts");
  if (path === "-") return { path: "stdin", text: decodePlan(Buffer.from(await io.readStdin()), "standard input") };
  const shown = toPosix(relative(io.cwd, resolve(io.cwd, path)));
  return { path: shown, text: decodePlan(readBytes(path, io.cwd), shown) };
}

function readBytes(path: string, cwd: string): Buffer {
  try {
    return readFileSync(resolve(cwd, path));
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    const message = code === "ENOENT" ? `there is no ${path}` : `cannot read ${path}: ${code}`;
    throw new UserError(message, {
      hint: "Write it with `terraform show -json tfplan > plan.json`.",
      cause,
    });
  }
}

async function readOwners(files: Invocation["options"][string], io: Io) {
  if (!Array.isArray(files) || files.length === 0) return undefined;
  const [{ loadGroupOwners }, { ownersOf }] = await Promise.all([
    import("../../traffic/group-owners/load-group-owners.ts"),
    import("../../traffic/group-owners/group-owners.ts"),
  ]);
  return ownersOf(loadGroupOwners(files, io.cwd));
}

function networkNamed(name: Invocation["options"][string], { settings }: PolicyTree): Network | undefined {
  if (typeof name !== "string") return undefined;
  const network = settings.networks.find((one) => one.name === name);
  if (network !== undefined) return network;
  throw new UserError(`there is no network "${name}"`, {
    hint: `Networks are ${settings.networks.map((one) => one.name).join(", ")}.`,
  });
}

async function readTraffic({ observations }: Invocation["options"], tree: PolicyTree, io: Io) {
  if (!Array.isArray(observations)) return [];
  const { readSnapshots } = await import("../../command-line/read-snapshots.ts");
  return readSnapshots(observations, tree, io);
}

function commandLine(path: string, options: Invocation["options"], { policies }: GlobalOptions): string {
  const word = (text: string): string => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const given = (flag: string, value: Invocation["options"][string]): readonly string[] =>
    typeof value === "string"
      ? [`${flag} ${word(value)}`]
      : Array.isArray(value)
        ? [`${flag} ${value.map(word).join(" ")}`]
        : [];
  return [
    `discriminat-policy plan ${word(path)}`,
    ...(policies === "policies" ? [] : [`--policies ${word(policies)}`]),
    ...given("--groups", options.groups),
    ...given("--network", options.network),
    ...given("--observations", options.observations),
    "--format markdown",
  ].join(" ");
}

function exitCodeOf(
  isEmpty: boolean,
  { detailedExitcode }: Invocation["options"],
  global: GlobalOptions,
  io: Io,
): ExitCode {
  if (!detailedExitcode || isEmpty) return 0;
  if (!global.quiet) io.err("plan: exit code 2, because there are changes (--detailed-exitcode)\n");
  return 2;
}
