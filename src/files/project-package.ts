/** Whether a project has a package of its own. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Whether the project that a folder lies in lists the package, or has it installed. */
export function isProjectPackage(name: string, folder: string): boolean {
  if (existsSync(join(folder, "node_modules", name)) || lists(join(folder, "package.json"), name)) return true;
  const above = dirname(folder);
  return above !== folder && isProjectPackage(name, above);
}

function lists(file: string, name: string): boolean {
  try {
    const { dependencies, devDependencies } = Object(JSON.parse(readFileSync(file, "utf8")));
    return [dependencies, devDependencies].some((list) => Object.hasOwn(Object(list), name));
  } catch {
    // There is none, or it says nothing.
    return false;
  }
}
