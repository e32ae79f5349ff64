/** The table of CONTRIBUTING.md that says where a line of code goes and what it may import. */

export interface Row {
  /** From `src/`: a folder as `traffic/insights/`, a file as `errors.ts`. */
  readonly path: string;
  /** Paths of other rows. */
  readonly mayImport: ReadonlySet<string>;
  /** Names of packages, and of Node's modules as `node:fs`. */
  readonly packages: ReadonlySet<string>;
  /** What is written in the row itself, without what `leaves` and `everything above` stand for. */
  readonly named: readonly string[];
}

export const heading = "Where a line of code goes";

/**
 * The cells are lists: paths of rows, `nothing`, `leaves` (the rows that import nothing of ours) and `everything above`.
 *
 * @throws Error where the table is not readable; it names the row.
 */
export function readImportTable(markdown: string): readonly Row[] {
  const section = markdown.split(`## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const cells = section
    .split("\n")
    .filter((line) => line.startsWith("| `src/"))
    .map((line) => line.split("|").slice(1, -1).map(listOf));
  const leaves = cells.flatMap(([path, , own]) => (own?.join() === "nothing" ? within(path) : []));
  const above: string[] = [];
  return cells.map(([path, , own = [], packages = []]) => {
    const [name = ""] = within(path);
    const expand = (word: string): readonly string[] => {
      if (word === "nothing") return [];
      if (word === "leaves") return leaves;
      if (word === "everything above") return [...above];
      const known = above.find((one) => one === word || one === `${word}/`);
      if (known === undefined) throw new Error(`src/${name} may import "${word}": no row above it is called so`);
      return [known];
    };
    const groups = own.map(expand);
    above.push(name);
    return {
      path: name,
      mayImport: new Set(groups.flat()),
      packages: new Set(packages),
      named: [...groups.filter(({ length }) => length === 1).flat(), ...packages],
    };
  });
}

const listOf = (cell: string): readonly string[] =>
  cell
    .split(",")
    .map((word) => word.trim().replaceAll("`", ""))
    .filter((word) => word !== "");

const within = (cell: readonly string[] | undefined): readonly string[] =>
  cell?.[0] === undefined ? [] : [cell[0].replace(/^src\//, "")];

/** The row that holds a file: the one with the longest path. */
export function rowOf(file: string, rows: readonly Row[]): Row | undefined {
  return rows
    .filter(({ path }) => path === file || (path.endsWith("/") && file.startsWith(path)))
    .sort((left, right) => right.path.length - left.path.length)[0];
}
