/** Workloads → what becomes of the tree: the one way through this folder. Pure. */
import { UserError } from "../errors.ts";
import type { FilePlace } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { allowlistOf } from "../policy/allowlist.ts";
import type { NewEntry } from "../policy/edit-policy.ts";
import type { Bundle, Policy, PolicyTree } from "../policy/model.ts";
import { parseBundle, parsePolicy } from "../policy/parse-file.ts";
import { layOutApp } from "../security-groups/lay-out-app.ts";
import { quote } from "../text/quote.ts";
import { wordList } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import { type AppWorkloads, type AssignOptions, assignWorkloads } from "./assign.ts";
import { type About, type DraftName, draftNames, entriesOf, importedFrom, isAll } from "./draft-entries.ts";
import { type BundleUse, findBundles, findShared, type SharedNames, sharedKey } from "./find-bundles.ts";
import type { GrantedWindow, ImportProblem, ReadSource } from "./workload.ts";
import { editedPolicy, missingFrom, type NewPolicy, newBundleText, newPolicyText } from "./write-policies.ts";

export interface ImportOptions extends AssignOptions, About {
  /** `YYYY-MM-DD`: windows that ended before are left out. */
  readonly asOf: string;
  /** Folder of the tree, from the working directory, with `/`. */
  readonly root: string;
  /** New policies name the groups that they come from: their rules stay in those. @default false */
  readonly inPlace?: boolean | undefined;
}

/** What becomes of one app. */
export interface ImportedApp {
  readonly app: string;
  readonly team: string;
  readonly path: string;
  readonly change: "new" | "extended" | "unchanged";
  /** Names of networks, sorted. */
  readonly networks: readonly string[];
  /** Names and bundles that were not in the tree. */
  readonly added: number;
  /** Words for the workloads that it comes from. */
  readonly from: readonly string[];
  readonly securityGroups: number;
}

/** A file of the tree; `before` is `undefined` where it is new. */
interface ImportedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

export interface Imported {
  /** Sorted by app. */
  readonly apps: readonly ImportedApp[];
  /** Bundles that are new in the tree. */
  readonly bundles: readonly string[];
  /** Sorted by path. */
  readonly files: readonly ImportedFile[];
  readonly problems: readonly ImportProblem[];
  readonly passedOver: readonly string[];
}

interface Draft {
  readonly workloads: AppWorkloads;
  readonly existing: Policy | undefined;
  readonly networks: readonly string[];
  /** Without those of `bundles`. */
  readonly names: readonly DraftName[];
  readonly bundles: readonly BundleUse[];
  readonly window: NewPolicy["window"];
}

/** @throws UserError where a file of the tree stands where a new one would be, or `map` names what no source has. */
export function importPolicies(sources: readonly ReadSource[], tree: PolicyTree, options: ImportOptions): Imported {
  const { apps, problems: unplaced } = assignWorkloads(
    sources.flatMap(({ workloads }) => workloads),
    tree,
    options,
  );
  const problems: ImportProblem[] = [...sources.flatMap((source) => source.problems), ...unplaced];
  const drafts = apps.map((workloads) => draftApp(workloads, tree, options, problems));
  const ofNew = drafts.filter(({ existing }) => existing === undefined);
  const shared = findShared(
    new Map(ofNew.map(({ workloads: { app }, names }) => [app, names])),
    new Set(tree.bundles.map(({ name }) => name)),
  );
  const bundleFiles = shared.map((list): ImportedFile => {
    const path = `${options.root}/bundles/${list.bundle.replace("/", "-")}.yaml`;
    return { path, before: undefined, after: newBundleText(path, list) };
  });
  const bundles = [...tree.bundles, ...bundleFiles.flatMap(({ path, after }) => readBundle(path, after))];
  const written = drafts.map((draft) => writeApp(withShared(draft, shared), { ...tree, bundles }, options));
  requireFree([...bundleFiles, ...written.flatMap(({ file }) => file ?? [])], tree);
  return {
    apps: written.map(({ app }) => app),
    bundles: shared.map(({ bundle }) => bundle),
    files: [...bundleFiles, ...written.flatMap(({ file }) => file ?? [])].sort((one, other) =>
      compareText(one.path, other.path),
    ),
    problems,
    passedOver: sources.flatMap(({ passedOver }) => passedOver),
  };
}

function readBundle(path: string, text: string): readonly Bundle[] {
  const { bundle } = parseBundle({ path, text });
  return bundle === undefined ? [] : [bundle];
}

