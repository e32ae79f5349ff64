/**
 * Runs a query of Logs Insights over records, as AWS does: JSON messages become fields, booleans 1 and 0, what is missing is not
 * in the row, every value leaves as text.
 */
import { type Column, type Command, type Expression, MalformedQuery, parseQuery } from "./query-language.ts";

export interface FakeRecord {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly stream: string;
  readonly message: string;
}

type Value = string | number | undefined;
type Fields = ReadonlyMap<string, Value>;

/** A row of the result. */
export type ResultRow = readonly { readonly field: string; readonly value: string }[];

export interface QueryResult {
  readonly rows: readonly ResultRow[];
  /** Records that pass the filters in front of the first `stats`. */
  readonly matched: number;
}

/** How `min` and `max` of a time are printed: AWS does not document it. */
export type TimeStyle = "text" | "number" | "exponent";

/** As Logs Insights prints a time. */
function printTime(ms: number): string {
  return new Date(ms).toISOString().replace("T", " ").replace("Z", "");
}

function fieldsOf({ timestamp, stream, message }: FakeRecord, index: number): Fields {
  const fields = new Map<string, Value>();
  const add = (prefix: string, value: unknown): void => {
    if (typeof value === "boolean") fields.set(prefix, value ? 1 : 0);
    else if (typeof value === "string" || typeof value === "number") fields.set(prefix, value);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) add(prefix === "" ? key : `${prefix}.${key}`, inner);
    }
  };
  try {
    add("", JSON.parse(message));
  } catch {
    // A line that is not JSON has the fields that every line has.
  }
  fields.delete("");
  return fields
    .set("@timestamp", timestamp)
    .set("@message", message)
    .set("@logStream", stream)
    .set("@ptr", `record-${index}`);
}

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function compare(left: Value, right: Value): number | undefined {
  if (left === undefined || right === undefined) return undefined;
  const [one, other] = [Number(left), Number(right)];
  if (left !== "" && right !== "" && !Number.isNaN(one) && !Number.isNaN(other)) return one - other;
  return `${left}` < `${right}` ? -1 : `${left}` > `${right}` ? 1 : 0;
}

/** A bare field holds where it is true, in any way to write that. */
const holds = (value: Value): boolean => value !== undefined && !["", "0", "false"].includes(`${value}`.toLowerCase());

function evaluate(expression: Expression, fields: Fields): Value {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "regex":
      return undefined;
    case "field":
      return fields.get(expression.name);
    case "not":
      return holds(evaluate(expression.of, fields)) ? 0 : 1;
    case "in": {
      const left = evaluate(expression.left, fields);
      const found = expression.list.some((item) => compare(left, evaluate(item, fields)) === 0);
      return found === expression.negated ? 0 : 1;
    }
    case "call":
      return call(expression.name, expression.args, fields);
    case "binary":
      return binary(expression, fields) ? 1 : 0;
  }
}

function binary({ operator, left, right }: Extract<Expression, { kind: "binary" }>, fields: Fields): boolean {
  if (operator === "and") return holds(evaluate(left, fields)) && holds(evaluate(right, fields));
  if (operator === "or") return holds(evaluate(left, fields)) || holds(evaluate(right, fields));
  const value = evaluate(left, fields);
  if (operator === "like" || operator === "not like") {
    const found =
      value !== undefined &&
      (right.kind === "regex" ? right.regex.test(`${value}`) : `${value}`.includes(`${evaluate(right, fields)}`));
    return found === (operator === "like");
  }
  const order = compare(value, evaluate(right, fields));
  if (order === undefined) return false;
  const answers = {
    "=": order === 0,
    "!=": order !== 0,
    "<": order < 0,
    "<=": order <= 0,
    ">": order > 0,
    ">=": order >= 0,
  };
  return answers[operator];
}

function call(name: string, args: readonly Expression[], fields: Fields): Value {
  const [first] = args;
  const value = first === undefined ? undefined : evaluate(first, fields);
  switch (name) {
    case "ispresent":
      return value === undefined ? 0 : 1;
    case "isempty":
    case "isblank":
      return value === undefined || `${value}`.trim() === "" ? 1 : 0;
    case "tomillis":
      return value;
    case "strlen":
      return value === undefined ? undefined : `${value}`.length;
    case "tolower":
      return value === undefined ? undefined : `${value}`.toLowerCase();
    case "bin": {
      const [, count = "1", unit = ""] = /^(\d+)([smhd])$/.exec(`${value}`) ?? [];
      const step = Number(count) * (unitMs[unit] ?? Number.NaN);
      if (Number.isNaN(step)) throw new MalformedQuery(`invalid period ${value}`, 0);
      return printTime(Math.floor(Number(fields.get("@timestamp")) / step) * step);
    }
    default:
      throw new MalformedQuery(`${name} is only for stats`, 0);
  }
}

