/** What `npm run mutate` knows: the parts of the pure core, each with its sources and the suites that are asked about them. */

/** @type {Readonly<Record<string, {readonly sources: readonly string[], readonly suites: readonly string[]}>>} */
export const subjects = {
  "security-groups": { sources: ["src/security-groups"], suites: ["test/security-groups"] },
  discriminat: { sources: ["src/discriminat"], suites: ["test/discriminat"] },
  evaluate: { sources: ["src/evaluate"], suites: ["test/evaluate", "test/compare", "test/commands/why"] },
  compare: { sources: ["src/compare"], suites: ["test/compare", "test/suggest"] },
  suggest: { sources: ["src/suggest"], suites: ["test/suggest"] },
  lint: { sources: ["src/lint"], suites: ["test/lint"] },
  review: { sources: ["src/review"], suites: ["test/review"] },
  "plan-proof": { sources: ["src/plan-proof"], suites: ["test/plan-proof"] },
  "terraform-json": { sources: ["src/terraform-json"], suites: ["test/terraform-json", "test/plan-proof"] },
  traffic: {
    sources: ["src/traffic/snapshot", "src/traffic/attribution"],
    suites: ["test/traffic/snapshot", "test/traffic/attribution", "test/traffic/group-owners"],
  },
  files: { sources: ["src/files", "src/command-line/write-file.ts"], suites: ["test/command-line", "test/files"] },
  git: { sources: ["src/git"], suites: ["test/git"] },
};
