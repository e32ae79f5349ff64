/** What the options of `suggest` ask for. Pure. */

import type { Invocation, OptionSpec } from "../../command-line/command.ts";
import { appOption } from "../../command-line/find-policies.ts";
import { observationsOption } from "../../command-line/read-snapshots.ts";
import { UserError } from "../../errors.ts";
import type { SuggestOptions } from "../../suggest/suggest.ts";

type EvidencePlace = "none" | "comment" | "sidecar";

export interface SuggestRequest {
  readonly observations: readonly string[];
  readonly apps: readonly string[];
  readonly write: boolean;
  readonly detailedExitcode: boolean;
  readonly evidence: EvidencePlace;
  readonly reason: string | undefined;
  readonly ticket: string | undefined;
  readonly prune: boolean;
  readonly force: boolean;
  readonly closeSeeThru: boolean;
  readonly tests: boolean;
  readonly options: SuggestOptions;
}

const evidencePlaces = ["none", "comment", "sidecar"] as const;

export const suggestOptionSpecs: readonly OptionSpec[] = [
  observationsOption,
  appOption,
  { flags: "--write", description: "edit the policies in place instead of printing a patch" },
  { flags: "--min-connections <n>", description: "seen at least so often (default: 2)" },
  { flags: "--min-days <n>", description: "seen on at least so many days (default: 1)" },
  { flags: "--min-sources <n>", description: "seen from at least so many clients (default: 1)" },
  { flags: "--include-shared", description: "suggest names that strangers share too, such as github.com" },
  { flags: "--include-blocked", description: "suggest names too that the firewall has never let pass" },
  { flags: "--names-only", description: "write names, never a bundle" },
  { flags: "--generalise", description: "write the patterns that are offered otherwise" },
  { flags: "--siblings <n>", description: "offer a pattern for so many names that differ in one label (default: 5)" },
  { flags: "--sibling-days <n>", description: "that were seen on so many days (default: 3)" },
  {
    flags: "--evidence <place>",
    description: 'where the evidence goes: none, comment, or sidecar, a file <app>.evidence.json (default: "none")',
    choices: evidencePlaces,
  },
  { flags: "--reason <text>", description: "the reason of new entries (default: what was observed)" },
  { flags: "--ticket <text>", description: "the ticket of new entries" },
  { flags: "--tests", description: "write tests for what was seen and is allowed" },
  { flags: "--prune", description: "remove what is unused, where the evidence suffices" },
  { flags: "--force", description: "remove it, however much it is" },
  { flags: "--close-see-thru", description: "remove the window of apps that are ready" },
  { flags: "--detailed-exitcode", description: "exit code 0: no change; 2: changes; 1: error" },
];

/** @throws UserError where an option cannot be read. */
export function readRequest(options: Invocation["options"], defaults: SuggestOptions): SuggestRequest {
  const text = (name: string): string | undefined => (typeof options[name] === "string" ? options[name] : undefined);
  const texts = (name: string): readonly string[] => (Array.isArray(options[name]) ? options[name] : []);
  const number = (name: string, flag: string, fallback: number): number => {
    const written = text(name);
    if (written === undefined) return fallback;
    if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
    throw new UserError(`${flag} ${written} is no number`, { hint: "Write a whole number, 1 or more." });
  };
  const observations = texts("observations");
  if (observations.length === 0) {
    throw new UserError("suggest needs observed traffic", {
      hint: "Add --observations observations.json; `discriminat-policy observe` writes one.",
    });
  }
  const evidence = evidencePlaces.find((place) => place === text("evidence")) ?? "none";
  return {
    observations,
    apps: texts("app"),
    write: options.write === true,
    detailedExitcode: options.detailedExitcode === true,
    evidence,
    reason: noneBlank("--reason", text("reason")),
    ticket: noneBlank("--ticket", text("ticket")),
    prune: options.prune === true,
    force: options.force === true,
    closeSeeThru: options.closeSeeThru === true,
    tests: options.tests === true,
    options: {
      minConnections: number("minConnections", "--min-connections", defaults.minConnections),
      minDays: number("minDays", "--min-days", defaults.minDays),
      minSources: number("minSources", "--min-sources", defaults.minSources),
      includeShared: options.includeShared === true,
      includeBlocked: options.includeBlocked === true,
      siblings: number("siblings", "--siblings", defaults.siblings),
      siblingDays: number("siblingDays", "--sibling-days", defaults.siblingDays),
      bundles: options.namesOnly !== true,
      generalise: options.generalise === true,
    },
  };
}

function noneBlank(flag: string, text: string | undefined): string | undefined {
  if (text === undefined || /^[^\p{C}\p{Zl}\p{Zp}]*\S[^\p{C}\p{Zl}\p{Zp}]*$/u.test(text)) return text;
  throw new UserError(`${flag} is no line of text`, { hint: "Write a few words." });
}
