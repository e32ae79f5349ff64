/**
 * Writes docs/checks.md from what the checks say of themselves and from their fixtures (test/fixtures/checks/), whose bad trees
 * it judges with the built package: `npm run docs`. Must not write anything else.
 */
import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { writeGenerated } from "./write-generated.mjs";

/** The day on which every example is judged. */
export const asOf = "2026-12-01";

const fixtures = fileURLToPath(new URL("../test/fixtures/checks", import.meta.url));
const settingsFile = "policies/discriminat.yaml";
/** Traffic that an example's policies are checked against: then `check` judges it, else `lint`. */
const observationsFile = "observations.json";
/** Where the workflows of an example's repository lie. */
const workflows = ".github/workflows/";
/** What an example's tree has unless it brings its own. */
const defaultSettings = readFileSync(join(fixtures, "discriminat.yaml"));
/** Longer files are not shown. */
const maxShownLines = 40;

/** Every file and symbolic link below a folder of fixtures, by its path in a repository. A file `x.pipe` stands for a named pipe `x`. */
function readFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const inner = relative(folder, file);
      const path = isOutsideTree(inner) ? inner : join("policies", inner).split(sep).join("/");
      if (entry.isSymbolicLink()) return { path, link: readlinkSync(file) };
      if (path.endsWith(".pipe")) return { path: path.slice(0, -".pipe".length), pipe: true };
      return { path, content: readFileSync(file) };
    })
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** What lies beside the tree of policies: traffic, and workflows of the repository. */
function isOutsideTree(path) {
  return path === observationsFile || path.startsWith(workflows);
}

