/** An adoption, told by its shape. */
import type { Adoption } from "../adoption/adoption.ts";
import { has, isList, isObject, kind } from "../requirements/requirement.ts";

export const adoption = kind<Adoption>(
  "an adoption",
  has<Adoption>({ layout: isObject, imports: (value) => value instanceof Map, bridges: isList, old: isList }),
);
