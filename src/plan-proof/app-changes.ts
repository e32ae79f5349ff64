/** What groups admit before and after a plan, and what differs. Pure. */
import type { PlannedGroup } from "../terraform-json/terraform-plan.ts";
import { compareText } from "../values/order.ts";
import {
  type AdmittedName,
  type AnnotatedRule,
  admittedNames,
  annotate,
  nameKey,
  type OpenWindow,
  windowIn,
} from "./admitted-names.ts";

export interface AppChanges {
  readonly before: readonly AnnotatedRule[];
  readonly after: readonly AnnotatedRule[];
  /** Sorted by name. */
  readonly added: readonly AdmittedName[];
  readonly removed: readonly AdmittedName[];
  readonly kept: readonly AdmittedName[];
  readonly windowBefore: OpenWindow | undefined;
  readonly windowAfter: OpenWindow | undefined;
}

export function changesOf(groups: readonly Pick<PlannedGroup, "before" | "after">[]): AppChanges {
  const before = annotate(groups.flatMap((group) => group.before));
  const after = annotate(groups.flatMap((group) => group.after));
  const was = admittedNames(before);
  const is = admittedNames(after);
  return {
    before,
    after,
    added: sorted([...is].flatMap(([key, name]) => (was.has(key) ? [] : [name]))),
    removed: sorted([...was].flatMap(([key, name]) => (is.has(key) ? [] : [name]))),
    kept: sorted([...is].flatMap(([key, name]) => (was.has(key) ? [name] : []))),
    windowBefore: windowIn(before),
    windowAfter: windowIn(after),
  };
}

function sorted(names: Iterable<AdmittedName>): readonly AdmittedName[] {
  return [...names].sort(
    (one, other) => compareText(one.name, other.name) || compareText(nameKey(one), nameKey(other)),
  );
}