function draftApp(workloads: AppWorkloads, tree: PolicyTree, options: ImportOptions, problems: ImportProblem[]): Draft {
  const { app, parts } = workloads;
  const existing = tree.policies.find((policy) => policy.app?.value === app);
  const networks = [...new Set(parts.flatMap((part) => part.networks.map(({ name }) => name)))].sort(compareText);
  const drafted = draftNames(workloads);
  problems.push(...drafted.problems);
  const wanted = existing === undefined ? drafted.names : missingIn(existing, drafted.names, workloads, tree, problems);
  const used = tree.settings.networks.filter(({ name }) => networks.includes(name));
  const { uses, rest } = findBundles(wanted, tree, used);
  return {
    workloads,
    existing,
    networks,
    names: rest,
    bundles: uses,
    window: windowOf(workloads, existing, networks, options.asOf, problems),
  };
}

/** With what the app shares in place of the names. */
function withShared(draft: Draft, shared: readonly SharedNames[]): Draft {
  const own = draft.existing === undefined ? shared.filter(({ apps }) => apps.includes(draft.workloads.app)) : [];
  const keys = new Set(own.flatMap(({ names }) => names.map(sharedKey)));
  const uses = own.map(({ bundle, names }): BundleUse => {
    const from = draft.names.filter((name) => names.some((one) => sharedKey(one) === sharedKey(name)));
    return {
      bundle,
      networks: names[0]?.networks ?? [],
      from: [...new Set(from.flatMap((name) => name.from))].sort(compareText),
    };
  });
  return {
    ...draft,
    names: draft.names.filter((name) => !keys.has(sharedKey(name))),
    bundles: [...draft.bundles, ...uses],
  };
}

function entriesFor({ existing, networks, names, bundles }: Draft, options: ImportOptions): readonly NewEntry[] {
  const all = policyNetworks(existing, networks);
  const inBundles = bundles.map(
    ({ bundle, networks: where, from }): NewEntry => ({
      bundle,
      networks: isAll(where, all) ? undefined : where,
      reason: options.reason ?? importedFrom(from),
      ticket: options.ticket,
    }),
  );
  return [...entriesOf(names, all, options), ...inBundles];
}

const policyNetworks = (existing: Policy | undefined, imported: readonly string[]): readonly string[] =>
  existing?.networks?.map(({ value }) => value) ?? imported;

function missingIn(
  existing: Policy,
  names: readonly DraftName[],
  { parts: [first] }: AppWorkloads,
  tree: PolicyTree,
  problems: ImportProblem[],
): readonly DraftName[] {
  const missing = missingFrom(existing, names, tree);
  if (missing.undeployed.length > 0 && first !== undefined) {
    const where = wordList(missing.undeployed.map(quote));
    problems.push({
      check: "import/not-carried",
      file: first.workload.file,
      at: first.workload.at,
      message: `${first.workload.words}: ${quote(existing.source.path)} is not deployed to ${where}`,
      help: "add the network to the policy's networks, and import again",
      related: [{ file: existing.source, at: existing.at, message: "the policy" }],
    });
  }
  return missing.names;
}

/** The windows of all workloads as one: until the last of their days. */
function windowOf(
  { parts }: AppWorkloads,
  existing: Policy | undefined,
  networks: readonly string[],
  asOf: string,
  problems: ImportProblem[],
): NewPolicy["window"] {
  const all = parts.flatMap(({ workload, networks: where }) =>
    workload.windows.map((window) => ({ ...window, words: workload.words, networks: where.map(({ name }) => name) })),
  );
  for (const window of all.filter(({ until }) => until < asOf)) {
    const message = `${window.words}: its see-thru rule ended on ${window.until}`;
    problems.push({ check: "import/window-ended", ...placeOf(window), message });
  }
  const open = all.filter(({ until }) => until >= asOf);
  const [first] = open;
  if (first === undefined) return undefined;
  const until =
    open
      .map((window) => window.until)
      .sort()
      .at(-1) ?? first.until;
  const ports = mergePorts(open);
  const where = [...new Set(open.flatMap((window) => window.networks))].sort(compareText);
  for (const window of open) {
    const same = window.until === until && String(window.ports) === String(ports) && isAll(window.networks, where);
    if (same) continue;
    const message = `${window.words}: its see-thru rule (until ${window.until}, ${portWords(window.ports)}) becomes a part of one window until ${until}, ${portWords(ports)}`;
    problems.push({ check: "import/changed", ...placeOf(window), message });
  }
  if (existing === undefined) return { until, ports, networks: isAll(where, networks) ? undefined : where };
  const declared = existing.seeThru;
  const isDeclared =
    declared?.until?.value === until &&
    String(declared.ports?.map(({ value }) => value) ?? "all") === String(ports) &&
    isAll(declared.networks?.map(({ value }) => value) ?? networks, where);
  if (!isDeclared) {
    problems.push({
      check: "import/not-carried",
      ...placeOf(first),
      message: `${first.words} has a see-thru rule until ${until}, ${portWords(ports)}, which ${quote(existing.source.path)} does not declare`,
      help: `write \`see_thru: {until: ${until}, reason: …}\` into the policy`,
    });
  }
  return undefined;
}