/** The fixtures of every check: `{id, bad, good}` with `{path, content}[]` each. */
export function readExamples() {
  const folders = (folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  return folders(fixtures).flatMap((family) =>
    folders(join(fixtures, family)).map((name) => ({
      id: `${family}/${name}`,
      bad: readFiles(join(fixtures, family, name, "bad")),
      good: readFiles(join(fixtures, family, name, "good")),
    })),
  );
}

/** Writes a tree to a folder of its own and judges it as the check with this id is judged: its findings. */
export function judgeFiles(files, id, { loadTree, lintTree, readSnapshot, checkTraffic }) {
  const cwd = mkdtempSync(join(tmpdir(), "check-example-"));
  try {
    const tree = files.some(({ path }) => path === settingsFile)
      ? files
      : [{ path: settingsFile, content: defaultSettings }, ...files];
    for (const { path, content, link, pipe } of tree) {
      mkdirSync(join(cwd, dirname(path)), { recursive: true });
      if (link !== undefined) symlinkSync(link, join(cwd, path));
      else if (pipe) execFileSync("mkfifo", [join(cwd, path)]);
      else writeFileSync(join(cwd, path), content);
    }
    const loaded = loadTree(join(cwd, "policies"), { cwd });
    const automation = files
      .filter(({ path }) => path.startsWith(workflows))
      .map(({ path, content }) => ({ path, text: content.toString("utf8") }));
    if (!files.some(({ path }) => path === observationsFile)) return lintTree(loaded, { asOf, automation }).findings;
    const snapshot = readSnapshot(observationsFile, cwd);
    const network = loaded.tree.settings.networks.find(({ name }) => name === snapshot.network);
    return checkTraffic(loaded.tree, [{ network, snapshot }], {
      asOf,
      apps: undefined,
      thresholds: {},
      gate: id === "traffic/not-ready",
      declaredSince: () => () => undefined,
    }).findings;
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** A finding as the examples show it. */
export function showFinding({ file, line, column, severity, message, help }) {
  return [`${file}:${line}:${column} ${severity}: ${message}`, ...(help === undefined ? [] : [`  help: ${help}`])].join(
    "\n",
  );
}

/** `undefined` for what a page cannot show truly. */
function showFile({ path, content }) {
  if (content === undefined) return undefined;
  const text = content.toString("utf8");
  const showable =
    Buffer.from(text).equals(content) && !/\p{Cf}/u.test(text) && text.split("\n").length <= maxShownLines;
  const language = path.endsWith(".json") ? "json" : "yaml";
  return showable ? `\`${path}\`\n\n\`\`\`${language}\n${text.replace(/\n*$/, "\n")}\`\`\`\n` : undefined;
}

function showExample({ id, bad, good, findings }) {
  const before = bad.map(showFile);
  // The same traffic needs to be read once only.
  const after = good
    .map(showFile)
    .filter((text) => !text?.startsWith(`\`${observationsFile}`) || !before.includes(text));
  const output = `\`\`\`text\n${findings.map(showFinding).join("\n")}\n\`\`\`\n`;
  if (before.includes(undefined) || after.includes(undefined)) {
    return `An example that a page cannot show is in \`test/fixtures/checks/${id}/\`:\n\n${output}`;
  }
  return [...before, output, "Instead:\n", ...after].join("\n");
}

function showCheck(check, example) {
  const kind = [
    check.configurable === false ? `always ${check.severity}` : check.severity,
    ...(check.security ? ["security"] : []),
  ].join(", ");
  const summary = `${check.summary.charAt(0).toUpperCase()}${check.summary.slice(1)}.`;
  return `## ${check.id}\n\n${summary} *(${kind})*\n\n${check.why}\n\n**Repair.** ${check.repair}\n\n${showExample(example)}`;
}

/** The anchor that GitHub gives to a check's heading. */
function anchorOf(id) {
  return id.replace("/", "");
}

function showIndex(checks) {
  const rows = checks.map(
    ({ id, severity, summary }) => `| [\`${id}\`](#${anchorOf(id)}) | ${severity} | ${summary} |`,
  );
  return ["| check | severity | finds |", "| --- | --- | --- |", ...rows].join("\n");
}

const head = `<!-- Written by scripts/generate-check-docs.mjs from src/ and test/fixtures/checks/. Do not edit. -->

# Checks

What \`discriminat-policy lint\` looks at, and of observed traffic (\`traffic/*\`) \`discriminat-policy check\`.
\`discriminat-policy explain <check>\` shows the same text.

- **Severity.** The settings can change it: \`checks: {policy/multi-tenant-name: error}\`, or \`off\`. Checks of files that cannot be read
  are always errors.
- **Suppression.** \`# discriminat-policy-ignore policy/multi-tenant-name: the reason\` on the line of the finding or the line above it.
- **Examples.** Each shows a tree with a finding, what \`lint --as-of ${asOf}\` says (with observations, \`check --observations
  observations.json --as-of ${asOf}\`), and the same tree without it. A tree that shows no settings has these:

\`${settingsFile}\`

\`\`\`yaml
${defaultSettings.toString("utf8")}\`\`\`
`;

/** Pages that show the checks of a command at work. */
const pages = {
  review: "pull-requests.md",
  plan: "plan.md",
  drift: "drift.md",
  import: "importing.md",
};

/** What is not found in a tree of policies alone has nothing to show here; the gravest first, as the commands show it. */
function showOtherIndex(families) {
  const commands = families.map(({ command }) => `\`${command}\``);
  const linked = families
    .filter(({ command }) => command in pages)
    .map(({ command }) => `[${command}](${pages[command]})`);
  const rows = families
    .flatMap(({ checks }) => checks)
    .map(({ id, severity, summary }) => `| \`${id}\` | ${severity} | ${summary} |`);
  return `${commands.slice(0, -1).join(", ")} and ${commands.at(-1)} report these, the gravest of each first. Their pages show them at work:
${linked.join(", ")}.

${["| check | severity | finds |", "| --- | --- | --- |", ...rows].join("\n")}
`;
}

/** Commands whose checks have an example each. */
const documentedCommands = ["lint", "check"];

/** The checks of some commands. */
function checksOf(families, commands) {
  return families.filter(({ command }) => commands.includes(command)).flatMap(({ checks }) => checks);
}

/** Every check that has an example, sorted by id. */
export function documentedChecks(families) {
  return checksOf(families, documentedCommands).sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** The page as Markdown: the families of checks, and the examples of `readExamples` with the `findings` of their bad trees. */
export function renderCheckDocs(families, examples) {
  const checks = documentedChecks(families);
  const byId = new Map(examples.map((example) => [example.id, example]));
  const sections = checks.map((check) => {
    const example = byId.get(check.id);
    if (example === undefined) throw new Error(`test/fixtures/checks/${check.id}/ is missing`);
    return showCheck(check, example);
  });
  return [
    head,
    `${showIndex(checks)}\n`,
    showOtherIndex(families.filter(({ command }) => !documentedCommands.includes(command))),
    ...sections,
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { loadTree } = await import("../dist/policy/load-tree.js");
  const { lintTree } = await import("../dist/library/lint-tree.js");
  const { checkFamilies } = await import("../dist/check-families.js");
  const { checkTraffic } = await import("../dist/compare/check-traffic.js");
  const { readSnapshot } = await import("../dist/traffic/snapshot/read-snapshot.js");
  const tool = { loadTree, lintTree, readSnapshot, checkTraffic };
  const examples = readExamples().map((example) => ({
    ...example,
    findings: judgeFiles(example.bad, example.id, tool),
  }));
  writeGenerated(new URL("../docs/checks.md", import.meta.url), renderCheckDocs(checkFamilies, examples));
}
