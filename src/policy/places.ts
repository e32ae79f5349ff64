/** Where things stand in a tree: walks and places that several checks share. Pure; must not judge. */
import type { Protocol } from "../discriminat/preferences.ts";
import type { FilePlace, Located, Place } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { PlacedSuppression } from "../findings/suppression.ts";
import { quote } from "../text/quote.ts";
import type { Span } from "../text/span.ts";
import type { Entry, NameList, Policy, PolicyTree } from "./model.ts";
import type { ResolvedName } from "./resolve.ts";

/** A name or pattern that is written in the tree. */
export interface WrittenName {
  readonly file: SourceFile;
  readonly at: Located<string>;
  /** What it is used as; `refuse` and `never` take what `tls` takes. */
  readonly protocol: Protocol;
  /** The list that it stands in; `refuse` and `never` have none. */
  readonly list: NameList | undefined;
}

/** The written names of policies, bundles and guardrails for which `keep` is true, in the order of the files. */
export function writtenNames(
  { settings, bundles, policies }: PolicyTree,
  keep: (name: string, protocol: Protocol) => boolean,
): readonly WrittenName[] {
  const kept: WrittenName[] = [];
  const visit = (file: SourceFile, at: Located<string> | undefined, list?: NameList): void => {
    const protocol = list?.protocol ?? "tls";
    if (at !== undefined && keep(at.value, protocol)) kept.push({ file, at, protocol, list });
  };
  for (const { name } of settings.guardrails.never) visit(settings.source, name);
  for (const { source, allow } of bundles) {
    if (source === undefined) continue;
    for (const item of allow) for (const name of item.names) visit(source, name, item);
  }
  for (const { source, allow, refuse } of policies) {
    for (const { list } of allow) for (const name of list?.names ?? []) visit(source, name, list);
    for (const { name } of refuse) visit(source, name);
  }
  return kept;
}

/** The place to repair a declared name: its line in a policy or a bundle of the tree, else the reference to the bundle. */
export function originOf(policy: Policy, { at, bundle }: ResolvedName): FilePlace {
  const source = bundle?.bundle.source;
  return source === undefined || bundle === undefined
    ? { file: policy.source, at }
    : { file: source, at: bundle.written };
}

/** A declared name in a message: as written, and with its bundle where the finding points at a reference to that. */
export function subjectOf({ at, bundle }: ResolvedName): string {
  const written = quote((bundle?.written ?? at).value);
  return bundle !== undefined && bundle.bundle.source === undefined
    ? `${written} of the bundle ${quote(bundle.bundle.name)}`
    : written;
}

/** The part of a scalar that a range of its value takes; the whole scalar where the text is escaped or folded. */
export function placeWithin(file: SourceFile, at: Located<string>, { start, end }: Span): Place {
  const { span, path, value } = at;
  const written = file.text.slice(span.start, span.end);
  const offset = written === value ? 0 : written.slice(1, -1) === value ? 1 : undefined;
  if (offset === undefined) return { span, path };
  return { span: { start: span.start + offset + start, end: span.start + offset + end }, path };
}

/** Where a finding about a policy as a whole points: its app, else its first line. */
export function headOf(policy: Policy): Place {
  return { span: (policy.app ?? policy.at).span, path: [] };
}

/** What a policy says of some networks only, with the places of their names. */
export function scopesOf({ allow, seeThru, existingGroups }: Policy): readonly Pick<Entry, "networks">[] {
  const ofGroups = existingGroups.map(({ network }) => ({ networks: [network] }));
  return [...allow, ...(seeThru === undefined ? [] : [seeThru]), ...ofGroups];
}

/** Every suppression comment of a tree. */
export function suppressionsOf({ settings, bundles, policies }: PolicyTree): readonly PlacedSuppression[] {
  return [settings, ...bundles, ...policies].flatMap(({ source, suppressions }) =>
    source === undefined ? [] : suppressions.map((suppression) => ({ file: source, suppression })),
  );
}
