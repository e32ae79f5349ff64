/** What `doctor` says: in words, as JSON, and as an exit code. Pure. */
import { type Outcome, outcomes, type Result } from "../../doctor/result.ts";
import type { ExitCode } from "../../errors.ts";
import type { Network } from "../../policy/model.ts";
import type { Block, Tone } from "../../report/text-blocks.ts";
import { count, wordList } from "../../text/words.ts";

export interface Section {
  /** `undefined`: this machine. */
  readonly network: Network | undefined;
  readonly results: readonly Result[];
}

const tones: Readonly<Record<Outcome, Tone>> = { ok: "good", warning: "doubtful", wrong: "bad", unknown: "doubtful" };

/** One row a check, and one more for its repair. Quiet: only what has to be done; what could not be told is a warning. */
export function blocksOf(sections: readonly Section[], quiet: boolean): readonly Block[] {
  const shown = sections
    .map(({ network, results }) => ({ network, results: quiet ? results.filter(isToDo) : results }))
    .filter(({ results }) => results.length > 0);
  const blocks = shown.flatMap(({ network, results }): readonly Block[] => [
    { kind: "heading", text: headingOf(network) },
    {
      kind: "table",
      rows: results.flatMap(({ check, outcome, message, repair }) => [
        [outcome, check, message],
        ...(repair === undefined ? [] : [["", "", `repair: ${repair}`]]),
      ]),
      tones: results.flatMap(({ outcome, repair }): readonly Tone[] => [
        tones[outcome],
        ...(repair === undefined ? [] : (["plain"] as const)),
      ]),
    },
  ]);
  return quiet ? blocks : [...blocks, { kind: "paragraph", text: summaryOf(sections) }];
}

function isToDo({ outcome }: Result): boolean {
  return outcome === "wrong" || outcome === "warning";
}

function headingOf(network: Network | undefined): string {
  return network === undefined ? "this machine" : `${network.name} (${network.region})`;
}

/** `1 wrong, 2 unknown, 9 ok`. */
export function summaryOf(sections: readonly Section[]): string {
  const counts = countsOf(sections);
  const counted = outcomes.filter((outcome) => counts[outcome] > 0).map((outcome) => wordsOf(outcome, counts[outcome]));
  return counted.length === 0 ? "nothing was checked" : counted.join(", ");
}

function wordsOf(outcome: Outcome, number: number): string {
  return outcome === "warning" ? count(number, "warning") : `${number} ${outcome}`;
}

function countsOf(sections: readonly Section[]): Readonly<Record<Outcome, number>> {
  const all = sections.flatMap(({ results }) => results);
  const numberOf = (outcome: Outcome): number => all.filter((result) => result.outcome === outcome).length;
  return { wrong: numberOf("wrong"), warning: numberOf("warning"), unknown: numberOf("unknown"), ok: numberOf("ok") };
}

/** What weakens the result, a line for each section: `prod: log-group and retention could not be told`. */
export function untoldOf(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ network, results }) => {
    const untold = results.flatMap(({ check, outcome }) => (outcome === "unknown" ? check : []));
    return untold.length === 0 ? [] : `${network?.name ?? "this machine"}: ${wordList(untold)} could not be told`;
  });
}

/** The JSON form; keys are a promise as in report/json.ts. */
export function dataOf(sections: readonly Section[]): Readonly<Record<string, unknown>> {
  return {
    summary: countsOf(sections),
    checks: sections.flatMap(({ network, results }) =>
      results.map(({ check, outcome, message, repair }) => ({
        network: network?.name ?? null,
        check,
        outcome,
        message,
        repair: repair ?? null,
      })),
    ),
  };
}

/** A set-up is called sound only where all of it could be told. */
export function exitCodeOf(sections: readonly Section[], failOn: "error" | "warning" | "info" | "never"): ExitCode {
  const { wrong, warning, unknown } = countsOf(sections);
  if (failOn === "never") return 0;
  if (wrong > 0 || (warning > 0 && failOn !== "error")) return 1;
  return unknown > 0 ? 3 : 0;
}
