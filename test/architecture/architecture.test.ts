/** The shape of `src/`: the table of CONTRIBUTING.md holds, and each of its rules refuses what is planted against it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { barrels, crowdedFolders, importCycles, maxFiles, refusedImports, type Sources, usedBy } from "./fences.ts";
import { type Row, readImportTable, rowOf } from "./import-table.ts";

const repository = new URL("../../", import.meta.url).pathname;
const contributing = readFileSync(join(repository, "CONTRIBUTING.md"), "utf8");
const rows = readImportTable(contributing);
const sources: Sources = new Map(
  readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => [file, readFileSync(join(repository, "src", file), "utf8")]),
);

/** The files of a row. */
const filesOf = (row: Row): readonly string[] => [...sources.keys()].filter((file) => rowOf(file, rows) === row);
/** Where something is planted: beside the files of a row, or in its only file. */
const placeIn = ({ path }: Row): string => (path.endsWith("/") ? `${path}planted.ts` : path);
const plant = (row: Row, text: string): readonly string[] => refusedImports(placeIn(row), text, sources, rows);

/** Every way to import a module. */
const formsOf = (from: string): readonly string[] => [
  `import { a } from "${from}";`,
  `import "${from}";`,
  `import type { A } from "${from}";`,
  `import { type A } from "${from}";`,
  `import * as all from "${from}";`,
  `import all from "${from}" with { type: "json" };`,
  `export { a } from "${from}";`,
  `export type { A } from "${from}";`,
  `export * from "${from}";`,
  `const later = async () => { if (a) return await import("${from}"); };`,
  `const spec = { load: () => import(\`${from}\`) };`,
  `let a: import("${from}").A;`,
  `let a: typeof import("${from}");`,
  `import a = require("${from}");`,
  `const a = require("${from}");`,
];

describe("src/", () => {
  it("imports what the table of CONTRIBUTING.md allows, and nothing else", () => {
    expect([...sources].flatMap(([file, text]) => refusedImports(file, text, sources, rows))).toEqual([]);
  });

  it("has no files that import each other in a ring", () => {
    expect(importCycles(sources)).toEqual([]);
  });

  it("has no crowded folder", () => {
    expect(crowdedFolders(sources)).toEqual([]);
  });

  it("has no file that only passes on what others export, but for the entries", () => {
    expect(barrels(sources)).toEqual([]);
  });
});

describe("the table of CONTRIBUTING.md", () => {
  it("has a row for each folder and file of src/", () => {
    const top = new Set([...sources.keys()].map((file) => file.replace(/\/.*/s, "/")));
    const paths = rows.map(({ path }) => path);
    expect([...top].filter((path) => !paths.includes(path))).toEqual([]);
  });

  it("has no row without files", () => {
    expect(rows.filter((row) => filesOf(row).length === 0).map(({ path }) => path)).toEqual([]);
  });

  it("names nothing that its folder does not import", () => {
    const unused = rows.flatMap((row) => {
      const used = filesOf(row).flatMap((file) => usedBy(file, sources.get(file) ?? "", sources, rows));
      return row.named.filter((name) => !used.includes(name)).map((name) => `src/${row.path} does not import ${name}`);
    });
    expect(unused).toEqual([]);
  });

  it("lets a row import from rows above it only", () => {
    const upwards = contributing.replace(
      "| `src/values/` |",
      "| `src/values/` | planted | text, policy | |\n| `src/rest/` |",
    );
    expect(() => readImportTable(upwards)).toThrow('src/values/ may import "policy": no row above it is called so');
  });
});

