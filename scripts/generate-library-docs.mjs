/**
 * Writes docs/library.md from the declarations of the built package, `dist/index.d.ts` and `dist/cdktf.d.ts`, and the comments in
 * them: `npm run docs`. Must not write anything else, and knows no name of the library.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseSync } from "rolldown/utils";
import { writeGenerated } from "./write-generated.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));

/** The areas of the page, and the folders or files of `dist/` that each holds. */
const areas = [
  { title: "Whole tasks", of: ["library", "values"] },
  { title: "Policies", of: ["policy"] },
  { title: "Annotations, names and patterns", of: ["discriminat"] },
  { title: "Judging names and running tests", of: ["evaluate"] },
  { title: "Checks and findings", of: ["check-families.d.ts", "findings", "lint", "text", "errors.d.ts"] },
  { title: "Reports", of: ["report"] },
  { title: "The review page", of: ["page"] },
  { title: "Observed traffic", of: ["traffic"] },
  { title: "Policies compared with traffic", of: ["compare", "suggest"] },
  { title: "Changes and plans", of: ["review", "plan-proof"] },
  { title: "Security Groups as they stand", of: ["deployed-groups", "drift"] },
  { title: "Security Groups", of: ["security-groups"] },
];
const constructs = "Constructs: `discriminat-policy/cdktf`";

const modules = new Map();

/** A declaration file of `dist/`, parsed once. */
function moduleAt(path) {
  const known = modules.get(path);
  if (known !== undefined) return known;
  const text = readFileSync(join(dist, path), "utf8");
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  const read = { text, body: program.body, comments: comments.filter(({ value }) => value.startsWith("*")) };
  modules.set(path, read);
  return read;
}

/** `./x.ts` as the path of its declarations below `dist/`. */
function pathOf(from, source) {
  return join(from, "..", source).replace(/\.[jt]s$/, ".d.ts");
}

/** What an entry exports, by name: where each is declared, and as what. */
function exportsOf(entry) {
  return moduleAt(entry).body.flatMap((statement) =>
    (statement.specifiers ?? []).map(({ exported, local }) => ({
      name: exported.name,
      ...originOf({ local: local.name, path: pathOf(entry, statement.source.value) }),
    })),
  );
}

/** Where the function stands that `const local: typeof module.name` guards; else the same again. */
function originOf({ local, path }) {
  const { declaration } = declarationOf({ path, local });
  const query = declaration.declarations?.[0].id.typeAnnotation?.typeAnnotation;
  if (query?.type !== "TSTypeQuery") return { local, path };
  const { left, right } = query.exprName;
  const module = moduleAt(path).body.find(({ specifiers }) => specifiers?.some((one) => one.local.name === left.name));
  return { local: right.name, path: pathOf(path, module.source.value) };
}

/** The statement that declares a name in a file. */
function declarationOf({ path, local }) {
  const found = moduleAt(path).body.find(({ declaration }) =>
    declaration?.type === "VariableDeclaration"
      ? declaration.declarations.some(({ id }) => id.name === local)
      : declaration?.id?.name === local,
  );
  if (found === undefined) throw new Error(`${path} does not export a declaration of "${local}"`);
  return found;
}

/** A comment without its stars, as Markdown; tags become sentences. */
function markdownOf(comment) {
  return comment
    .replace(/^\*/, "")
    .split("\n")
    .map((line) => line.replace(/^ *\* ?/, "").trimEnd())
    .join("\n")
    .trim()
    .replace(/\n*^@throws (?:\{(\w+)\} )?/gm, (_, type) => `\n\n**Throws** ${type === undefined ? "" : `\`${type}\` `}`)
    .replace(/\n*^@returns /gm, "\n\n**Returns** ")
    .replace(/\n*^@param (\w+) /gm, "\n\n**`$1`**: ")
    .replace(/\n*^@default /gm, "\n\n**Default**: ")
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .split(/(```[\s\S]*?```|`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll("<", "\\<")))
    .join("");
}

/** The comment that ends where a statement begins. */
function commentBefore({ text, comments }, start) {
  const comment = comments.findLast(({ end }) => end <= start && text.slice(end, start).trim() === "");
  return comment === undefined ? [] : [markdownOf(comment.value)];
}

