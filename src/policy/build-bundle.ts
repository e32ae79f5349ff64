/** The nodes of a bundle file → `Bundle`. Tolerant: what has the wrong type is left out. Pure. */
import type { SourceFile } from "../findings/source-file.ts";
import type { Suppression } from "../findings/suppression.ts";
import { mapsOf, textOf } from "../yaml/read-fields.ts";
import type { MapNode } from "../yaml/yaml-node.ts";
import { buildNameList, itemPlace } from "./build-policy.ts";
import type { Bundle, BundleItem } from "./model.ts";

/** `undefined` where the bundle has no name. */
export function buildBundle(
  source: SourceFile,
  root: MapNode,
  suppressions: readonly Suppression[],
): Bundle | undefined {
  const name = textOf(root, "bundle");
  if (name === undefined) return undefined;
  return {
    name: name.value,
    description: textOf(root, "description")?.value ?? "",
    version: undefined,
    source,
    at: { span: name.span, path: name.path },
    allow: mapsOf(root, "allow").flatMap(buildItem),
    suppressions,
  };
}

function buildItem(item: MapNode): readonly BundleItem[] {
  const list = buildNameList(item);
  const documentation = textOf(item, "documentation")?.value;
  return list === undefined
    ? []
    : [{ ...list, at: itemPlace(item, [list.protocol]), documentation, read: undefined, regions: undefined }];
}
