/**
 * Writes src/page/generated/assets.ts: the script and the style of the review page, from browser/. The script is bundled with what
 * it shares with the command line. Same sources, same bytes.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { writeGenerated } from "./write-generated.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const target = new URL("../src/page/generated/assets.ts", import.meta.url);

export async function generate() {
  const { output } = await build({
    cwd: root,
    input: "browser/report-page.js",
    platform: "browser",
    write: false,
    output: { format: "iife", minify: true, comments: false },
    experimental: { attachDebugInfo: "none" },
    logLevel: "warn",
  });
  const script = output[0].code.trim();
  const style = readFileSync(new URL("../browser/report-page.css", import.meta.url), "utf8")
    .replaceAll(/\/\*.*?\*\//gs, "")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();
  for (const [name, text] of [
    ["script", script],
    ["style", style],
  ]) {
    if (/<\/|<!--/.test(text)) throw new Error(`the ${name} of the review page would end the element that holds it`);
  }
  const note = "Written by scripts/generate-page-assets.mjs from browser/; do not edit.";
  const constant = (name, text) => `export const ${name} =\n  ${JSON.stringify(text)};\n`;
  const contents = `// ${note}\n${constant("pageScript", script)}${constant("pageStyle", style)}`;
  writeGenerated(target, contents);
}