/** The exported names that a declaration mentions, as links. */
function linksOf({ path, name }, statement, nameOf) {
  const { text, body } = moduleAt(path);
  const imported = new Map(
    body
      .filter(({ type, source }) => type === "ImportDeclaration" && source.value.startsWith("."))
      .flatMap(({ source, specifiers }) =>
        specifiers.map(({ imported: original, local }) => [
          local.name,
          `${pathOf(path, source.value)} ${original?.name}`,
        ]),
      ),
  );
  const code = text.slice(statement.start, statement.end).replace(/\/\*[\s\S]*?\*\//g, "");
  const mentioned = [...new Set(code.match(/\b[A-Z]\w+/g))]
    .map((word) => nameOf.get(imported.get(word) ?? `${path} ${word}`))
    .filter((other) => other !== undefined && other !== name);
  return mentioned.length === 0
    ? []
    : [`See ${mentioned.map((other) => `[\`${other}\`](#${other.toLowerCase()})`).join(", ")}.`];
}

function section(exported, nameOf) {
  const read = moduleAt(exported.path);
  const statement = declarationOf(exported);
  const code = read.text
    .slice(statement.start, statement.end)
    .replace(/^export (?:declare )?/, "")
    .replace(/^( {4})+/gm, (indent) => indent.replaceAll("    ", "  "));
  return [
    `### ${exported.name}`,
    ...commentBefore(read, statement.start),
    `\`\`\`ts\n${code}\n\`\`\``,
    ...linksOf(exported, statement, nameOf),
  ];
}

/** Functions and values before types, each in the order of the entry. */
function inOrder(names) {
  const isType = (exported) => /^TS(?:Interface|TypeAlias)/.test(declarationOf(exported).declaration.type);
  return [...names.filter((exported) => !isType(exported)), ...names.filter(isType)];
}

/** The page as Markdown. */
export function renderLibraryDocs() {
  const library = exportsOf("index.d.ts");
  const ofConstructs = exportsOf("cdktf.d.ts");
  const nameOf = new Map([...library, ...ofConstructs].map(({ path, local, name }) => [`${path} ${local}`, name]));
  const areaOf = (path) => areas.find(({ of }) => of.includes(path.split("/")[0]))?.title;
  const lost = library.find(({ path }) => areaOf(path) === undefined);
  if (nameOf.size > new Set([...nameOf.values()].map((name) => name.toLowerCase())).size) {
    throw new Error("two names of the library differ in capital letters alone: their sections would have one anchor");
  }
  if (lost !== undefined) throw new Error(`no area of scripts/generate-library-docs.mjs holds ${lost.path}`);
  const example = /```ts\n[\s\S]*?```/.exec(markdownOf(moduleAt("index.d.ts").comments[0].value))?.[0] ?? "";
  const parts = [
    ...areas.map(({ title }) => ({ title, names: library.filter(({ path }) => areaOf(path) === title) })),
    { title: constructs, names: ofConstructs },
  ];
  return `${[
    "<!-- Written by scripts/generate-library-docs.mjs from src/index.ts and src/cdktf.ts. Do not edit. -->",
    "# Library",
    '`import { … } from "discriminat-policy"` can do whatever the command line can. `loadTree`, `fixTree`, `readSnapshot` and `observeLogs` read files; everything else is pure. Nothing reads the clock, writes a file or asks AWS. `import` and `require` both work.',
    "What cannot go on throws [`UserError`](#usererror) with a hint, a wrong argument by its name; what is optional may be left out or `undefined`; findings are data and are never thrown. Offsets are UTF-16 units, lines and columns count from 1. Dates are `YYYY-MM-DD` in UTC, times `YYYY-MM-DDTHH:MM:SSZ`.",
    example,
    ...parts.flatMap(({ title, names }) => [
      `## ${title}`,
      ...inOrder(names).flatMap((exported) => section(exported, nameOf)),
    ]),
  ].join("\n\n")}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeGenerated(new URL("../docs/library.md", import.meta.url), renderLibraryDocs());
}
