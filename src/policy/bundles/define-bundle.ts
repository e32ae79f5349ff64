/** Builds the lists of a built-in bundle from plain data. They do not come from a file, so every place is empty. */

import type { Protocol } from "../../discriminat/preferences.ts";
import type { Located, Place } from "../../findings/finding.ts";
import { compareText } from "../../values/order.ts";
import type { Bundle } from "../model.ts";

export interface BundleDefinition {
  /** `family/name`, as policies refer to it. */
  readonly name: string;
  /** What the names are for, then what is left out on purpose. */
  readonly description: string;
  readonly allow: readonly DocumentedNames[];
}

/** Names that one page documents. They are never changed, only succeeded: a policy may be pinned to the list of a date. */
interface DocumentedNames {
  readonly protocol: Protocol;
  /** In the policy's language: `{region}`, `*` and `?` are allowed. */
  readonly names: readonly string[];
  /** The public page that says so. */
  readonly documentation: string;
  /** `YYYY-MM-DD`: when the page was read. With this date they are in the bundle. */
  readonly read: string;
  /** `YYYY-MM-DD`: the first list that is without them. */
  readonly until?: string;
  /** AWS regions in which the names are used; all of them where it is left out. */
  readonly regions?: readonly string[];
}

const nowhere: Place = { span: { start: 0, end: 0 }, path: [] };

function located<T>(value: T): Located<T> {
  return { ...nowhere, value };
}

/** All lists that the bundle ever had, the newest last. */
export function defineBundle({ name, description, allow }: BundleDefinition): readonly Bundle[] {
  const dates = new Set(allow.flatMap(({ read, until }) => (until === undefined ? [read] : [read, until])));
  return [...dates].sort(compareText).map((version) => ({
    name,
    description,
    version,
    source: undefined,
    at: nowhere,
    allow: allow
      .filter(({ read, until }) => read <= version && (until === undefined || version < until))
      .map(({ protocol, names, documentation, read, regions }) => ({
        protocol,
        names: names.map(located),
        ports: undefined,
        at: nowhere,
        documentation,
        read,
        regions,
      })),
    suppressions: [],
  }));
}
