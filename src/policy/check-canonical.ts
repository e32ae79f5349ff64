/** The finding of `fmt --check`. Pure. */
import { defineCheck } from "../findings/check.ts";
import { type Finding, toFinding } from "../findings/finding.ts";
import { lineText, type SourceFile } from "../findings/source-file.ts";

const notCanonical = defineCheck({
  id: "yaml/not-canonical",
  summary: "the file is not in canonical form",
  why: "One form for all policies keeps diffs small: what a reviewer sees is what changed. Only `fmt --check` reports this, `lint` does not.",
  repair: "Run `discriminat-policy fmt`. It keeps comments and the order of entries and names.",
  severity: "error",
  configurable: false,
});

export const formatChecks = [notCanonical];

/** Points at the first line that would change; `undefined` where none would. */
export function checkCanonical(source: SourceFile, canonical: string): Finding | undefined {
  if (source.text === canonical) return undefined;
  let start = 0;
  while (start < canonical.length && source.text[start] === canonical[start]) start += 1;
  const lineStart = source.text.lastIndexOf("\n", start - 1) + 1;
  const line = source.text.slice(0, lineStart).split("\n").length;
  const end = lineStart + (lineText(source, line) ?? "").length;
  return toFinding(notCanonical.id, notCanonical.severity, {
    file: source,
    at: { span: { start: lineStart, end }, path: [] },
    message: "the file is not in canonical form from this line on",
    help: "run `discriminat-policy fmt`",
  });
}
