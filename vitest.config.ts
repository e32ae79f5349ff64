import { defineConfig } from "vitest/config";

/** Suites that start real programs share ports, cores and a provider plug-in: one file at a time, after the quick ones. */
const realParts = ["test/terraform/**/*.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "quick",
          include: ["test/**/*.test.ts"],
          exclude: realParts,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: "real-parts",
          include: realParts,
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
