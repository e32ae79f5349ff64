/** Where the texts of a source stand in its file. Pure. */
import type { FilePlace } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";

export interface SourcePlaces {
  /** The first place of a JSON text after that of another one; the top of the file where it is not found. */
  readonly placeOf: (text: string, after?: string) => FilePlace;
}

export function createSourcePlaces(file: SourceFile): SourcePlaces {
  const top: FilePlace = { file, at: { span: { start: 0, end: Math.min(1, file.text.length) }, path: [] } };
  return {
    placeOf: (text, after) => {
      if (text === "") return top;
      const from = after === undefined ? -1 : file.text.indexOf(JSON.stringify(after));
      const written = JSON.stringify(text).slice(1, -1);
      const next = file.text.indexOf(written, Math.max(0, from));
      const start = next < 0 ? file.text.indexOf(written) : next;
      return start < 0 ? top : { file, at: { span: { start, end: start + written.length }, path: [] } };
    },
  };
}
