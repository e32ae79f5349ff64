import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Suites that need programs besides Node and git: Terraform, a local AWS, other shells, a browser. */
const realParts = ["test/**/*.real.test.ts"];

/** Suites that start the built program, or look at the build. */
const program = [
  "test/{cli,contract,examples,action,scripts}/**/*.test.ts",
  "test/lint/docs.test.ts",
  "test/policy/built-in-bundles.test.ts",
  "test/terraform/cdktn.test.ts",
];

/** One worker a core: vitest leaves one idle by default, half of the machine on two. */
const cores = availableParallelism();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "core",
          include: ["test/**/*.test.ts"],
          exclude: [...program, ...realParts],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: cores,
          // Files share the modules that their worker has loaded: a third of the processor time went into loading them again.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "program",
          include: program,
          exclude: realParts,
          globalSetup: "scripts/fresh-build.mjs",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: cores,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "real-parts",
          include: realParts,
          globalSetup: "scripts/fresh-build.mjs",
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // Terraform and its provider use more than one core and half a gigabyte each.
          maxWorkers: Math.max(2, Math.floor(cores / 2)),
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
