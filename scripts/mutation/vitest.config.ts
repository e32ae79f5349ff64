/** vitest under mutation: the suites of one subject. Every mutant gets a new worker, so that files of one run may share modules. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import type { Vite } from "vitest/node";

const folders = (process.env.MUTATION_SUITES ?? "").split(" ");

const left = [
  // They look at the build, which is not mutated, or need more than Node.
  "test/lint/docs.test.ts",
  "**/*.real.test.ts",
  // They take seconds, for every mutant, or count what many random examples find.
  "test/plan-proof/{plan-properties,hostile}.test.ts",
  "test/discriminat/exposure-of-listed-names.test.ts",
  "test/review/hard-patterns.slow.test.ts",
  // They observe while tests are collected, which makes every mutant look as if all tests covered it.
  "test/compare/checks/simulated-company.test.ts",
  "test/suggest/suggest-simulated.test.ts",
  "test/suggest/suggest-passes-lint.test.ts",
];

/** Stryker asks for threads; some suites change what only a process has. */
const inProcesses: Vite.Plugin = {
  name: "in-processes",
  configureVitest: ({ project }) => {
    project.config.pool = "forks";
  },
};

export default defineConfig({
  plugins: [inProcesses],
  resolve: { alias: { "fast-check": fileURLToPath(new URL("few-examples.mjs", import.meta.url)) } },
  test: {
    include: folders.map((folder) => `${folder}/**/*.test.ts`),
    exclude: left,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
