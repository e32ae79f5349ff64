/** `lint --fix` as the command and callers of the library run it. Reads the tree, and gives texts: writes nothing. */
import type { Finding } from "../findings/finding.ts";
import { applyFixes, type FixedTree } from "../lint/apply-fixes.ts";
import { loadTree } from "../policy/load-tree.ts";
import { type LintOptions, lintTree } from "./lint-tree.ts";

export interface FixOptions extends LintOptions {
  /** Absolute; paths in findings are relative to it. */
  readonly cwd: string;
  /** Whether the file of a finding may be changed. @default every file of the tree */
  readonly mayFix?: ((finding: Finding) => boolean) | undefined;
}

/**
 * Applies the fixes that findings of `lint` carry, until none is left that may be applied: comments, order and quotes stay, and
 * the same call on the result changes nothing. A fix that would lead to another finding, as severe as its own, is refused.
 *
 * @returns what `lint` says afterwards, and the new text of each file that changes
 * @throws UserError where `asOf` is not a date, or the tree cannot be read.
 */
export function fixTree(root: string, { cwd, asOf, automation = [], mayFix = () => true }: FixOptions): FixedTree {
  return applyFixes((texts) => {
    const loaded = loadTree(root, { cwd, texts });
    return { loaded, ...lintTree(loaded, { asOf, automation }) };
  }, mayFix);
}
