/**
 * The fixes of findings as suggestions for lines of a pull request: one a line, with everything on it repaired. Pure. What a
 * line holds was written by others: it stands in a fence that it cannot close, or the line gets no suggestion.
 */
import type { Fix } from "../findings/finding.ts";
import { lineText } from "../findings/source-file.ts";
import type { ChangedFile } from "../git/changed-lines.ts";
import { inertMarkdown, inlineCode } from "../report/inert-markdown.ts";
import { visible } from "../text/visible.ts";
import { groupBy } from "../values/group.ts";

/** As much of a finding in JSON as a suggestion takes. */
export interface FixableFinding {
  readonly check: string;
  readonly message: string;
  /** From the working directory. */
  readonly file: string;
  readonly fix?: Fix;
}

export interface Suggestion {
  /** From the repository's top folder. */
  readonly path: string;
  readonly line: number;
  /** Begins with `suggestionMark`, alone in its line. */
  readonly body: string;
}

export const suggestionMark = "<!-- discriminat-policy:suggestion:v1 -->";

const shownMessages = 5;
/** Longer ones are not read. */
const maxLength = 10_000;

/** In the order of the findings; only for lines that the change adds or replaces. */
export function suggestionsOf(
  findings: readonly FixableFinding[],
  changed: (file: string) => (ChangedFile & { readonly path: string }) | undefined,
): readonly Suggestion[] {
  const fixable = findings.filter(({ fix }) => fix !== undefined);
  return [...groupBy(fixable, ({ file }) => file)].flatMap(([name, inFile]) => {
    const file = changed(name);
    // GitHub counts lines by line feeds alone.
    if (file === undefined || file.text.includes("\r")) return [];
    return [...groupBy(inFile, ({ fix }) => fix?.line ?? 0)].flatMap(([line, onLine]) => {
      const old = lineText(file, line);
      const body = old === undefined || !file.isChanged(line) ? undefined : bodyOf(onLine, old);
      return body === undefined ? [] : [{ path: file.path, line, body }];
    });
  });
}

function bodyOf(findings: readonly FixableFinding[], old: string): string | undefined {
  const text = applyFixes(
    old,
    findings.flatMap(({ fix }) => fix ?? []),
  );
  // What hides in a line would hide in the suggestion.
  if (text === old || visible(text) !== text) return undefined;
  const messages = findings.map(({ check, message }) => `- ${inlineCode(check)}: ${inertMarkdown(message)}`);
  const left = messages.length - shownMessages;
  const longestRun = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(Math.max(3, longestRun + 1));
  const body = [
    suggestionMark,
    ...messages.slice(0, shownMessages),
    ...(left > 0 ? [`- and ${left} more`] : []),
    "",
    `${fence}suggestion`,
    text,
    fence,
  ].join("\n");
  return body.length > maxLength ? undefined : body;
}

/** Of two fixes for one place the first counts. */
function applyFixes(line: string, fixes: readonly Fix[]): string {
  let [text, at] = ["", 0];
  for (const { column, endColumn, text: instead } of [...fixes].sort((left, right) => left.column - right.column)) {
    if (column - 1 < at) continue;
    text += line.slice(at, column - 1) + instead;
    at = endColumn - 1;
  }
  return text + line.slice(at);
}
