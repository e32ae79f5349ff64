/**
 * Which sources dist/ was built from: a hash that the build leaves in dist/ and that the tests compare with the sources as they
 * are. By content, because git and the generators touch files without changing them.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const stamp = join(root, "dist/built-from.txt");
const bundle = join(root, "action/bundled/main.js");
const folders = ["src", "assembly", "schema", "scripts"];
const files = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];

function hashOfSources() {
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      // What is generated follows from the rest.
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith("/generated"))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length)),
  );
  const hash = createHash("sha256");
  for (const file of [...inFolders.sort(), ...files]) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file} ${bytes.length}\n`).update(bytes);
  }
  return `${hash.digest("hex")}\n`;
}

/** The last step of a build. */
export function stampBuild() {
  writeFileSync(stamp, hashOfSources());
}

/** Whether dist/ and the bundle are what a build would write now. */
export function isBuildFresh() {
  return existsSync(bundle) && existsSync(stamp) && readFileSync(stamp, "utf8") === hashOfSources();
}
