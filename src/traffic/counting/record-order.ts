/** The canonical order of what a source saw: the same logs give the same bytes. Pure. */
import type { Acceptance, Attachment } from "../flow.ts";

export const compareTexts = (left: string | null, right: string | null): number =>
  left === right ? 0 : (left ?? "") < (right ?? "") || left === null ? -1 : 1;
export const compareNumbers = (left: number | null, right: number | null): number =>
  (left ?? Number.NEGATIVE_INFINITY) < (right ?? Number.NEGATIVE_INFINITY) ? -1 : left === right ? 0 : 1;

export function compareAttachments(left: Attachment, right: Attachment): number {
  return (
    compareNumbers(left.atMs, right.atMs) ||
    compareTexts(left.source, right.source) ||
    compareTexts(left.group, right.group) ||
    Number(left.attached) - Number(right.attached)
  );
}

export function compareAcceptances(left: Acceptance, right: Acceptance): number {
  return (
    compareTexts(left.group, right.group) ||
    compareTexts(left.kind, right.kind) ||
    compareTexts(left.subject, right.subject) ||
    compareTexts(left.protocol, right.protocol)
  );
}
