/** What the options of `upkeep` ask for. Pure. */
import type { Invocation } from "../../command-line/command.ts";
import { readCount } from "../../command-line/read-count.ts";
import { UserError } from "../../errors.ts";
import { defaultSuggestOptions, type SuggestOptions } from "../../suggest/suggest.ts";
import { noneBlank } from "../suggest/request.ts";

export interface UpkeepRequest {
  readonly observations: readonly string[];
  readonly apps: readonly string[];
  readonly write: boolean;
  readonly maxItems: number;
  readonly suggest: SuggestOptions;
  readonly ticket: string | undefined;
  readonly detailedExitcode: boolean;
}

const defaultMaxItems = 50;

/** @throws UserError where an option cannot be read. */
export function readRequest(options: Invocation["options"]): UpkeepRequest {
  const text = (name: string): string | undefined => (typeof options[name] === "string" ? options[name] : undefined);
  const texts = (name: string): readonly string[] => (Array.isArray(options[name]) ? options[name] : []);
  const defaults = defaultSuggestOptions;
  return {
    observations: texts("observations"),
    apps: texts("app"),
    write: options.write === true,
    maxItems: readNumber("--max-items", options.maxItems, defaultMaxItems),
    suggest: {
      ...defaults,
      minConnections: readNumber("--min-connections", options.minConnections, defaults.minConnections),
      minDays: readNumber("--min-days", options.minDays, defaults.minDays),
      minSources: readNumber("--min-sources", options.minSources, defaults.minSources),
    },
    ticket: noneBlank("--ticket", text("ticket")),
    detailedExitcode: options.detailedExitcode === true,
  };
}

function readNumber(flag: string, written: unknown, otherwise: number): number {
  const number = readCount(flag, written) ?? otherwise;
  if (number > 0) return number;
  throw new UserError(`${flag} 0 would propose nothing`, { hint: "Write a whole number, 1 or more." });
}
