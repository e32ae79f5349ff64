/** The files through which a step talks to the runner: its outputs, and its part of the job's summary. */
import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync, statSync } from "node:fs";

/** GitHub refuses larger summaries of a step altogether. */
const maxSummaryBytes = 1024 * 1024;

type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing of a value can end it early: the delimiter is made anew each time. */
export function writeOutputs(
  { GITHUB_OUTPUT: file }: Environment,
  outputs: Readonly<Record<string, string | number | boolean>>,
): void {
  if (!file) return;
  const delimiter = `end-${randomUUID()}`;
  const lines = Object.entries(outputs).map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
  appendFileSync(file, lines.join(""));
}

/** Whole parts only: half a table would spoil what follows. */
export function writeSummary({ GITHUB_STEP_SUMMARY: file }: Environment, parts: readonly string[]): void {
  if (!file) return;
  let room = maxSummaryBytes - (existsSync(file) ? statSync(file).size : 0);
  for (const part of parts) {
    const text = `${part}\n`;
    const fits = Buffer.byteLength(text) <= room;
    const written = fits ? text : "\nMore did not fit into the summary; see the log of the step.\n";
    if (Buffer.byteLength(written) > room) return;
    appendFileSync(file, written);
    room -= Buffer.byteLength(written);
    if (!fits) return;
  }
}
