/**
 * The packages that only `synth` needs, which users install beside this one: either of two families with the same API. CDKTF is
 * archived, and CDK Terrain (`cdktn`) carries it on. Knows what is installed and what to install; uses none of them.
 */
import { createRequire } from "node:module";
import { UserError } from "../errors.ts";
import { wordList } from "../text/words.ts";
import { packageManifest } from "./tool-version.ts";

export const cdkFamilies = ["cdktf", "cdktn"] as const;
export type CdkFamily = (typeof cdkFamilies)[number];

interface CdkPackage {
  readonly name: string;
  /** What npm takes behind the `@`, without a character that a shell would take for itself. */
  readonly version: string;
  /** What we import from it. */
  readonly modules: readonly string[];
}

const providerModules = ["provider", "security-group", "vpc-security-group-egress-rule"];
const providerPackage = (name: string, version: string): CdkPackage => ({
  name,
  version,
  modules: providerModules.map((module) => `${name}/lib/${module}/index.js`),
});
const plainPackage = (name: string, version: string): CdkPackage => ({ name, version, modules: [name] });

const packagesOf: Readonly<Record<CdkFamily, readonly CdkPackage[]>> = {
  cdktf: [
    plainPackage("cdktf", "0.21"),
    providerPackage("@cdktf/provider-aws", "21"),
    plainPackage("constructs", "10"),
  ],
  cdktn: [
    plainPackage("cdktn", "0.24"),
    providerPackage("@cdktn/provider-aws", "25"),
    // The newest that cdktn 0.24 takes; a plain `npm install constructs` gives a newer one.
    plainPackage("constructs", "10.7"),
  ],
};

/** What a user's package.json must list to synthesize: name → version range. */
export function cdkRequirements(family: CdkFamily): Readonly<Record<string, string>> {
  const { peerDependencies } = packageManifest();
  const rangeOf = ({ name, version }: CdkPackage): string =>
    family === "cdktn" && name === "constructs" ? `~${version}.0` : (peerDependencies[name] ?? version);
  return Object.fromEntries(packagesOf[family].map((one) => [one.name, rangeOf(one)]));
}

/** What npm installs for a family: `cdktf@0.21`. */
export function cdkInstallNames(family: CdkFamily): readonly string[] {
  return packagesOf[family].map(({ name, version }) => `${name}@${version}`);
}

/**
 * The family to synthesize with: the one that is asked for, or else the one that is installed; `cdktn` where both are.
 *
 * @param from where modules are looked for: a file, as a URL
 * @throws UserError, with the command that installs what is missing, too old or broken
 */
export function requireCdk(asked: CdkFamily | undefined, from: string = import.meta.url): CdkFamily {
  const found = findCdk(asked, from);
  if (found.kind === "usable") return found.family;
  throw found.error;
}

export type FoundCdk =
  | { readonly kind: "usable"; readonly family: CdkFamily }
  /** Nothing of either family is there, or something is missing, too old or broken. */
  | { readonly kind: "none" | "unusable"; readonly error: UserError };

/** The same as an answer. */
export function findCdk(asked: CdkFamily | undefined, from: string = import.meta.url): FoundCdk {
  const load = createRequire(from);
  // Looking loads the packages: only those that may be chosen.
  const families = asked === undefined ? cdkFamilies : [asked];
  const problems = new Map(families.map((family) => [family, problemsOf(family, load)]));
  const usable = families.filter((family) => problems.get(family)?.length === 0);
  const chosen = asked ?? usable.at(-1) ?? begun(problems);
  if (chosen === undefined) return { kind: "none", error: nothingInstalled() };
  const found = problems.get(chosen) ?? [];
  return found.length > 0 ? { kind: "unusable", error: unusable(found) } : { kind: "usable", family: chosen };
}

type Load = (id: string) => unknown;

interface PackageProblem {
  readonly of: CdkPackage;
  readonly kind: "missing" | "outdated" | "broken";
  /** Behind "synth needs" or "synth cannot load". */
  readonly words: string;
  readonly cause?: unknown;
}

