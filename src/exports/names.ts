/** Annotations, names and patterns, for callers of the library. */
import * as annotations from "../discriminat/annotation.ts";
import * as exposures from "../discriminat/exposure.ts";
import * as patterns from "../discriminat/pattern.ts";
import * as languages from "../discriminat/pattern-language.ts";
import { wildcardExposures } from "../discriminat/preferences.ts";
import { flag, maybe, objectOf, oneOf, text } from "../requirements/requirement.ts";
import { annotation } from "../requirements/shapes.ts";
import { guard } from "./guard.ts";

const reading = maybe(
  objectOf<patterns.WildcardReading>({}, { emptyRun: flag }, "Give an object: `{emptyRun: true}`."),
);

export const parseAnnotation: typeof annotations.parseAnnotation = guard(annotations.parseAnnotation, [
  "description",
  text,
]);
export const formatAnnotation: typeof annotations.formatAnnotation = guard(annotations.formatAnnotation, [
  "annotation",
  annotation,
]);
export const judgeExposure: typeof exposures.judgeExposure = guard(
  exposures.judgeExposure,
  ["pattern", text],
  ["mode", oneOf(...wildcardExposures)],
);
export const isPattern: typeof patterns.isPattern = guard(patterns.isPattern, ["name", text]);
export const matches: typeof patterns.matches = guard(
  patterns.matches,
  ["pattern", text],
  ["name", text],
  ["reading", reading],
);
export const overlaps: typeof languages.overlaps = guard(
  languages.overlaps,
  ["a", text],
  ["b", text],
  ["reading", reading],
);
export const includes: typeof languages.includes = guard(
  languages.includes,
  ["a", text],
  ["b", text],
  ["reading", reading],
);
export const witnessOutside: typeof languages.witnessOutside = guard(
  languages.witnessOutside,
  ["a", text],
  ["b", text],
  ["reading", reading],
);
