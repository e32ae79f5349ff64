/** Where findings about groups stand: in the file that lists the group, else at its network in the settings. Pure. */
import type { DeployedGroup } from "../deployed-groups/deployed-group.ts";
import type { FilePlace, Place } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { placeOfPolicy } from "../plan-proof/group-context.ts";
import type { Network, Settings } from "../policy/model.ts";
import { groupWords } from "./app-drift.ts";
import type { DriftPlaces } from "./drift-context.ts";

export function createPlaces(files: readonly SourceFile[], { source, at, networks }: Settings): DriftPlaces {
  let places: ReadonlyMap<string, FilePlace> | undefined;
  const ofNetwork = (network: Network | undefined): FilePlace => ({
    file: source,
    at: (network ?? (networks.length === 1 ? networks[0] : undefined))?.at ?? at,
  });
  const inFile = ({ id, name }: DeployedGroup): FilePlace | undefined => {
    places ??= findGroups(files);
    return places.get(id ?? "") ?? places.get(name ?? "");
  };
  return {
    ofNetwork,
    ofGroup: (group, network) => inFile(group) ?? ofNetwork(network),
    ofPolicy: placeOfPolicy,
    related: (group) => {
      const place = inFile(group);
      return place === undefined ? [] : [{ ...place, message: groupWords(group) }];
    },
    evidence: ({ rule, group }) => ({
      group: group.id ?? group.key,
      rule: rule.id ?? `${rule.protocol} ${rule.fromPort}-${rule.toPort} ${rule.destination ?? "?"}`,
      description: rule.description,
    }),
  };
}

/** The first place where a file has a group's id, or its name, as a text. */
function findGroups(files: readonly SourceFile[]): ReadonlyMap<string, FilePlace> {
  const places = new Map<string, FilePlace>();
  for (const file of files) {
    for (const match of file.text.matchAll(/"(sg-[0-9a-zA-Z]+)"|"(?:GroupName|name)"\s*:\s*"([^"\\]{1,255})"/g)) {
      const found = match[1] ?? match[2] ?? "";
      if (places.has(found)) continue;
      const end = match.index + match[0].length - 1;
      const at: Place = { span: { start: end - found.length, end }, path: [] };
      places.set(found, { file, at });
    }
  }
  return places;
}
