/** A step of `npm run check`: licences, install scripts and origin of what is installed with the package. */
import { readFileSync } from "node:fs";
import { dependencyProblems, productionPackages } from "./release/dependencies.mjs";

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
const packages = productionPackages(lock);
const problems = dependencyProblems(packages);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log(`${packages.length} packages: ${[...new Set(packages.map(({ licence }) => licence))].sort().join(", ")}`);