describe("a planted import", () => {
  const pairs = rows.flatMap((from) =>
    rows
      .filter((target) => target !== from && !from.mayImport.has(target.path))
      .map((target) => {
        const file = filesOf(target)[0] ?? "";
        return { from, file, path: `${"../".repeat(placeIn(from).split("/").length - 1) || "./"}${file}` };
      }),
  );
  const packages = [...new Set([...rows.flatMap((row) => [...row.packages]), "left-pad", "@scope/left-pad", "fs"])];

  it("is refused in every form, from every folder into each that it may not import", () => {
    const missed = pairs.flatMap(({ from, path }) => formsOf(path).filter((text) => plant(from, text).length !== 1));
    expect(missed).toEqual([]);
    expect(pairs.length).toBeGreaterThan(600);
  });

  it("is refused in every form, for every package in every folder that may not import it", () => {
    const missed = rows.flatMap((row) =>
      packages
        .filter((name) => !row.packages.has(name))
        .flatMap((name) => formsOf(name.startsWith("node:") ? name : `${name}/lib/deep.js`))
        .filter((text) => plant(row, text).length !== 1),
    );
    expect(missed).toEqual([]);
  });

  it("is refused where its path is made while the program runs, or leaves src/", () => {
    for (const text of [
      "const load = (name: string) => import(name);",
      'const load = () => import("../po" + "licy/model.ts");',
      "const load = (name: string) => require(name);",
      'import { a } from "../../test/helpers/a.ts";',
      'import { a } from "../policy/missing.ts";',
      'import { a } from "/src/policy/model.ts";',
      'import { a } from "discriminat-policy";',
      'import { createRequire } from "node:module";',
    ]) {
      expect(refusedImports("findings/planted.ts", text, sources, rows), text).toHaveLength(1);
    }
  });

  it("is named with its file, its line, what it imports and the rule", () => {
    const text = '/** Text. */\n\nimport type { Policy } from "../policy/model.ts";\nimport { parse } from "yaml";\n';
    expect(refusedImports("findings/planted.ts", text, sources, rows)).toEqual([
      'src/findings/planted.ts:3 imports ../policy/model.ts: src/findings/ may import only errors.ts, text/, values/ (CONTRIBUTING.md, "Where a line of code goes")',
      'src/findings/planted.ts:4 imports yaml: only src/yaml/ may (CONTRIBUTING.md, "Where a line of code goes")',
    ]);
  });

  it("does not count in a comment or a text", () => {
    const text = '// import "../policy/model.ts";\n/** {@link import("yaml")} */\nconst a = \'import "yaml"\';';
    expect(refusedImports("findings/planted.ts", text, sources, rows)).toEqual([]);
  });

  it("is refused where it closes a ring, also one of types", () => {
    const ring = new Map(sources)
      .set("text/one.ts", 'import type { A } from "./two.ts";')
      .set("text/two.ts", 'const a = () => import("./three.ts");')
      .set("text/three.ts", 'export * from "./one.ts";');
    expect(importCycles(ring)).toEqual(["src/text/one.ts -> src/text/two.ts -> src/text/three.ts -> src/text/one.ts"]);
  });
});

describe("a planted file", () => {
  it("is refused in a folder without a row", () => {
    expect(refusedImports("utils/planted.ts", "", sources, rows)).toEqual([
      'src/utils/planted.ts is in no row of the table (CONTRIBUTING.md, "Where a line of code goes")',
    ]);
  });

  it("is refused where a folder is full, but not among checks", () => {
    const full = (folder: string) =>
      new Map(Array.from({ length: maxFiles + 1 }, (_, index) => [`${folder}/${index}.ts`, ""]));
    expect(crowdedFolders(full("text"))).toEqual(["src/text has 26 files; make folders in it, 25 are the limit"]);
    expect(crowdedFolders(full("lint/checks/policy"))).toEqual([]);
  });

  it("is refused where it only passes on what others export", () => {
    const barrel = 'import { c } from "./c.ts";\nexport { a } from "./a.ts";\nexport * from "./b.ts";\nexport { c };';
    expect(barrels(new Map([["text/index.ts", barrel]]))).toEqual([
      "src/text/index.ts only passes on what other files export; import from those",
    ]);
    expect(barrels(new Map([["text/words.ts", `${barrel}\nexport const d = 1;`]]))).toEqual([]);
  });
});
