/** What a run examined and found, in words that several formats share. Pure. */
import { count, thousands } from "../text/words.ts";
import type { Report } from "./report.ts";
import { type Summary, summarize, tally } from "./tally.ts";

/** `2 errors, 1 warning`; empty where there is nothing. */
export function summaryWords({ error, warning, info }: Summary): string {
  return [
    error > 0 ? count(error, "error") : "",
    warning > 0 ? count(warning, "warning") : "",
    info > 0 ? `${thousands(info)} info` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** `2 errors, 3 tests passed in 12 policies`, `no findings in 12 policies`. */
export function resultWords({ findings, passed, examined }: Pick<Report, "findings" | "passed" | "examined">): string {
  const words = [summaryWords(summarize(tally(findings))), passed === undefined ? "" : passedWords(passed.length)];
  const where = examinedWords(examined);
  return `${words.filter((part) => part !== "").join(", ") || "no findings"}${where === "" ? "" : ` in ${where}`}`;
}

export function passedWords(passed: number): string {
  return passed === 0 ? "no test passed" : `${count(passed, "test")} passed`;
}

/** `12 policies, 1 bundle`: keys are plural nouns as in `Report.examined`. What is none of is left out beside another. */
export function examinedWords(examined: Readonly<Record<string, number>>): string {
  const all = Object.entries(examined);
  const some = all.filter(([, number]) => number > 0);
  return (some.length > 0 ? some : all)
    .map(([noun, number]) => (noun === "settings" ? "the settings" : count(number, singular(noun), noun)))
    .join(", ");
}

function singular(noun: string): string {
  return noun.endsWith("ies") ? `${noun.slice(0, -3)}y` : noun.replace(/s$/, "");
}
