/** What `synth --check` found, for people and for programs. Pure. */
import type { Block } from "../../report/text-blocks.ts";
import { unifiedDiff } from "../../report/unified-diff.ts";
import type { OutputChange } from "../../terraform/compare-output.ts";
import type { SynthesisCheck } from "../../terraform/synthesize.ts";
import { count } from "../../text/words.ts";

export interface CheckDescription {
  readonly isCurrent: boolean;
  readonly blocks: readonly Block[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** More is shown in JSON only: a new stack is thousands of lines. */
const maxShownLines = 60;

/** @param outdir as the user wrote it */
export function describeCheck({ stacks, changes }: SynthesisCheck, outdir: string): CheckDescription {
  const inOutdir = changes.map((change) => ({ ...change, path: `${outdir}/${change.path}` }));
  const patch = unifiedDiff(
    inOutdir.flatMap(({ path, before, after }) =>
      before === undefined || after === undefined ? [] : [{ path, before, after }],
    ),
  );
  const data = { stacks, outdated: inOutdir.map((change) => ({ path: change.path, state: stateOf(change) })), patch };
  if (changes.length === 0) {
    const text = `${outdir} is what the policies say: ${count(stacks.length, "stack")}`;
    return { isCurrent: true, blocks: [{ kind: "paragraph", text }], data };
  }
  const lines = patch.trimEnd().split("\n");
  const hidden = lines.length - maxShownLines;
  const shown =
    hidden > 0 ? [...lines.slice(0, maxShownLines), `… ${count(hidden, "more line")} in --format json`] : lines;
  const blocks: readonly Block[] = [
    { kind: "table", rows: inOutdir.map((change) => [stateOf(change), change.path]) },
    ...(patch === "" ? [] : [{ kind: "code", text: shown.join("\n") } as const]),
    { kind: "paragraph", text: "Run discriminat-policy synth with the same options, and commit what it writes." },
  ];
  return { isCurrent: false, blocks, data };
}

function stateOf({ before, after }: OutputChange): "missing" | "outdated" | "no longer declared" {
  if (before === undefined) return "missing";
  return after === undefined ? "no longer declared" : "outdated";
}
