/**
 * Bundles the GitHub Action into one file, which GitHub runs from the tag without installing anything:
 * `node scripts/bundle-action.mjs [folder]`. Part of the build, and not in git. The same sources must give the same bytes.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { bundledLicences } from "./bundled-licences.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));

const folder = path.resolve(process.argv[2] ?? path.join(root, "action/bundled"));

const { output } = await build({
  cwd: root,
  input: "src/action/main.ts",
  platform: "node",
  // What the action never reaches: live traffic and synthesis are commands of the command line.
  external: [/^@aws-sdk\//, /^cdktf/, /^constructs/, /^@cdktf\//],
  output: { file: path.join(folder, "main.js"), format: "esm", codeSplitting: false, comments: false },
  // Else it names the path of every module, which is not the same on every machine.
  experimental: { attachDebugInfo: "none" },
  logLevel: "warn",
});

/** Data, not a package: https://publicsuffix.org/ */
const publicSuffixList = `Public Suffix List

Its rules are available under the Mozilla Public License 2.0, https://mozilla.org/MPL/2.0/; their source is https://publicsuffix.org/list/.
`;
fs.writeFileSync(path.join(folder, "LICENSES.txt"), [...bundledLicences(output), publicSuffixList].join("\n---\n\n"));
