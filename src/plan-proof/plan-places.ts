/** Where resources stand in the text of a plan. Pure. */
import type { FilePlace, Place } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";

export interface PlanPlaces {
  /** The address where Terraform says what happens to it; the top of the plan where it does not. */
  readonly placeOf: (address: string | undefined) => FilePlace;
}

export function createPlaces(file: SourceFile): PlanPlaces {
  let places: ReadonlyMap<string, Place> | undefined;
  const top: Place = { span: { start: 0, end: Math.min(1, file.text.length) }, path: [] };
  return {
    placeOf: (address) => {
      places ??= findAddresses(file.text);
      // What a template holds stands at the resource that has the template.
      const resource = address?.replace(/ \([^()]*\)$/, "");
      return { file, at: places.get(address ?? "") ?? places.get(resource ?? "") ?? top };
    },
  };
}

/** Of an address that occurs several times, the place in the list of changes. */
function findAddresses(text: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const changes = Math.max(0, text.indexOf('"resource_changes"'));
  for (const match of text.slice(changes).matchAll(/"address"\s*:\s*("(?:[^"\\]|\\.)*")/g)) {
    const written = match[1] ?? "";
    const address = readString(written);
    if (address === undefined || places.has(address)) continue;
    const start = changes + match.index + match[0].length - written.length + 1;
    places.set(address, { span: { start, end: start + written.length - 2 }, path: ["resource_changes", address] });
  }
  return places;
}

function readString(written: string): string | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
