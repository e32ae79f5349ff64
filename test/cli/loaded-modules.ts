/** Which modules a run of Node loads, as Node's own loader resolves them. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** @param folder of a session: the working directory, and where the hook is put */
export function loadedModules(folder: string, args: readonly string[]): readonly string[] {
  const log = join(folder, "loaded.txt");
  const hook = join(folder, "hook.mjs");
  writeFileSync(
    hook,
    `import { appendFileSync } from "node:fs";
     import { register } from "node:module";
     const hooks = \`import { appendFileSync } from "node:fs";
       export async function load(url, context, next) { appendFileSync(\${JSON.stringify(${JSON.stringify(log)})}, url + "\\\\n"); return next(url, context); }\`;
     register("data:text/javascript," + encodeURIComponent(hooks));`,
  );
  writeFileSync(log, "");
  spawnSync(process.execPath, ["--import", pathToFileURL(hook).href, ...args], { cwd: folder });
  return readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
