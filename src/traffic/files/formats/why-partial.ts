/**
 * What an answer of AWS says of itself: whether it is all there is. Pure. What says nothing of itself (a file of lines, a table) is
 * taken as it is.
 */
import type { LogFields } from "../../../discriminat/flow-record.ts";

/** As many rows as a result can have: by default, in older versions, and at most. */
const fullResults: readonly number[] = [1_000, 10_000, 100_000];

/** How many elements the answer's list has, and what they say together. */
export interface ListFacts {
  readonly length: number;
  /** Each is one record: `recordsMatched` counts them. */
  readonly areEvents: boolean;
  /** Records behind rows that are counts; `undefined` where they are not. */
  readonly counted: number | undefined;
}

/** @param list the elements of its list of events, or what is known of them. */
export function whyPartial(answer: LogFields, list: readonly unknown[] | ListFacts): string | undefined {
  const facts = "areEvents" in list ? list : factsOf(list);
  return whyNotComplete(answer) ?? ("results" in answer ? whyCutOff(answer, facts) : undefined);
}

function whyNotComplete(answer: LogFields): string | undefined {
  const { status, searchedLogStreams, MillisBehindLatest: behind } = answer;
  if ("results" in answer && typeof status === "string" && status !== "Complete") {
    return `the status of its query is ${word(status)}, not Complete`;
  }
  const token = ["nextToken", "NextToken"].find((key) => isGiven(answer[key]));
  if (token !== undefined) return `it is one page of several: it has a ${token}`;
  if (Array.isArray(searchedLogStreams) && searchedLogStreams.some((one) => one?.searchedCompletely === false)) {
    return "it has not searched every stream to the end";
  }
  if (typeof behind === "number" && behind > 0) return "it is not up to the end of its shard (MillisBehindLatest)";
  const cut = ["isTruncated", "IsTruncated", "truncated", "Truncated"].find((key) => answer[key] === true);
  return cut === undefined ? undefined : `it says that it is truncated (${cut})`;
}

function whyCutOff({ statistics }: LogFields, { length, areEvents, counted }: ListFacts): string | undefined {
  const matched = Number((statistics as LogFields | undefined)?.recordsMatched ?? Number.NaN);
  const returned = areEvents ? length : counted;
  if (!Number.isNaN(matched) && returned !== undefined) {
    return matched > returned
      ? `its query matched ${number(matched)} records, and it holds ${number(returned)}`
      : undefined;
  }
  return whyFull(length);
}

/** Without a count of what was matched: a result that has exactly as many rows as it can have. */
export function whyFull(rows: number): string | undefined {
  return fullResults.includes(rows)
    ? `it has exactly ${number(rows)} rows, as many as a result can have, and does not say whether there are more`
    : undefined;
}

/** Collects what `whyPartial` asks for, element by element. */
export function createListFacts(): { readonly add: (element: unknown) => void; readonly facts: () => ListFacts } {
  let length = 0;
  let events = 0;
  let counts = 0;
  let counted = 0;
  return {
    add: (element) => {
      length += 1;
      if (!Array.isArray(element)) return;
      const value = (name: RegExp): unknown =>
        element.find((cell) => typeof cell?.field === "string" && name.test(cell.field))?.value;
      if (value(/^@(?:ptr|message)$/) !== undefined) events += 1;
      const count = Number(value(countColumn) ?? Number.NaN);
      if (Number.isNaN(count)) return;
      counts += 1;
      counted += count;
    },
    facts: () => ({ length, areEvents: events === length, counted: counts === length ? counted : undefined }),
  };
}

/** Columns that hold the number of records of a row: `count()`, `count(*)`, or a name that our queries give it. */
export const countColumn = /^(?:count\(.*\)|count|connections|records)$/i;

function factsOf(list: readonly unknown[]): ListFacts {
  const { add, facts } = createListFacts();
  for (const element of list) add(element);
  return facts();
}

function isGiven(token: unknown): boolean {
  return typeof token === "string" && token !== "";
}

function word(text: string): string {
  return /^[A-Za-z]{1,20}$/.test(text) ? text : "unknown";
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}
