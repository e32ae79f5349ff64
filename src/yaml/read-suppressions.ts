/** `# discriminat-policy-ignore check/id: reason` comments → `Suppression`s. Pure; pays for texts that hold one only. */
import { CST, Lexer } from "yaml";
import { lineText, regionOf, type SourceFile } from "../findings/source-file.ts";
import { isSuppressionComment, suppressionMarker as marker, type Suppression } from "../findings/suppression.ts";
import { nearest } from "../text/nearest.ts";
import { quote } from "../text/quote.ts";
import type { Span } from "../text/span.ts";
import type { YamlProblem } from "./checks.ts";

const shape = /^#+\s*discriminat-policy-ignore\s+([a-z]+\/[a-z0-9-]+)\s*:\s*(\S.*)$/;

/** A word about as long as the marker, at the start of a comment, with the id of a check behind it. */
const misspelt = new RegExp(
  `^[^#\\n]*#+[ \\t]*([a-z-]{${marker.length - 2},${marker.length + 2}})(?=\\s+[a-z]+/[a-z])`,
  "im",
);

export interface SuppressionReading {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly YamlProblem[];
}

export function readSuppressions(source: SourceFile): SuppressionReading {
  const suppressions: Suppression[] = [];
  const problems: YamlProblem[] = [];
  if (!source.text.toLowerCase().includes(marker) && !misspelt.test(source.text)) return { suppressions, problems };
  for (const span of comments(source)) {
    const text = source.text.slice(span.start, span.end);
    const at = { span, path: [] };
    if (!isSuppressionComment(text)) {
      const word = misspelt.exec(text)?.[1];
      if (word === undefined || nearest(word, [marker]) === undefined) continue;
      problems.push({
        check: "policy/suppression-malformed",
        file: source,
        at,
        message: `this comment suppresses nothing: ${quote(word)} is not the word for it`,
        help: `did you mean ${quote(marker)}?`,
      });
      continue;
    }
    const [, check, reason] = shape.exec(text) ?? [];
    if (check === undefined || reason === undefined) {
      problems.push({
        check: "policy/suppression-malformed",
        file: source,
        at,
        message: "this suppression has no effect: it needs the id of a check, a colon and a reason",
        help: `write \`# ${marker} policy/multi-tenant-name: the reason\``,
      });
    } else {
      suppressions.push({ ...at, check, reason, lines: linesOf(source, span) });
    }
  }
  return { suppressions, problems };
}

/** Only what `yaml` takes for a comment; the same characters in a value are none. */
function* comments({ text }: SourceFile): Generator<Span> {
  let offset = 0;
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const isMark = lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.SCALAR;
    if (lexeme.startsWith("#") && !inScalar) yield { start: offset, end: offset + lexeme.trimEnd().length };
    inScalar = lexeme === CST.SCALAR;
    if (!isMark) offset += lexeme.length; // marks are not characters of the text
  }
}

/** One-based: the comment's own line, and where nothing else stands on it the next one that is not a comment. */
function linesOf(source: SourceFile, span: Span): readonly number[] {
  const { line } = regionOf(source, span);
  const isComment = (number: number) => lineText(source, number)?.trimStart().startsWith("#") === true;
  if (!isComment(line)) return [line];
  let next = line + 1;
  while (isComment(next)) next += 1;
  return [line, next];
}
