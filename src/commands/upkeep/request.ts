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
  readonly propose: "github" | "gitlab" | undefined;
  /** `undefined`: the remote's default branch. */
  readonly base: string | undefined;
  readonly remote: string;
  readonly labels: readonly string[];
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
  const forge = text("propose");
  const request: UpkeepRequest = {
    observations: texts("observations"),
    apps: texts("app"),
    write: options.write === true,
    propose: forge === "github" || forge === "gitlab" ? forge : undefined,
    base: text("base"),
    remote: text("remote") ?? "origin",
    labels: texts("label"),
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
  const wrong = contradiction(request, options);
  if (wrong !== undefined) throw new UserError(wrong.message, { hint: wrong.hint });
  return request;
}

function contradiction(
  { propose, write, apps }: UpkeepRequest,
  options: Invocation["options"],
): { readonly message: string; readonly hint: string } | undefined {
  if (propose !== undefined && write) {
    return { message: "--write and --propose do not go together", hint: "Edit the files here, or propose the edits." };
  }
  if (propose !== undefined && apps.length > 0) {
    return {
      message: "--app and --propose do not go together",
      hint: "A proposal is about all apps of a team: leave --app out.",
    };
  }
  const alone = ["base", "remote", "label"].find((name) => options[name] !== undefined);
  if (propose === undefined && alone !== undefined) {
    return { message: `--${alone} says where to propose`, hint: "Add --propose github, or --propose gitlab." };
  }
  return undefined;
}

function readNumber(flag: string, written: unknown, otherwise: number): number {
  const number = readCount(flag, written) ?? otherwise;
  if (number > 0) return number;
  throw new UserError(`${flag} 0 would propose nothing`, { hint: "Write a whole number, 1 or more." });
}
