/** What the options of `flows` ask for. Pure. */
import type { Invocation } from "../../command-line/command.ts";
import { readCount } from "../../command-line/read-count.ts";
import { type FlowOrder, flowOrders, type ListedVerdict, listedVerdicts } from "../../compare/list-flows.ts";
import { UserError } from "../../errors.ts";
import { didYouMean } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { sentence } from "../../text/words.ts";

export interface FlowsRequest {
  readonly observations: readonly string[];
  readonly apps: readonly string[] | undefined;
  readonly teams: readonly string[] | undefined;
  readonly networks: readonly string[];
  readonly verdicts: readonly ListedVerdict[] | undefined;
  readonly names: readonly string[] | undefined;
  readonly order: FlowOrder;
  readonly limit: number | undefined;
}

/** @throws UserError where an option cannot be read. */
export function readRequest(options: Invocation["options"]): FlowsRequest {
  const observations = textsOf(options.observations);
  if (observations === undefined) {
    throw new UserError("flows needs observed traffic", {
      hint: "Add --observations observations.json; `discriminat-policy observe` writes one.",
    });
  }
  return {
    observations,
    apps: textsOf(options.app),
    teams: textsOf(options.team),
    networks: textsOf(options.network) ?? [],
    verdicts: textsOf(options.verdict)?.map((verdict) => oneOf("verdict", listedVerdicts, verdict)),
    names: textsOf(options.name)?.map((name) => name.toLowerCase()),
    order: oneOf("order", flowOrders, typeof options.sort === "string" ? options.sort : "connections"),
    limit: readCount("--limit", options.limit),
  };
}

function textsOf(value: Invocation["options"][string]): readonly string[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

function oneOf<Word extends string>(what: string, known: readonly Word[], written: string): Word {
  const found = known.find((word) => word === written);
  if (found !== undefined) return found;
  throw unknownWord(`there is no ${what} ${quote(written)}`, written, known);
}

/** The error about a word that is none of the known ones. */
export function unknownWord(message: string, written: string, known: readonly string[]): UserError {
  return new UserError(message, { hint: sentence(didYouMean(written, known, `known are ${known.join(", ")}`)) });
}
