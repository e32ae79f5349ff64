/** Where the texts of a source stand in its file. Pure. */
import type { FilePlace } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";

export interface SourcePlaces {
  /** The first place of a JSON text after that of another one; the top of the file where it is not found. */
  readonly placeOf: (text: string, after?: string) => FilePlace;
}

export function createSourcePlaces(file: SourceFile): SourcePlaces {
  const found = new Map<string, number>();
  /** Where a text stands first; each is looked for once, because files are large and groups have many rules. */
  const firstOf = (text: string): number => {
    const known = found.get(text) ?? file.text.indexOf(text);
    found.set(text, known);
    return known;
  };
  const top: FilePlace = { file, at: { span: { start: 0, end: Math.min(1, file.text.length) }, path: [] } };
  return {
    placeOf: (text, after) => {
      if (text === "") return top;
      const from = after === undefined ? 0 : Math.max(0, firstOf(JSON.stringify(after)));
      const written = JSON.stringify(text).slice(1, -1);
      const next = file.text.indexOf(written, from);
      const start = next < 0 ? firstOf(written) : next;
      return start < 0 ? top : { file, at: { span: { start, end: start + written.length }, path: [] } };
    },
  };
}
