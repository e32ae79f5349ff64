/** Small pieces of English that several formats share. Pure. */
import type { Summary } from "./tally.ts";

const thousands = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** `1 policy`, `12 policies`, `1,204 names`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** `2 errors, 1 warning`; empty where there is nothing. */
export function summaryWords({ error, warning, info }: Summary): string {
  return [
    error > 0 ? plural(error, "error") : "",
    warning > 0 ? plural(warning, "warning") : "",
    info > 0 ? `${thousands(info)} info` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

export function passedWords(count: number): string {
  return count === 0 ? "no test passed" : `${plural(count, "test")} passed`;
}

/** `12 policies, 1 bundle`: keys are plural nouns as in `Report.examined`. */
export function examinedWords(examined: Readonly<Record<string, number>>): string {
  return Object.entries(examined)
    .map(([noun, count]) => plural(count, singular(noun), noun))
    .join(", ");
}

function singular(noun: string): string {
  return noun.endsWith("ies") ? `${noun.slice(0, -3)}y` : noun.replace(/s$/, "");
}
