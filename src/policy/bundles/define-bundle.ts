/** Builds a built-in bundle from plain data. There is no file behind it, so every place is empty. */

import type { Protocol } from "../../discriminat/preferences.ts";
import type { Located, Place } from "../../findings/finding.ts";
import type { Bundle } from "../model.ts";

export interface BundleDefinition {
  /** `family/name`, as policies refer to it. */
  readonly name: string;
  /** What the names are for, then what is left out on purpose. */
  readonly description: string;
  readonly allow: readonly {
    readonly protocol: Protocol;
    /** In the policy's language: `{region}`, `*` and `?` are allowed. */
    readonly names: readonly string[];
    /** The public page that says so. */
    readonly documentation: string;
  }[];
}

const nowhere: Place = { span: { start: 0, end: 0 }, path: [] };

function located<T>(value: T): Located<T> {
  return { ...nowhere, value };
}

export function defineBundle({ name, description, allow }: BundleDefinition): Bundle {
  return {
    name,
    description,
    source: undefined,
    at: nowhere,
    allow: allow.map(({ protocol, names, documentation }) => ({
      protocol,
      names: names.map(located),
      ports: undefined,
      at: nowhere,
      documentation,
    })),
    suppressions: [],
  };
}
