import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { repository } from "../helpers/readme-commands.ts";
import { companySample } from "../helpers/simulator/company-sample.ts";

const folder = join(repository, "examples/company");
const sample = companySample(repository);

test("the sample of the company's logs is what scripts/make-company-sample.mjs makes of the policies as they are", () => {
  for (const [path, text] of Object.entries(sample)) {
    const bytes = readFileSync(join(folder, path));
    const kept = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
    expect(kept === text, `examples/company/${path} is not: run node scripts/make-company-sample.mjs`).toBe(true);
  }
});

test("the sample has no other file, and is small", () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  expect(paths.filter((path) => path !== "README.md").sort()).toEqual(Object.keys(sample).sort());
  expect(readFileSync(join(folder, "logs/staging.log.gz")).length).toBeLessThan(64 * 1024);
});
