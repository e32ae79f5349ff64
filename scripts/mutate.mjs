/**
 * `npm run mutate [subject | file…]`: plants small faults in the pure core, one at a time, and prints which of them no test
 * notices. Without an argument all subjects are tried, which takes hours; what has not changed since the last time is not tried
 * again. Figures and what is left out: docs/mutation.md.
 */
import { existsSync, statSync } from "node:fs";
import { Stryker } from "@stryker-mutator/core";
import { subjects } from "./mutation/subjects.mjs";

/** Faults in texts are for the goldens, which hold every message; a compared word is covered by the faults of its comparison. */
const excludedMutations = ["StringLiteral"];

/** The subject of that name, or the one that a file belongs to with that file only. */
function findSubject(argument) {
  if (Object.hasOwn(subjects, argument)) return { name: argument, ...subjects[argument] };
  const found = Object.entries(subjects).find(([, { sources }]) => sources.some((path) => argument.startsWith(path)));
  if (found === undefined || !existsSync(argument)) {
    throw new Error(`"${argument}" is neither a file of the core nor one of ${Object.keys(subjects).join(", ")}`);
  }
  return { name: argument, sources: [argument], suites: found[1].suites };
}

async function mutate({ name, sources, suites }) {
  process.env.MUTATION_SUITES = suites.join(" ");
  const stryker = new Stryker({
    mutate: [
      ...sources.map((path) => (statSync(path).isDirectory() ? `${path}/**/*.ts` : path)),
      "!src/**/generated/**",
    ],
    plugins: ["@stryker-mutator/vitest-runner", "./scripts/mutation/print-unnoticed.mjs"],
    testRunner: "vitest",
    vitest: { configFile: "scripts/mutation/vitest.config.ts", related: false },
    coverageAnalysis: "perTest",
    mutator: { excludedMutations },
    concurrency: 2,
    // Loops without end are found by counting; a busy machine must not look like one.
    timeoutMS: 60_000,
    incremental: true,
    incrementalFile: `.cache/mutation/${name.replaceAll("/", "-")}.json`,
    tempDirName: ".cache/stryker",
    ignorePatterns: ["/dist", "/.cache", "/action", "/bench", "/docs"],
    // Stryker would rewrite it with an interface that TypeScript 7 lacks; nothing here reads it.
    tsconfigFile: "none",
    reporters: ["print-unnoticed"],
    allowConsoleColors: false,
    logLevel: "error",
  });
  report(name, await stryker.runMutationTest());
}

function report(name, results) {
  const of = (...statuses) => results.filter(({ status }) => statuses.includes(status));
  const killed = of("Killed", "Timeout").length;
  const survived = of("Survived", "NoCoverage").length;
  const excluded = of("Ignored").filter(({ statusReason }) => !statusReason?.includes("excluded mutation")).length;
  const tried = killed + survived;
  const score = ((100 * killed) / tried).toFixed(1);
  console.log(`${name}: ${score} % of ${tried} noticed, ${survived} survive, ${excluded} excluded as equivalent`);
}

const given = process.argv.slice(2);
for (const argument of given.length > 0 ? given : Object.keys(subjects)) await mutate(findSubject(argument));
