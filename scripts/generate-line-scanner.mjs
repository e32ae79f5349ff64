/**
 * Writes src/traffic/generated/line-scanner.ts: assembly/ as WebAssembly, in Base64. Same sources and same version of
 * AssemblyScript, same bytes.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { writeGenerated } from "./write-generated.mjs";

const folder = fileURLToPath(new URL("../assembly/", import.meta.url));
const target = new URL("../src/traffic/generated/line-scanner.ts", import.meta.url);
/** Of 64 KB. All of them from the start, because files are read into this memory; those that nothing has touched cost nothing. */
const pages = 0x1f2;

export async function generate() {
  const written = new Map();
  const { error, stderr } = await asc.main(
    [
      "count-lines.ts",
      ...["--outFile", "count-lines.wasm", "--runtime", "stub", "--enable", "simd", "-O3", "--noAssert", "--pedantic"],
      ...["--initialMemory", String(pages), "--maximumMemory", String(pages)],
    ],
    {
      readFile: (name) => {
        try {
          return readFileSync(path.join(folder, name), "utf8");
        } catch {
          return null;
        }
      },
      writeFile: (name, contents) => void written.set(name, contents),
      listFiles: () => [],
    },
  );
  const complaints = stderr.toString();
  if (error !== null || complaints !== "") throw new Error(`assembly/ does not compile:\n${complaints}`);
  const module = Buffer.from(written.get("count-lines.wasm")).toString("base64");
  const note = "Written by scripts/generate-line-scanner.mjs from assembly/; do not edit.";
  const contents = `// ${note}\nexport const lineScannerModule =\n  "${module}";\n`;
  writeGenerated(target, contents);
}
