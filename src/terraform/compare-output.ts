/** What freshly synthesized files would change in an output directory. Writes nothing there. */
import { existsSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { compareText } from "../values/order.ts";
import { madeFiles, manifestFile, ownFiles, ownStacks, refuseForeign, stackFolder } from "./output-directory.ts";
import { mergeManifest } from "./replace-output.ts";

/** A generated file that is not what the policies say. */
export interface OutputChange {
  /** Relative to the output directory, `/` between segments. */
  readonly path: string;
  /** `undefined` where there is none. */
  readonly before: string | undefined;
  /** `undefined` where it goes. */
  readonly after: string | undefined;
}

/** @throws UserError where something stands in the way that is not ours. */
export function compareOutput(fresh: string, outdir: string): readonly OutputChange[] {
  const made = madeFiles(fresh);
  refuseForeign(outdir, made);
  mergeManifest(fresh, outdir);
  const pathsOf = (stack: string, files: readonly string[]): readonly string[] =>
    files.map((file) => relative(outdir, join(stackFolder(outdir, stack), file)));
  const paths = new Set([
    manifestFile,
    ...[...made].flatMap(([stack, files]) => pathsOf(stack, files)),
    ...ownStacks(outdir).flatMap((stack) => pathsOf(stack, ownFiles(stackFolder(outdir, stack)))),
  ]);
  return [...paths]
    .map((path) => ({
      path: path.split(sep).join("/"),
      before: textOf(join(outdir, path)),
      after: textOf(join(fresh, path)),
    }))
    .filter(({ before, after }) => before !== after)
    .sort((left, right) => compareText(left.path, right.path));
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
