/**
 * What the library takes of its own making, told by its shape: a tree, a snapshot, a report. It tells one thing from another and
 * does not judge what callers have changed in it. Pure.
 */

import type { DeployedGroups } from "../deployed-groups/deployed-group.ts";
import type { Annotation } from "../discriminat/annotation.ts";
import type { Finding, Located } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { LoadedTree } from "../policy/load-tree.ts";
import type { Network, Policy, PolicyTree, Settings } from "../policy/model.ts";
import type { Target, TargetProblem } from "../policy/target.ts";
import type { AppLayout } from "../security-groups/layout.ts";
import type { Snapshot } from "../traffic/flow.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import {
  callback,
  has,
  isList,
  isObject,
  kind,
  listOf,
  maybe,
  objectOf,
  type Requirement,
  text,
} from "./requirement.ts";

const isText = (value: unknown): boolean => typeof value === "string";

const isSettings = has<Settings>({ networks: isList, guardrails: isObject, evidence: isObject, terraform: isObject });
const isTree = has<PolicyTree>({ policies: isList, bundles: isList, settings: isSettings });

export const tree = kind<PolicyTree>(
  "a policy tree",
  isTree,
  "Give `loadTree(folder).tree`; it is undefined where the settings cannot be used, and `findings` says why.",
);

/** What finds bundles: a tree is one. */
export const bundles = kind<Pick<PolicyTree, "bundles">>(
  "a policy tree",
  has<PolicyTree>({ bundles: isList }),
  "Give `loadTree(folder).tree`, or its bundles alone: `{bundles: []}`.",
);

export const loaded = kind<LoadedTree>(
  "a loaded tree",
  (value) =>
    isObject(value) && isList(value.findings) && "tree" in value && (value.tree === undefined || isTree(value.tree)),
  "Give what `loadTree(folder)` returns, as a whole.",
);

export const policy = kind<Policy>(
  "a policy",
  has<Policy>({ source: isObject, allow: isList, refuse: isList, tests: isList }),
  "Give one of `tree.policies`.",
);

export const network = kind<Network>(
  "a network",
  has<Network>({ name: isText, region: isText, preferences: isObject, quotas: isObject, endpoints: isObject }),
  "Give one of `tree.settings.networks`.",
);

export const snapshot = kind<Snapshot>(
  "a snapshot",
  has<Snapshot>({
    ...{ gaps: isList, records: isObject, unattributed: isObject, sources: isList, flows: isList, acceptances: isList },
  }),
  "Give what `observeLogs`, `readSnapshot` or `parseSnapshot` returns.",
);

/** What was observed in each network. */
export const observed = listOf(
  objectOf<{ readonly network: Network; readonly snapshot: Snapshot; readonly digest?: string | undefined }>(
    { network, snapshot },
    { digest: text },
  ),
  "Give what `networkSnapshots(tree, [{file, snapshot}])` returns.",
);

/** Since when entries are declared: a function for each start of a period. */
export const declaredSince = callback<
  [from: string | undefined],
  (policy: Policy, at: Located<string>) => string | undefined
>(callback(maybe(text)));

export const deployed = kind<DeployedGroups>(
  "Security Groups as they were read",
  has<DeployedGroups>({ groups: isList, recorded: isList, gaps: isList }),
  "Give what `readDeployedGroups` or `mergeGroups` returns.",
);

export const owners = kind<GroupOwners>(
  "a map of Security Groups to their apps",
  (value) => value instanceof Map,
  "Give what `ownersOf` returns.",
);

export const layout = kind<AppLayout>(
  "a layout",
  has<AppLayout>({ app: isText, team: isText, network: isText, groups: isList, problems: isList }),
  "Give what `layOutApp(allowlist)` returns.",
);

export const finding = kind<Finding>(
  "a finding",
  has<Finding>({ check: isText, severity: isText, message: isText, file: isText }),
);

export const annotation = kind<Annotation>(
  "an annotation",
  (value) =>
    isObject(value) &&
    (value.kind === "see-thru"
      ? isText(value.until)
      : (value.kind === "tls" || value.kind === "ssh") && isList(value.names) && [value.names].flat().every(isText)),
  'Give {kind: "tls", names: ["api.example.com"]}, the same with ssh, or {kind: "see-thru", until: "2026-12-31"}.',
);

export const parsedTarget = kind<Target | TargetProblem>(
  "what was read as a target",
  (value) => has<Target>({ name: isText })(value) || has<TargetProblem>({ message: isText })(value),
  "Give what `parseTarget(text)` returns.",
);

export const sourceFile: Requirement<SourceFile> = objectOf<SourceFile>(
  { path: text, text },
  {},
  "Give its path and text: `{path, text}`.",
);
