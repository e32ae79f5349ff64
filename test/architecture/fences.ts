/** The rules between the folders of `src/`, as functions from texts to refusals. Reads no file. */
import { posix } from "node:path";
import { heading, type Row, rowOf } from "./import-table.ts";
import { type Import, shapeOf } from "./module-shape.ts";

/** Path from `src/` → text. */
export type Sources = ReadonlyMap<string, string>;

/** What other packages import. */
const entries: readonly string[] = ["index.ts", "cdktf.ts"];

/** Files of one folder, beside its subfolders. */
export const maxFiles = 25;

const where = `CONTRIBUTING.md, "${heading}"`;

/** One line for each import of a file that the table does not allow. */
export function refusedImports(file: string, text: string, sources: Sources, rows: readonly Row[]): readonly string[] {
  const row = rowOf(file, rows);
  if (row === undefined) return [`src/${file} is in no row of the table (${where})`];
  return shapeOf(file, text).imports.flatMap((one) => {
    const reason = whyRefused(file, one, row, sources, rows);
    return reason === undefined ? [] : [`src/${file}:${one.line} imports ${reason}`];
  });
}

function whyRefused(
  file: string,
  { from }: Import,
  row: Row,
  sources: Sources,
  rows: readonly Row[],
): string | undefined {
  if (from === undefined) return "what is known only when it runs; write the path as plain text";
  if (!from.startsWith(".")) {
    const name = packageOf(from);
    if (row.packages.has(name)) return undefined;
    const importers = rows.filter(({ packages }) => packages.has(name)).map(({ path }) => `src/${path}`);
    return `${name}: ${importers.length === 0 ? "no folder may" : `only ${importers.join(", ")} may`} (${where})`;
  }
  const target = targetOf(file, from, sources);
  const other = target === undefined ? undefined : rowOf(target, rows);
  if (other === undefined) return `${from}, which is not a file of src/`;
  if (other === row || row.mayImport.has(other.path)) return undefined;
  const allowed = row.mayImport.size === 0 ? "nothing" : `only ${[...row.mayImport].join(", ")}`;
  return `${from}: src/${row.path} may import ${allowed} (${where})`;
}

/** The rows and packages that a file imports from, by the names that the table has for them. */
export function usedBy(file: string, text: string, sources: Sources, rows: readonly Row[]): readonly string[] {
  return shapeOf(file, text).imports.flatMap(({ from }) => {
    if (from === undefined) return [];
    if (!from.startsWith(".")) return [packageOf(from)];
    const target = targetOf(file, from, sources);
    return (target === undefined ? undefined : rowOf(target, rows))?.path ?? [];
  });
}

function targetOf(file: string, from: string, sources: Sources): string | undefined {
  // A copy that the build makes: scripts/copy-for-cdktn.mjs.
  const target = posix.join(posix.dirname(file), from).replace(/^terraform-cdktn\//, "terraform/");
  return sources.has(target) ? target : undefined;
}

/** `@scope/name` or `name`; a module of Node as it is written. */
function packageOf(from: string): string {
  if (from.startsWith("node:")) return from;
  const segments = from.split("/");
  return segments.slice(0, from.startsWith("@") ? 2 : 1).join("/");
}

/** Files that import each other in a ring, for whatever reason, types included. */
export function importCycles(sources: Sources): readonly string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start !== -1) cycles.push([...trail.slice(start), file].map((one) => `src/${one}`).join(" -> "));
    if (start !== -1 || done.has(file)) return;
    for (const { from } of shapeOf(file, sources.get(file) ?? "").imports) {
      const target = from === undefined ? undefined : targetOf(file, from, sources);
      if (target !== undefined) visit(target, [...trail, file]);
    }
    done.add(file);
  };
  for (const file of sources.keys()) visit(file, []);
  return cycles;
}

/** Folders with too many files; one that holds a check a file may have any number. */
export function crowdedFolders(sources: Sources): readonly string[] {
  const counts = new Map<string, number>();
  for (const folder of [...sources.keys()].map(posix.dirname)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return [...counts]
    .filter(([folder, count]) => count > maxFiles && !folder.split("/").includes("checks"))
    .map(([folder, count]) => `src/${folder} has ${count} files; make folders in it, ${maxFiles} are the limit`);
}

/** Files that only pass on what others export, but for the entries. */
export function barrels(sources: Sources): readonly string[] {
  return [...sources]
    .filter(([file, text]) => !entries.includes(file) && shapeOf(file, text).isBarrel)
    .map(([file]) => `src/${file} only passes on what other files export; import from those`);
}
