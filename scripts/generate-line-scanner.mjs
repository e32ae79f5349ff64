/**
 * Writes src/traffic/generated/line-scanner.ts: assembly/scan-line.ts as WebAssembly, in Base64. Same sources and same version of
 * AssemblyScript, same bytes.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import asc from "assemblyscript/asc";

const source = new URL("../assembly/scan-line.ts", import.meta.url);
const target = new URL("../src/traffic/generated/line-scanner.ts", import.meta.url);
/** Of 64 KB: all but the entries, and what the source lets them take. */
const [pages, mostPages] = [0x60, 0x360];

export async function generate() {
  const text = await readFile(source, "utf8");
  const written = new Map();
  const { error, stderr } = await asc.main(
    [
      "scan-line.ts",
      ...["--outFile", "scan-line.wasm", "--runtime", "stub", "--enable", "simd", "-O3", "--noAssert", "--pedantic"],
      ...["--initialMemory", String(pages), "--maximumMemory", String(mostPages)],
    ],
    {
      readFile: (name) => (name === "scan-line.ts" ? text : null),
      writeFile: (name, contents) => void written.set(name, contents),
      listFiles: () => [],
    },
  );
  const complaints = stderr.toString();
  if (error !== null || complaints !== "") throw new Error(`assembly/scan-line.ts does not compile:\n${complaints}`);
  const module = Buffer.from(written.get("scan-line.wasm")).toString("base64");
  const note = "Written by scripts/generate-line-scanner.mjs from assembly/scan-line.ts; do not edit.";
  const contents = `// ${note}\nexport const lineScannerModule =\n  "${module}";\n`;
  await mkdir(path.dirname(target.pathname), { recursive: true });
  await writeFile(target, contents);
}
