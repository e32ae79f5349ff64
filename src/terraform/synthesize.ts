/** A policy tree → Terraform, in the layout that the cdktf CLI expects. The CLI and `cdktf synth` both end here. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import type { Adoption } from "../adoption/adoption.ts";
import { fileError } from "../files/file-error.ts";
import { removeStale, temporaryName } from "../files/temporary-name.ts";
import type { PolicyTree } from "../policy/model.ts";
import { listOf, objectOf, text } from "../requirements/requirement.ts";
import { tree as requiredTree } from "../requirements/shapes.ts";
import { adoption as requiredAdoption } from "./adoption-shape.ts";
import { compareOutput, type OutputChange } from "./compare-output.ts";
import { addMonitoringStacks, MonitoringStack } from "./monitoring/monitoring-stack.ts";
import { addAdoptingStacks } from "./policy-stack.ts";
import { replaceOutput } from "./replace-output.ts";
import { StackMark } from "./stack-mark.ts";

export interface SynthesizeOptions {
  /** Output directory; made where it is missing. Nothing is written outside. */
  readonly outdir: string;
  /**
   * How apps take over existing groups. Only until it is applied.
   *
   * @default nothing is taken over
   */
  readonly adoptions?: readonly Adoption[] | undefined;
}

const requiredOptions = objectOf<SynthesizeOptions>(
  { outdir: text },
  { adoptions: listOf(requiredAdoption) },
  "Give an object: `{outdir}`.",
);

export interface Synthesis {
  /** Sorted by name; `apps` sorted as well. `file` is relative to the output directory. Alarms stand in stacks without apps. */
  readonly stacks: readonly {
    readonly name: string;
    readonly holds: "rules" | "alarms";
    readonly apps: readonly string[];
    readonly file: string;
  }[];
  /** Stacks of the last synthesis that are no longer declared. What they deployed remains until it is destroyed. */
  readonly removed: readonly string[];
}

/**
 * Writes `manifest.json` and `stacks/<name>/cdk.tf.json`. The same tree gives the same bytes on every machine.
 * What the directory holds of others, stacks and files beside the generated ones, stays.
 *
 * @throws UserError where an argument is not what it should be, a policy cannot be deployed, something of others stands in the
 * way, or the directory cannot be written; nothing has changed then.
 */
export function synthesize(tree: PolicyTree, options: SynthesizeOptions): Synthesis {
  requiredTree(tree, "tree");
  const { outdir, adoptions } = requiredOptions(options, "options");
  return touching(`cannot write the Terraform files to ${outdir}`, () => {
    mkdirSync(outdir, { recursive: true });
    removeStale(outdir);
    const fresh = join(outdir, temporaryName());
    mkdirSync(fresh);
    try {
      const stacks = writeStacks(tree, fresh, adoptions);
      return { stacks, removed: replaceOutput(fresh, outdir) };
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
}

export interface SynthesisCheck {
  /** As `synthesize` would give them. */
  readonly stacks: Synthesis["stacks"];
  /** What `synthesize` would change in the output directory, sorted by path; nothing where it is up to date. */
  readonly changes: readonly OutputChange[];
}

/**
 * What `synthesize` would change. Writes nothing into the output directory, which may be missing.
 *
 * @throws UserError as `synthesize` does.
 */
export function checkSynthesis(tree: PolicyTree, options: SynthesizeOptions): SynthesisCheck {
  requiredTree(tree, "tree");
  const { outdir, adoptions } = requiredOptions(options, "options");
  return touching(`cannot compare the Terraform files in ${outdir}`, () => {
    const fresh = mkdtempSync(join(tmpdir(), "discriminat-policy-synth-"));
    try {
      const stacks = writeStacks(tree, fresh, adoptions);
      return { stacks, changes: compareOutput(fresh, outdir) };
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  });
}

/** Lets CDKTF write the stacks into a folder of their own. */
function writeStacks(tree: PolicyTree, fresh: string, adoptions: readonly Adoption[] = []): Synthesis["stacks"] {
  const app = new App({ outdir: fresh, stackTraces: false });
  const policyStacks = addAdoptingStacks(app, tree, adoptions);
  const stacks = [...policyStacks, ...addMonitoringStacks(app, tree)];
  for (const stack of stacks) new StackMark(stack, "stack_mark");
  withoutDeprecations(() => app.synth());
  return stacks
    .map((stack) => ({
      name: stack.node.id,
      ...(stack instanceof MonitoringStack
        ? { holds: "alarms" as const, apps: [] }
        : { holds: "rules" as const, apps: [...stack.apps.keys()] }),
      file: app.manifest.forStack(stack).synthesizedStackPath,
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** CDKTF calls `util.isArray`, and Node since 22 tells every user that it is deprecated, who cannot do anything about it. */
function withoutDeprecations(run: () => void): void {
  const { noDeprecation = false } = process;
  process.noDeprecation = true;
  try {
    run();
  } finally {
    process.noDeprecation = noDeprecation;
  }
}

/** Turns errors of the file system into words. */
function touching<T>(failed: string, touch: () => T): T {
  try {
    return touch();
  } catch (cause) {
    throw fileError(cause, failed);
  }
}
