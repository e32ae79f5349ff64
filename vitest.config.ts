import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { gitSuitesLeftOut } from "./scripts/git-suites.mjs";

/** Suites that need programs besides Node and git: Terraform, a local AWS, other shells, a browser. */
const realParts = ["test/**/*.real.test.ts"];

/** Suites that start hundreds of processes, wait for what is slow, or try what is large: seconds each. `npm test` leaves them out. */
const slow = ["test/**/*.slow.test.ts"];

/** Suites that start the built program, or look at the build. */
const program = [
  "test/{cli,contract,docs,examples,action,scripts}/**/*.test.ts",
  "test/lint/docs.test.ts",
  "test/policy/built-in-bundles.test.ts",
  "test/terraform/cdktn.test.ts",
];

/** `npm test` and `npm run check` say so by name. */
const leftOut = gitSuitesLeftOut();

/** One worker a core: vitest leaves one idle by default, half of the machine on two. */
const cores = availableParallelism();

const quick = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: cores,
  // Files share the modules that their worker has loaded: a third of the processor time went into loading them again.
  isolate: false,
};
const globalSetup = "scripts/fresh-build.mjs";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...quick,
          name: "core",
          include: ["test/**/*.test.ts"],
          exclude: [...program, ...slow, ...realParts, ...leftOut],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...quick,
          name: "program",
          include: program,
          exclude: [...slow, ...realParts, ...leftOut],
          globalSetup,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...quick,
          name: "slow",
          include: slow,
          // A job of a dozen programs takes 15 seconds of processor time, and a minute on a busy machine.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          exclude: leftOut,
          globalSetup,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "real-parts",
          include: realParts,
          exclude: leftOut,
          globalSetup: [globalSetup, "test/helpers/find-provider.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // Terraform and its provider use more than one core and half a gigabyte each.
          maxWorkers: Math.max(2, Math.floor(cores / 2)),
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
