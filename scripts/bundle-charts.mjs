/**
 * Puts Vega into `dist/page/charts/draw.js`, the only file that imports it, so that no one who installs the package installs Vega's
 * forty packages. Part of the build. The same sources must give the same bytes.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "rolldown";
import { bundledLicences } from "./bundled-licences.mjs";

export async function bundleCharts(dist) {
  const folder = path.join(dist, "page/charts");
  const file = path.join(folder, "draw.js");
  const { output } = await build({
    input: file,
    platform: "node",
    // Our own files stay what they are.
    external: (id, importer) => importer === file && id.startsWith("."),
    output: { file, format: "esm", codeSplitting: false, minify: true, comments: false },
    experimental: { attachDebugInfo: "none" },
    logLevel: "warn",
  });
  writeFileSync(path.join(folder, "LICENSES.txt"), bundledLicences(output).join("\n---\n\n"));
}
