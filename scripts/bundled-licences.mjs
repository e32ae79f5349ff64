/** The licences of the packages in a bundle of rolldown, which ask to be passed on with it. */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** One text a package, by name. `output` is what `build` gives. */
export function bundledLicences(output) {
  const packages = new Set(
    output.flatMap(({ moduleIds = [] }) =>
      moduleIds.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []),
    ),
  );
  return [...packages].sort().map((name) => {
    const home = path.join(root, "node_modules", name);
    const file = fs.readdirSync(home).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence`);
    return `${name}\n\n${fs.readFileSync(path.join(home, file), "utf8").trim()}\n`;
  });
}
