/** Whether this machine has what commands start and load, in versions that do. What only some of them need is a warning. Pure. */
import { awsProviderVersions } from "../terraform/provider-versions.ts";
import { quote } from "../text/quote.ts";
import { wordList } from "../text/words.ts";
import { isInRange } from "../values/versions.ts";
import { ok, type Result, unknown, warning, wrong } from "./result.ts";

export interface MachineFacts {
  readonly node: { readonly version: string; readonly range: string };
  /** What is on the PATH. */
  readonly terraform: readonly TerraformProgram[];
  /** The provider that each initialised stack is locked to. */
  readonly providers: readonly { readonly file: string; readonly version: string }[];
  readonly cdk: CdkState;
  readonly git: GitState;
}

export interface TerraformProgram {
  readonly name: "terraform" | "tofu";
  /** `undefined` where it did not say. */
  readonly version: string | undefined;
}

type CdkState =
  | { readonly kind: "usable"; readonly family: string }
  | { readonly kind: "none" | "unusable"; readonly why: string; readonly repair: string };

export type GitState =
  /** `outside` of a repository. */
  | { readonly kind: "outside" | "shallow" | "whole" }
  | { readonly kind: "unusable"; readonly why: string; readonly repair: string | undefined };

export function judgeMachine(facts: MachineFacts): readonly Result[] {
  return [
    judgeNode(facts.node),
    ...judgeTerraform(facts.terraform),
    ...judgeProviders(facts.providers),
    judgeCdk(facts.cdk),
    judgeGit(facts.git),
  ];
}

function judgeNode({ version, range }: MachineFacts["node"]): Result {
  const fits = isInRange(version, range);
  if (fits === true) return ok("node", `Node ${version}`);
  const message = `Node ${version}, and this package is for ${range}`;
  const repair = `Install a version of Node in ${range}.`;
  return fits === false ? wrong("node", message, repair) : unknown("node", message, repair);
}

/** The oldest that the stacks are tried with: SECURITY.md. */
const terraformVersions = ">= 1.5.0";

function judgeTerraform(programs: readonly TerraformProgram[]): readonly Result[] {
  const install = "Install Terraform or OpenTofu 1.5 or later";
  if (programs.length === 0) {
    return [
      warning("terraform", "neither terraform nor tofu is on the PATH", `${install} where stacks are to be planned.`),
    ];
  }
  return programs.map(({ name, version }) => {
    if (version === undefined) {
      return unknown("terraform", `${name} does not say its version`, `Run \`${name} version -json\` to see why.`);
    }
    if (isInRange(version, terraformVersions) === true) return ok("terraform", `${name} ${version}`);
    return wrong("terraform", `${name} ${quote(version)}: stacks are for 1.5 and later`, `${install}.`);
  });
}

function judgeProviders(providers: MachineFacts["providers"]): readonly Result[] {
  const wrongOnes = providers.filter(({ version }) => isInRange(version, awsProviderVersions) !== true);
  if (wrongOnes.length > 0) {
    return wrongOnes.map(({ file, version }) =>
      wrong(
        "provider",
        `${quote(file)} locks hashicorp/aws ${quote(version)}, and stacks are for ${awsProviderVersions}`,
        "Run `terraform init -upgrade` there.",
      ),
    );
  }
  const versions = [...new Set(providers.map(({ version }) => version))].sort();
  return [
    ok(
      "provider",
      versions.length === 0
        ? `no stack is initialised here; stacks are for hashicorp/aws ${awsProviderVersions}`
        : `hashicorp/aws ${wordList(versions)}`,
    ),
  ];
}

function judgeCdk(state: CdkState): Result {
  if (state.kind === "usable") return ok("cdk", state.family);
  const { kind, why, repair } = state;
  return kind === "none" ? warning("cdk", why, repair) : wrong("cdk", why, repair);
}

function judgeGit(state: GitState): Result {
  switch (state.kind) {
    case "whole":
      return ok("git", "the whole history is here");
    case "shallow":
      return warning(
        "git",
        "the clone is shallow: `review` may lack its base, and `suggest --prune` the days on which entries came in",
        "Fetch the whole history: `git fetch --unshallow`; with actions/checkout write `fetch-depth: 0`.",
      );
    case "outside":
      return warning(
        "git",
        "the policies are in no git repository: `review` has no base",
        "Run `git init` and commit them, or compare with a folder: `review --base ../other/policies`.",
      );
    case "unusable":
      return warning("git", state.why, state.repair ?? "Install git.");
  }
}