const placeOf = ({ file, at }: FilePlace): FilePlace => ({ file, at });
const portWords = (ports: GrantedWindow["ports"]): string =>
  ports === "all" ? "all ports" : `port ${wordList(ports)}`;

function mergePorts(windows: readonly GrantedWindow[]): GrantedWindow["ports"] {
  const ports = new Set<number>();
  for (const window of windows) {
    if (window.ports === "all") return "all";
    for (const port of window.ports) ports.add(port);
  }
  return [...ports].sort((a, b) => a - b);
}

function writeApp(
  draft: Draft,
  tree: PolicyTree,
  options: ImportOptions,
): { readonly app: ImportedApp; readonly file: ImportedFile | undefined } {
  const { workloads, existing, networks, window } = draft;
  const { app, team, parts } = workloads;
  const entries = entriesFor(draft, options);
  const about = {
    app,
    team,
    networks,
    added: entries.reduce((sum, { list }) => sum + (list?.names.length ?? 1), 0),
    from: parts.map(({ workload }) => workload.words),
  };
  if (existing !== undefined) {
    const edited = editedPolicy(existing, entries);
    const { path, text: before } = existing.source;
    const securityGroups = existing.securityGroups?.value ?? 1;
    return edited === undefined
      ? { app: { ...about, path, change: "unchanged", securityGroups }, file: undefined }
      : { app: { ...about, path, change: "extended", securityGroups }, file: { path, before, after: edited.text } };
  }
  const path = `${options.root}/${team}/${app}.yaml`;
  const existingGroups = options.inPlace === true ? groupsOf(workloads) : [];
  const isOnly = tree.settings.networks.length === 1;
  const policy = { app, team, networks: isOnly ? [] : networks, entries, window, existingGroups };
  const textWith = (securityGroups: number): string => newPolicyText(path, { ...policy, securityGroups });
  const fewest = Math.max(1, ...existingGroups.map(([, ids]) => ids.length));
  const securityGroups = groupsNeeded({ path, text: textWith(fewest) }, fewest, team, tree);
  return {
    app: { ...about, path, change: "new", securityGroups },
    file: { path, before: undefined, after: textWith(securityGroups) },
  };
}

/** The groups that the app comes from, by network. */
function groupsOf({ parts }: AppWorkloads): NewPolicy["existingGroups"] {
  const all = parts.flatMap(({ workload: { groupId }, networks }) =>
    groupId === undefined ? [] : networks.map(({ name }) => ({ name, groupId })),
  );
  return [...groupBy(all, ({ name }) => name)]
    .map(([name, same]) => [name, same.map(({ groupId }) => groupId)] as const)
    .sort(([one], [other]) => compareText(one, other));
}

/** As many as the layout asks for; the fewest where more do not help. */
function groupsNeeded(source: SourceFile, fewest: number, team: string, tree: PolicyTree): number {
  const { policy } = parsePolicy(source, team);
  if (policy === undefined) return fewest;
  const needed = tree.settings.networks.flatMap((network) => {
    const allowlist = allowlistOf(tree, policy, network);
    const { problems } = allowlist === undefined ? { problems: [] } : layOutApp(allowlist);
    return problems.flatMap((problem) =>
      problem.kind === "slots-exceeded" ? (problem.securityGroupsNeeded ?? 1) : [],
    );
  });
  return Math.max(fewest, ...needed);
}

/** @throws UserError where a file of the tree has the path of a new one: another app is in it. */
function requireFree(files: readonly ImportedFile[], tree: PolicyTree): void {
  const taken = new Set([...tree.policies, ...tree.bundles].flatMap(({ source }) => source?.path ?? []));
  const clash = files.find(({ path, before }) => before === undefined && taken.has(path));
  if (clash === undefined) return;
  throw new UserError(`${quote(clash.path)} is there already, and is the policy of another app`, {
    hint: "Give the app another name with --map.",
  });
}
