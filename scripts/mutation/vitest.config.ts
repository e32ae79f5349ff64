/** vitest under mutation: the suites of one subject. Every mutant gets a new worker, so that files of one run may share modules. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const folders = (process.env.MUTATION_SUITES ?? "").split(" ");

/** They look at the build, which is not mutated; they need more than Node; they take seconds, for every mutant. */
const left = [
  "test/lint/docs.test.ts",
  "**/*.real.test.ts",
  "test/plan-proof/{plan-properties,hostile}.test.ts",
  "test/review/hard-patterns.test.ts",
];

export default defineConfig({
  resolve: { alias: { "fast-check": fileURLToPath(new URL("few-examples.mjs", import.meta.url)) } },
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    exclude: left,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
