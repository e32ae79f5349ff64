/** Another text in place of one that a file holds, and nothing else changed. Pure. */
import type { Located } from "../findings/finding.ts";
import type { SourceFile, Splice } from "../findings/source-file.ts";
import { scalarText } from "./scalar-text.ts";

/** Text that means itself, whatever quotes are around it. */
const plainInQuotes = /^[\w.*?{}/-]+$/;

/** Keeps the quotes; `undefined` where the old text is escaped or folded. */
export function rewriteScalar(file: SourceFile, { span, value }: Located<string>, text: string): Splice | undefined {
  const written = file.text.slice(span.start, span.end);
  if (written === value) return { ...span, text: scalarText({ kind: "scalar", value: text, source: "" }, true) };
  const [quote = ""] = written;
  const isPlain = /["']/.test(quote) && written === quote + value + quote && plainInQuotes.test(text);
  return isPlain ? { ...span, text: quote + text + quote } : undefined;
}