function aggregate({ expression }: Column, rows: readonly Fields[], times: TimeStyle): Value {
  if (expression.kind !== "call") throw new MalformedQuery("stats needs a function", 0);
  const [of] = expression.args;
  const values = (): readonly (string | number)[] => rows.flatMap((fields) => (of && evaluate(of, fields)) ?? []);
  const numbers = (): readonly number[] =>
    values()
      .map(Number)
      .filter((value) => !Number.isNaN(value));
  const isTime = of?.kind === "field" && of.name === "@timestamp";
  switch (expression.name) {
    case "count":
      return of === undefined || (of.kind === "field" && of.name === "*") ? rows.length : values().length;
    case "count_distinct":
      return new Set(values().map(String)).size;
    case "sum":
      return numbers().reduce((total, value) => total + value, 0);
    case "min":
    case "max": {
      const found = numbers().reduce<number | undefined>(
        (best, value) => (best === undefined || value < best === (expression.name === "min") ? value : best),
        undefined,
      );
      if (found === undefined || !isTime || times === "number") return found;
      return times === "text" ? printTime(found) : found.toExponential().replace("e+", "E");
    }
    default:
      throw new MalformedQuery(`${expression.name} is not for stats`, 0);
  }
}

interface State {
  rows: readonly Fields[];
  titles: readonly string[];
  matched: number;
  aggregated: boolean;
}

function apply(command: Exclude<Command, { kind: "limit" }>, state: State, times: TimeStyle): void {
  switch (command.kind) {
    case "filter":
      state.rows = state.rows.filter((fields) => holds(evaluate(command.condition, fields)));
      if (!state.aggregated) state.matched = state.rows.length;
      return;
    case "fields":
      state.titles = [...new Set([...state.titles, ...command.columns.map(({ title }) => title)])];
      state.rows = state.rows.map((fields) => {
        const more = new Map(fields);
        for (const { title, expression } of command.columns) more.set(title, evaluate(expression, fields));
        return more;
      });
      return;
    case "sort":
      state.rows = state.rows.toSorted((left, right) => {
        for (const { by, descending } of command.keys) {
          const order = compare(evaluate(by, left), evaluate(by, right)) ?? 0;
          if (order !== 0) return descending ? -order : order;
        }
        return 0;
      });
      return;
    case "stats": {
      const groups = new Map<string, Fields[]>();
      for (const fields of state.rows) {
        const key = JSON.stringify(command.by.map(({ expression }) => evaluate(expression, fields)?.toString()));
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [fields]);
        else group.push(fields);
      }
      state.rows = Array.from(groups.values(), (group) => {
        const first = group[0] ?? new Map();
        return new Map([
          ...command.by.map(({ title, expression }) => [title, evaluate(expression, first)] as const),
          ...command.aggregates.map((column) => [column.title, aggregate(column, group, times)] as const),
        ]);
      });
      state.titles = [...command.by, ...command.aggregates].map(({ title }) => title);
      state.aggregated = true;
      return;
    }
  }
}

/** @throws MalformedQuery */
export function runQuery(
  text: string,
  records: readonly FakeRecord[],
  limit: number,
  times: TimeStyle = "text",
): QueryResult {
  const commands = parseQuery(text);
  const state: State = { rows: records.map(fieldsOf), titles: [], matched: records.length, aggregated: false };
  let most = limit;
  for (const command of commands) {
    if (command.kind === "limit") most = Math.min(most, command.count);
    else apply(command, state, times);
  }
  const titles = state.aggregated
    ? state.titles
    : [...(state.titles.length === 0 ? ["@timestamp", "@message"] : state.titles), "@ptr"];
  const print = (title: string, value: string | number): string =>
    title === "@timestamp" && typeof value === "number" ? printTime(value) : `${value}`;
  const rows = state.rows.slice(0, most).map((fields) =>
    titles.flatMap((field) => {
      const value = fields.get(field);
      return value === undefined ? [] : [{ field, value: print(field, value) }];
    }),
  );
  return { rows, matched: state.matched };
}
