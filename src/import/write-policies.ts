/** Drafts × the tree as it is → files: new policies, new bundles, entries added to policies that are there. Pure. */
import { isPattern } from "../discriminat/pattern.ts";
import { includes } from "../discriminat/pattern-language.ts";
import { defaultPort } from "../discriminat/preferences.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { editPolicy, type NewEntry } from "../policy/edit-policy.ts";
import { formatFile } from "../policy/format-file.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, replacePlaceholders, resolveNames } from "../policy/resolve.ts";
import { wordList } from "../text/words.ts";
import { keyText, scalarText } from "../yaml/scalar-text.ts";
import type { DraftName } from "./draft-entries.ts";
import type { SharedNames } from "./find-bundles.ts";
import type { GrantedWindow } from "./workload.ts";

export interface NewPolicy {
  readonly app: string;
  readonly team: string;
  /** Empty: the only one of the settings. */
  readonly networks: readonly string[];
  readonly securityGroups: number;
  /** Networks and the groups in them that the rules go into; empty: groups of ours. */
  readonly existingGroups: readonly (readonly [network: string, ids: readonly string[]])[];
  readonly entries: readonly NewEntry[];
  readonly window:
    | (Pick<GrantedWindow, "until" | "ports"> & { readonly networks: readonly string[] | undefined })
    | undefined;
}

/** @param path from the working directory */
export function newPolicyText(path: string, policy: NewPolicy): string {
  const { app, team, networks, securityGroups, existingGroups, window, entries } = policy;
  const lines = [
    `app: ${text(app)}`,
    `team: ${text(team)}`,
    ...(networks.length === 0 ? [] : [`networks: ${flowList(networks)}`]),
    ...(securityGroups === 1 ? [] : [`security_groups: ${securityGroups}`]),
    ...(existingGroups.length === 0 ? [] : ["existing_groups:"]),
    ...existingGroups.map(([network, ids]) => `  ${keyText(network)}: ${flowList(ids)}`),
    "allow: []",
    ...(window === undefined ? [] : windowLines(window)),
    "",
  ];
  return editPolicy({ path, text: lines.join("\n") }, { addEntries: entries });
}

function windowLines({ until, ports, networks }: NonNullable<NewPolicy["window"]>): readonly string[] {
  return [
    "see_thru:",
    `  until: ${until}`,
    "  reason: Imported with its rule",
    ...(ports === "all" ? [] : [`  ports: [${ports.join(", ")}]`]),
    ...(networks === undefined ? [] : [`  networks: ${flowList(networks)}`]),
  ];
}

const text = (value: string, inFlow = false): string => scalarText({ kind: "scalar", value, source: "" }, inFlow);
const flowList = (values: readonly string[]): string => `[${values.map((value) => text(value, true)).join(", ")}]`;

/** @param path from the working directory */
export function newBundleText(path: string, { bundle, names, apps }: SharedNames): string {
  const { protocol, port } = names[0] ?? { protocol: "tls", port: defaultPort.tls };
  const lines = [
    `bundle: ${text(bundle)}`,
    `description: ${text(`Imported; ${wordList(apps.slice(0, 5))}${apps.length > 5 ? " and more" : ""} have it in common`)}`,
    "allow:",
    `  - ${protocol}: ${flowList(names.map(({ written }) => written))}`,
    ...(port === defaultPort[protocol] ? [] : [`    ports: [${port}]`]),
    "",
  ];
  const source = { path, text: lines.join("\n") };
  const formatted = formatFile(source, "bundle");
  return "text" in formatted ? formatted.text : source.text;
}

/** What a policy does not admit yet, in the networks in which it does not; and networks to which it is not deployed. */
export function missingFrom(
  policy: Policy,
  names: readonly DraftName[],
  tree: PolicyTree,
): { readonly names: readonly DraftName[]; readonly undeployed: readonly string[] } {
  const deployed = networksOf(policy, tree.settings.networks);
  const admitted = new Map(
    deployed.map((network) => {
      const there = resolveNames(tree, policy, network);
      const exact = new Set(there.map(({ protocol, port, name }) => keyOf(protocol, port, name)));
      return [network.name, { network, exact, patterns: there.filter(({ name }) => isUsablePattern(name)) }] as const;
    }),
  );
  const isMissing = ({ protocol, port, written }: DraftName, networkName: string): boolean => {
    const there = admitted.get(networkName);
    if (there === undefined) return false;
    const wanted = replacePlaceholders(written, there.network);
    if (there.exact.has(keyOf(protocol, port, wanted))) return false;
    return !there.patterns.some((one) => one.protocol === protocol && one.port === port && includes(one.name, wanted));
  };
  return {
    names: names.flatMap((name) => {
      const networks = name.networks.filter((network) => isMissing(name, network));
      return networks.length === 0 ? [] : [{ ...name, networks }];
    }),
    undeployed: [...new Set(names.flatMap(({ networks }) => networks))].filter((name) => !admitted.has(name)).sort(),
  };
}

const keyOf = (protocol: string, port: number, name: string): string => `${protocol} ${port} ${name}`;

/** Names of a tree with mistakes are not all valid. */
const isUsablePattern = (name: string): boolean => isPattern(name) && /^[a-z0-9.*?-]+$/.test(name);

/** @returns the file with the entries, or `undefined` where there are none to add */
export function editedPolicy({ source }: Policy, entries: readonly NewEntry[]): SourceFile | undefined {
  return entries.length === 0 ? undefined : { path: source.path, text: editPolicy(source, { addEntries: entries }) };
}
