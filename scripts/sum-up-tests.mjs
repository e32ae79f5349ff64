/**
 * `node scripts/sum-up-tests.mjs <folder> <status>`: what of the tests failed, by the results that the suites left in the folder, and
 * `N passed, N failed` as the last line. Logs of continuous integration are cut to their end by some who keep them: there it says all.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

const shownTests = 40;
const shownLines = 6;
const shownLength = 300;

const [folder = ".", status = "0"] = process.argv.slice(2);
const files = readdirSync(folder).sort();
const results = files.filter((file) => file.endsWith(".json")).flatMap(readResults);
const failures = results.flatMap(({ testResults }) => testResults.flatMap(failuresOf));
const passed = results.reduce((sum, { numPassedTests }) => sum + numPassedTests, 0);

for (const { test, message } of failures.slice(0, shownTests)) {
  console.log(`\nfailed: ${shown(test)}`);
  for (const line of message.split("\n").slice(0, shownLines)) console.log(`    ${shown(line)}`);
}
if (failures.length > shownTests) console.log(`\nand ${failures.length - shownTests} more`);
// A step before or after the tests.
const isOtherStep = Number(status) !== 0 && failures.length === 0;
if (isOtherStep) console.log(`\nno test failed, but a step: see above (exit code ${status})`);
console.log(`${passed} passed, ${failures.length + Number(isOtherStep)} failed`);

/** What cannot be read counts nothing: the suite's own exit code says that it failed. */
function readResults(file) {
  try {
    return [JSON.parse(readFileSync(join(folder, file), "utf8"))];
  } catch {
    return [];
  }
}

/** Of a file: its tests that failed, or itself, where it could not even be loaded. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(process.cwd(), name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (status === "failed" && assertionResults.length === 0) return [{ test: file, message }];
  return failed.map(({ ancestorTitles, title, failureMessages }) => ({
    test: [file, ...ancestorTitles, title].join(" > "),
    message: failureMessages.join("\n"),
  }));
}

/** On one line, and nothing that a terminal or a CI service takes for a command. */
function shown(text) {
  const plain = stripVTControlCharacters(text).replace(/\p{Cc}/gu, " ");
  return plain.replaceAll("::", ": :").replaceAll("##[", "# #[").slice(0, shownLength);
}
