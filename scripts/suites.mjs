/** The two halves of the tests, and where their results go. Their projects stand in vitest.config.ts. */
import { join } from "node:path";

const projects = {
  /** Need Node and git only: `npm test`. */
  quick: ["core", "program"],
  /** Take seconds each, or start programs that a machine may lack. */
  others: ["slow", "real-parts"],
};

/** Vitest's arguments for halves of the tests. */
export function suites(...halves) {
  return halves.flatMap((half) => projects[half].map((name) => `--project=${name}`));
}

/** Vitest's arguments for results as `<name>.json` in the folder `TEST_RESULTS`; none where that is not set. */
export function reporters(name) {
  const folder = process.env.TEST_RESULTS;
  return folder ? ["--reporter=default", "--reporter=json", `--outputFile.json=${join(folder, `${name}.json`)}`] : [];
}
