/** Why a text was refused: the errors of `yaml` itself, or the mistake behind them where it is a usual one. Pure. */
import { parseDocument } from "yaml";
import type { SourceFile, Span } from "../findings/source-file.ts";
import type { LoaderProblem } from "./checks.ts";

export function explainSyntax(source: SourceFile, refused: readonly Span[]): readonly LoaderProblem[] {
  const [error] = parseDocument(source.text, { prettyErrors: false, uniqueKeys: false }).errors;
  const span = error === undefined ? refused[0] : { start: error.pos[0], end: error.pos[1] };
  if (span === undefined) return [];
  return [
    { check: "yaml/syntax", file: source, at: { span, path: [] }, message: error?.message ?? "not in the subset" },
  ];
}