function problemsOf(family: CdkFamily, load: Load): readonly PackageProblem[] {
  return packagesOf[family].flatMap((one) => problemOf(one, load) ?? []);
}

function problemOf(of: CdkPackage, load: Load): PackageProblem | undefined {
  const { name, modules } = of;
  let version = "";
  try {
    const manifest = Object(load(`${name}/package.json`));
    version = String(manifest.version);
    // Under an npm alias, `cdktf` may be cdktn.
    const minimum = minimumOf(String(manifest.name)) ?? minimumOf(name) ?? "0";
    if (isOlder(version, minimum)) {
      return { of, kind: "outdated", words: `${name} ${minimum} or later, and ${version} is installed` };
    }
  } catch (cause) {
    if (isMissing(cause)) return { of, kind: "missing", words: name };
    return { of, kind: "broken", words: `${name}: ${firstLine(cause)}`, cause };
  }
  try {
    for (const module of modules) load(module);
    return undefined;
  } catch (cause) {
    return { of, kind: "broken", words: `${name} ${version}: ${firstLine(cause)}`, cause };
  }
}

/** The family of which something is there, where it is one. */
function begun(problems: ReadonlyMap<CdkFamily, readonly PackageProblem[]>): CdkFamily | undefined {
  const isBegun = (family: CdkFamily): boolean => {
    const own = packagesOf[family].filter(({ name }) => name !== "constructs");
    const missing = (problems.get(family) ?? []).filter(({ kind }) => kind === "missing").map(({ of }) => of);
    return own.some((one) => !missing.includes(one));
  };
  return cdkFamilies.find(isBegun);
}

function nothingInstalled(): UserError {
  return new UserError("synth needs the packages of CDKTF or of CDK Terrain, and neither are installed", {
    hint: `Run: ${installCommand(packagesOf.cdktf)}, or with Node 22.11 or later: ${installCommand(packagesOf.cdktn)}`,
    exitCode: 3,
  });
}

function unusable(problems: readonly PackageProblem[]): UserError {
  const wordsOf = (kind: PackageProblem["kind"]): readonly string[] =>
    problems.filter((problem) => problem.kind === kind).map(({ words }) => words);
  const [missing, outdated, broken] = [wordsOf("missing"), wordsOf("outdated"), wordsOf("broken")];
  const sentences = [
    ...(missing.length === 0
      ? []
      : [`synth needs ${wordList(missing)}, which ${missing.length === 1 ? "is" : "are"} not installed`]),
    ...outdated.map((words) => `synth needs ${words}`),
    ...broken.map((words) => `synth cannot load ${words}`),
  ];
  const spoilt = problems.filter(({ kind }) => kind === "broken").map(({ of }) => `node_modules/${of.name}`);
  const command = installCommand(problems.map(({ of }) => of));
  return new UserError(sentences.join("; "), {
    // npm takes a folder that is there for whole.
    hint: spoilt.length === 0 ? `Run: ${command}` : `Delete ${wordList(spoilt)}, then run: ${command}`,
    exitCode: 3,
    cause: problems.find(({ cause }) => cause !== undefined)?.cause,
  });
}

function installCommand(packages: readonly CdkPackage[]): string {
  return `npm install --save-dev ${packages.map(({ name, version }) => `${name}@${version}`).join(" ")}`;
}

/** The lowest version that package.json admits as a peer. */
function minimumOf(name: string): string | undefined {
  return /\d+(?:\.\d+)*/.exec(packageManifest().peerDependencies[name] ?? "")?.[0];
}

function isOlder(version: string, minimum: string): boolean {
  const [have, need] = [version, minimum].map((text) => text.split(/[.+-]/).map(Number));
  const index = (need ?? []).findIndex((part, at) => part !== have?.[at]);
  return index !== -1 && (have?.[index] ?? 0) < (need?.[index] ?? 0);
}

/** Whether the package's own package.json is what was not found. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND";
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
