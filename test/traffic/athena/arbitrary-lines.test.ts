/** Whatever stands on a line of an export, Athena counts it as the reader of files does. */
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFile } from "../../helpers/fake-athena/write-lake.ts";
import { arbitraryLines } from "../files/arbitrary-lines.ts";
import { useFakeCredentials } from "../insights/live.ts";
import { type Buckets, bytesOf, fromFiles, makeBuckets, throughAthena } from "./observe-in-three-ways.ts";

useFakeCredentials();

let buckets: Buckets;
beforeEach(() => {
  buckets = makeBuckets();
});
afterEach(() => buckets.remove());

const window = { from: "2026-10-31T00:00:00Z", to: "2026-11-04T00:00:00Z" };

/** Decision 155: what DuckDB reads otherwise than Trino and `JSON.parse` do. A key that is written in two ways is one. */
function isReadOtherwise(line: string): boolean {
  const keys = [...line.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map(([, key = ""]) => key.replaceAll("\\u0068", "h"));
  return new Set(keys).size < keys.length || /NaN|Infinity|,\s*[}\]]/i.test(line);
}

test("lines of every kind", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryLines, async (lines) => {
      buckets.remove();
      buckets = makeBuckets();
      // A file each, since a value may go on over the lines below; and none the same as another, since copies count once.
      for (const [index, line] of [...new Set(lines.map(String))].entries()) {
        const first = `2026-11-01T05:00:00.000Z {"cat":"server","outcome":"allowed","n":${index}}\n`;
        const own = isReadOtherwise(line) ? "" : line.replace('{"', `{"n":${index},"`);
        writeFile(join(buckets.bucket, `task/flow/${String(index).padStart(6, "0")}`), `${first}${own}\n`);
      }
      const { seen } = await throughAthena({ buckets, partitions: "none", window });
      expect(bytesOf(seen, {})).toBe(bytesOf(await fromFiles(buckets, window), {}));
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 15) },
  );
});
