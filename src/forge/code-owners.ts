/**
 * Whose approval a change of a file takes, as the CODEOWNERS file of a repository says to GitHub
 * (https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners)
 * or GitLab (https://docs.gitlab.com/user/project/codeowners/reference/). Pure. Whether the owners exist, only the forge knows.
 */

export type Forge = "github" | "gitlab";

/** Where the file may lie, from the repository's top; the first one counts. */
export const codeOwnersPaths = {
  github: [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"],
  gitlab: ["CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"],
} as const satisfies Readonly<Record<Forge, readonly string[]>>;

export interface CodeOwners {
  /** Of a path from the repository's top; as they are written, each once. */
  readonly ownersOf: (path: string) => readonly string[];
  /** Lines that the forge does not read; sentences, without a word of the file. */
  readonly problems: readonly string[];
}

interface Rule {
  readonly section: string;
  readonly excludes: boolean;
  /** Segments of a path; `**` is any number of them. */
  readonly segments: readonly string[];
  readonly owners: readonly string[];
}

/** `[Section][2] @default`, `^[Optional section]`. */
const sectionLine = /^\^?\[([^\]]+)\](?:\[\d+\])?(?:\s+(.*))?$/;

export function parseCodeOwners(text: string, forge: Forge): CodeOwners {
  const rules: Rule[] = [];
  const problems: string[] = [];
  let section = { name: "", owners: [] as readonly string[] };
  for (const [index, written] of text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    const line = written.trim();
    if (line === "" || line.startsWith("#")) continue;
    const [, name, defaults = ""] = (forge === "gitlab" && sectionLine.exec(line)) || [];
    if (name !== undefined) {
      section = { name: name.trim().toLowerCase(), owners: defaults.split(/\s+/).filter(isOwner) };
      continue;
    }
    const [first = "", ...rest] = withoutComment(line).match(/(?:\\.|\S)+/g) ?? [];
    const owners = rest.filter(isOwner);
    const odd = oddPattern(first, forge);
    const isOddOwner = owners.length < rest.length;
    if (odd !== undefined || isOddOwner) problems.push(`Line ${index + 1} ${odd ?? oddOwner}.`);
    // For an odd owner, GitHub leaves out the whole line, and GitLab the owner.
    if (odd !== undefined || (isOddOwner && forge === "github")) continue;
    const excludes = forge === "gitlab" && first.startsWith("!");
    const pattern = excludes ? first.slice(1) : first;
    const segments = forge === "github" ? segmentsOnGitHub(pattern) : segmentsOnGitLab(pattern);
    const own = owners.length === 0 && forge === "gitlab" ? section.owners : owners;
    rules.push({ section: section.name, excludes, segments, owners: own });
  }
  return { ownersOf: (path) => ownersIn(rules, path.split("/")), problems };
}

/** In each section the last rule that matches; an exclusion holds for its whole section. */
function ownersIn(rules: readonly Rule[], path: readonly string[]): readonly string[] {
  const bySection = new Map<string, Rule>();
  for (const rule of rules) {
    if (bySection.get(rule.section)?.excludes) continue;
    if (matchRun(rule.segments, path, "**", matchSegment)) bySection.set(rule.section, rule);
  }
  const found = [...bySection.values()].filter(({ excludes }) => !excludes);
  return [...new Set(found.flatMap(({ owners }) => owners))];
}

function withoutComment(line: string): string {
  return line.replace(/(?<=\s)#.*$/, "").trimEnd();
}

function isOwner(word: string): boolean {
  return /^@{1,2}[\w.-]+(?:\/[\w.-]+)*$/.test(word) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word);
}

const oddOwner = "names an owner that is neither a user, a team nor an e-mail address";

/** What the forge documents that it does not read. */
function oddPattern(pattern: string, forge: Forge): string | undefined {
  if (forge === "github" && pattern.startsWith("!")) return "excludes files with !, which GitHub does not read";
  if (forge === "github" && pattern.startsWith("\\#")) return "begins with \\#, which GitHub does not read";
  if (!/[[\]]/.test(pattern)) return undefined;
  return forge === "github"
    ? "has brackets, which GitHub does not read"
    : "has brackets, which are not read here: its owners are left out";
}

/** As .gitignore: a slash within ties it to the top, and a folder stands for all that is in it; but `docs/*` is one level. */
function segmentsOnGitHub(pattern: string): readonly string[] {
  const inFolder = pattern.endsWith("/");
  const parts = pattern.split("/").filter((part) => part !== "");
  const atTop = pattern.replace(/\/$/, "").includes("/");
  const last = parts.at(-1);
  const below = inFolder || last === "**" ? ["**", "*"] : last === "*" ? [] : ["**"];
  return [...(atTop ? [] : ["**"]), ...parts, ...below];
}

/** As Ruby's `fnmatch`: `**` within is any number of folders, and at the end it is one level; only a slash at the end means a folder. */
function segmentsOnGitLab(pattern: string): readonly string[] {
  const parts = pattern.split("/").filter((part) => part !== "");
  const own = parts.map((part, index) => (part === "**" && index === parts.length - 1 ? "*" : part));
  const whole = pattern.endsWith("/") ? [...parts, "**", "*"] : own;
  return pattern.startsWith("/") ? whole : ["**", ...whole];
}

/** `*` is any run of characters, `?` is one, and what follows a backslash is itself. */
function matchSegment(pattern: string, segment: string): boolean {
  const characters = pattern.match(/\\.|./gsu) ?? [];
  return matchRun(characters, [...segment], "*", (one, character) =>
    one === "?" ? true : (one.length > 1 && one.startsWith("\\") ? one.slice(1) : one) === character,
  );
}

/** Whether a pattern in which `run` is any number of items matches all of them; never takes more than both lengths multiplied. */
function matchRun(
  pattern: readonly string[],
  items: readonly string[],
  run: string,
  matches: (one: string, item: string) => boolean,
): boolean {
  let at = 0;
  let retry: { readonly at: number; item: number } | undefined;
  for (let item = 0; item < items.length; ) {
    const one = pattern[at];
    if (one === run) {
      at += 1;
      retry = { at, item };
    } else if (one !== undefined && matches(one, items[item] ?? "")) {
      at += 1;
      item += 1;
    } else if (retry !== undefined) {
      retry.item += 1;
      at = retry.at;
      item = retry.item;
    } else return false;
  }
  return pattern.slice(at).every((one) => one === run);
}
