/** What the options of `suggest` ask for. Pure, and light: the description of the command imports it. */

import type { Invocation } from "../../command-line/command.ts";
import { UserError } from "../../errors.ts";
import type { SuggestOptions } from "../../suggest/suggest.ts";

export const evidencePlaces = ["none", "comment", "sidecar"] as const;

export interface SuggestRequest {
  readonly observations: readonly string[];
  readonly apps: readonly string[];
  readonly write: boolean;
  readonly detailedExitcode: boolean;
  readonly evidence: (typeof evidencePlaces)[number];
  readonly reason: string | undefined;
  readonly ticket: string | undefined;
  readonly prune: boolean;
  readonly force: boolean;
  readonly closeSeeThru: boolean;
  readonly tests: boolean;
  readonly options: SuggestOptions;
}

/** @throws UserError where an option cannot be read. */
export function readRequest(options: Invocation["options"], defaults: SuggestOptions): SuggestRequest {
  const text = (name: string): string | undefined => (typeof options[name] === "string" ? options[name] : undefined);
  const texts = (name: string): readonly string[] => (Array.isArray(options[name]) ? options[name] : []);
  const number = (name: string, flag: string, fallback: number): number => {
    const written = text(name);
    if (written === undefined) return fallback;
    if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
    throw new UserError(`${flag} ${written} is not a number`, { hint: "Write a whole number, 1 or more." });
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

/** @throws UserError where it is not one line of text. */
export function noneBlank(flag: string, text: string | undefined): string | undefined {
  if (text === undefined || /^[^\p{C}\p{Zl}\p{Zp}]*\S[^\p{C}\p{Zl}\p{Zp}]*$/u.test(text)) return text;
  throw new UserError(`${flag} is not one line of text`, { hint: "Write a few words." });
}
