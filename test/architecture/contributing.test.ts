/** CONTRIBUTING.md tells what is there: each path and each script that it names exists, and each script is named. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const repository = new URL("../../", import.meta.url).pathname;
const text = readFileSync(join(repository, "CONTRIBUTING.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const isIgnored = (path: string): boolean =>
  spawnSync("git", ["check-ignore", "--quiet", path], { cwd: repository }).status === 0;

const codeSpans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
/** Starts with something that the repository has at its top. */
const isPath = (span: string) => /^\.?\w[\w.-]*\/[\w.<>/-]*$/.test(span);
/** What exists of a pattern: the folder before the first part that stands for others. */
const fixedPart = (path: string) => path.replace(/(?<=^|\/)[^/]*(?:<|NNNN).*/s, "");

const paths = [...codeSpans.filter(isPath), ...[...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = ""]) => target)];

describe("CONTRIBUTING.md", () => {
  it("names paths that exist, or that a command makes and git ignores", () => {
    const missing = paths.filter((path) => !existsSync(join(repository, fixedPart(path))) && !isIgnored(path));
    expect(missing).toEqual([]);
    expect(paths.length).toBeGreaterThan(40);
  });

  it("names npm scripts that exist", () => {
    const named = [...text.matchAll(/\bnpm (?:run (?:--silent )?)?([\w:-]+)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => name !== "ci" && !(name in scripts))).toEqual([]);
  });

  it("says of each npm script what it does", () => {
    const table = text.split("| script | does |")[1]?.split("\n\n")[0] ?? "";
    const missing = Object.keys(scripts).filter(
      (name) => name !== "prepare" && !new RegExp(`\`npm (?:run )?${name}\``).test(table),
    );
    expect(missing).toEqual([]);
  });
});

describe("the decisions", () => {
  const folder = join(repository, "docs/decisions");
  const files = readdirSync(folder);

  it("have a number each, the same in name and heading", () => {
    const numbers = files.map((file) => Number(file.slice(0, 4)));
    expect(new Set(numbers).size).toBe(files.length);
    const headings = files.map((file) => readFileSync(join(folder, file), "utf8").split(" ", 2).join(" "));
    expect(headings).toEqual(numbers.map((number) => `# ${number}.`));
  });

  it("are named by paths that exist", () => {
    const pages = [
      "README.md",
      "CONTRIBUTING.md",
      ...readdirSync(join(repository, "docs")).map((file) => `docs/${file}`),
    ];
    for (const page of pages.filter((file) => file.endsWith(".md"))) {
      for (const [, name = ""] of readFileSync(join(repository, page), "utf8").matchAll(
        /decisions\/(\d{4}-[\w-]+\.md)/g,
      )) {
        expect(files, `${page}: ${name}`).toContain(name);
      }
    }
  });
});
