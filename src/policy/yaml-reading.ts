/** What is known of a text while `read-yaml.ts` reads it, and how it reads the tokens between two values. */
import type { CST } from "yaml";
import type { Path } from "../findings/finding.ts";
import type { SourceFile, Span } from "../findings/source-file.ts";
import type { LoaderCheckId, LoaderProblem } from "./checks.ts";

export interface Reading {
  readonly source: SourceFile;
  readonly problems: LoaderProblem[];
  /** Places outside of the subset: the text is refused, and `explainSyntax` says why. */
  readonly refused: Span[];
  tooDeep: boolean;
}

export function report(
  reading: Reading,
  check: LoaderCheckId,
  span: Span,
  path: Path,
  text: Pick<LoaderProblem, "message" | "help" | "related">,
): void {
  reading.problems.push({ check, file: reading.source, at: { span, path }, ...text });
}

export function refuse(reading: Reading, token: CST.Token): void {
  reading.refused.push(spanOf(token));
}

/** The token itself, without what follows it; one character of a collection. */
export function spanOf(token: CST.Token): Span {
  const length = "source" in token ? token.source.length : 1;
  return { start: token.offset, end: token.offset + length };
}

export interface Gap {
  readonly found: CST.SourceToken | undefined;
  readonly newline: boolean;
}

/** White space, comments, anchors and tags, and at most one `indicator`, between two values. */
export function readGap(
  reading: Reading,
  tokens: readonly CST.SourceToken[],
  indicator: CST.SourceToken["type"] | undefined,
  path: Path,
): Gap {
  let found: CST.SourceToken | undefined;
  let newline = false;
  for (const token of tokens) {
    if (token.type === "space") {
      if (token.source.includes("\t")) refuse(reading, token);
    } else if (token.type === "newline") {
      newline = true;
    } else if (token.type === "comment") {
      if (!followsSpace(reading.source, token.offset)) refuse(reading, token);
    } else if (token.type === indicator && found === undefined) {
      found = token;
    } else if (token.type === "anchor") {
      report(reading, "yaml/anchor", spanOf(token), path, {
        message: `the anchor ${JSON.stringify(token.source)} is not allowed: aliases hide who changes what`,
        help: "remove it and write the value out wherever it is used; a list of names can become a bundle",
      });
    } else if (token.type === "tag") {
      report(reading, "yaml/tag", spanOf(token), path, {
        message: `the tag ${JSON.stringify(token.source)} is not allowed`,
        help: "remove it; quote the value if it is meant to be text",
      });
    } else {
      refuse(reading, token);
    }
  }
  return { found, newline };
}

function followsSpace({ text }: SourceFile, offset: number): boolean {
  return offset === 0 || /[\s\uFEFF]/.test(text[offset - 1] ?? "");
}
