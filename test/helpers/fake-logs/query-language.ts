/**
 * The part of Logs Insights' query language that people use for the firewall's logs, as a tree. Written from AWS's
 * documentation (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html), and knows nothing of `src/`.
 */

export type Expression =
  | { readonly kind: "literal"; readonly value: string | number }
  | { readonly kind: "regex"; readonly regex: RegExp }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "not"; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly operator: "and" | "or" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "like" | "not like";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "in"; readonly negated: boolean; readonly left: Expression; readonly list: readonly Expression[] };

export interface Column {
  /** What the result calls it: the alias, else the text as written. */
  readonly title: string;
  readonly expression: Expression;
}

export type Command =
  | { readonly kind: "fields"; readonly columns: readonly Column[] }
  | { readonly kind: "filter"; readonly condition: Expression }
  | { readonly kind: "stats"; readonly aggregates: readonly Column[]; readonly by: readonly Column[] }
  | { readonly kind: "sort"; readonly keys: readonly { readonly by: Expression; readonly descending: boolean }[] }
  | { readonly kind: "limit"; readonly count: number };

/** Not a query: its message is what `MalformedQueryException` says. */
export class MalformedQuery extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

interface Token {
  readonly kind: "word" | "number" | "string" | "regex" | "symbol" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const tokenPattern =
  /\s+|#[^\n]*|(?<number>\d+(?:\.\d+)?(?![\w.]))|(?<word>[@A-Za-z_][\w.@]*|\d+[a-z]+)|`(?<ticked>[^`]+)`|"(?<double>(?:[^"\\]|\\.)*)"|'(?<single>(?:[^'\\]|\\.)*)'|(?<symbol><=|>=|!=|[=<>(),|*[\]+-])/gsy;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    // A slash opens a regular expression only after `like`: there is no division here.
    const regex = tokens.at(-1)?.text.toLowerCase() === "like" ? /\s*\/((?:[^/\\]|\\.)*)\//sy : undefined;
    if (regex !== undefined) {
      regex.lastIndex = at;
      const found = regex.exec(text);
      if (found !== null) {
        tokens.push({ kind: "regex", text: found[1] ?? "", start: at, end: regex.lastIndex });
        at = regex.lastIndex;
        continue;
      }
    }
    tokenPattern.lastIndex = at;
    const found = tokenPattern.exec(text);
    if (found === null) throw new MalformedQuery(`unexpected symbol found ${text[at]}`, at);
    const { number, word, ticked, double, single, symbol } = found.groups ?? {};
    const range = { start: at, end: tokenPattern.lastIndex };
    const unquoted = (quoted: string): string => quoted.replace(/\\(.)/gs, "$1");
    if (number !== undefined) tokens.push({ kind: "number", text: number, ...range });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, ...range });
    else if (ticked !== undefined) tokens.push({ kind: "word", text: ticked, ...range });
    else if (double !== undefined) tokens.push({ kind: "string", text: unquoted(double), ...range });
    else if (single !== undefined) tokens.push({ kind: "string", text: unquoted(single), ...range });
    else if (symbol !== undefined) tokens.push({ kind: "symbol", text: symbol, ...range });
    at = tokenPattern.lastIndex;
  }
  tokens.push({ kind: "end", text: "", start: text.length, end: text.length });
  return tokens;
}

const functions = new Set([
  ...["ispresent", "isempty", "isblank", "tomillis", "bin", "strlen", "tolower"],
  ...["count", "count_distinct", "min", "max", "sum"],
]);

/** @throws MalformedQuery where it is malformed, or beyond the part that is known here. */
export function parseQuery(text: string): readonly Command[] {
  const tokens = tokensOf(text);
  let position = 0;
  const peek = (): Token => tokens[position] ?? (tokens.at(-1) as Token);
  const next = (): Token => {
    const token = peek();
    position += 1;
    return token;
  };
  const fail = ({ text: found, start }: Token): never => {
    throw new MalformedQuery(`unexpected symbol found ${found === "" ? "<EOF>" : found} at offset ${start}`, start);
  };
  const is = (...words: readonly string[]): boolean =>
    ["word", "symbol"].includes(peek().kind) && words.includes(peek().text.toLowerCase());
  const take = (...words: readonly string[]): boolean => {
    if (!is(...words)) return false;
    position += 1;
    return true;
  };
  const expect = (word: string): void => {
    if (!take(word)) fail(peek());
  };

  function primary(): Expression {
    const token = next();
    if (token.kind === "string") return { kind: "literal", value: token.text };
    if (token.kind === "number") return { kind: "literal", value: Number(token.text) };
    if (token.kind === "regex") return { kind: "regex", regex: new RegExp(token.text) };
    if (token.text === "(") {
      const inner = disjunction();
      expect(")");
      return inner;
    }
    if (token.kind !== "word") return fail(token);
    if (!take("(")) return { kind: "field", name: token.text };
    const name = token.text.toLowerCase();
    if (!functions.has(name)) throw new MalformedQuery(`unknown function ${token.text}`, token.start);
    const args: Expression[] = [];
    if (!take(")")) {
      do {
        if (take("*")) args.push({ kind: "field", name: "*" });
        else if (name === "bin") args.push({ kind: "literal", value: next().text });
        else args.push(disjunction());
      } while (take(","));
      expect(")");
    }
    return { kind: "call", name, args };
  }

  function comparison(): Expression {
    const left = primary();
    const negated = is("not") && ["like", "in"].includes(tokens[position + 1]?.text.toLowerCase() ?? "");
    if (negated) position += 1;
    if (take("in")) {
      expect("[");
      const list: Expression[] = [];
      do list.push(primary());
      while (take(","));
      expect("]");
      return { kind: "in", negated, left, list };
    }
    if (take("like")) return { kind: "binary", operator: negated ? "not like" : "like", left, right: primary() };
    for (const operator of ["=", "!=", "<=", "<", ">=", ">"] as const) {
      if (take(operator)) return { kind: "binary", operator, left, right: primary() };
    }
    return left;
  }

  function negation(): Expression {
    return take("not") ? { kind: "not", of: negation() } : comparison();
  }

  function chain(operator: "and" | "or", operand: () => Expression): Expression {
    let left = operand();
    while (take(operator)) left = { kind: "binary", operator, left, right: operand() };
    return left;
  }

  function disjunction(): Expression {
    return chain("or", () => chain("and", negation));
  }

  function columns(): readonly Column[] {
    const found: Column[] = [];
    do {
      const { start } = peek();
      const expression = disjunction();
      const written = text.slice(start, tokens[position - 1]?.end);
      found.push({ title: take("as") ? next().text : written, expression });
    } while (take(","));
    return found;
  }

  function command(): Command {
    const token = next();
    switch (token.kind === "word" ? token.text.toLowerCase() : "") {
      case "fields":
      case "display":
        return { kind: "fields", columns: columns() };
      case "filter":
        return { kind: "filter", condition: disjunction() };
      case "stats": {
        const aggregates = columns();
        for (const { expression } of aggregates) if (expression.kind !== "call") fail(token);
        return { kind: "stats", aggregates, by: take("by") ? columns() : [] };
      }
      case "sort": {
        const keys: { by: Expression; descending: boolean }[] = [];
        do {
          const by = primary();
          const descending = take("desc");
          if (!descending) take("asc");
          keys.push({ by, descending });
        } while (take(","));
        return { kind: "sort", keys };
      }
      case "limit": {
        const count = next();
        return count.kind === "number" ? { kind: "limit", count: Number(count.text) } : fail(count);
      }
      default:
        return fail(token);
    }
  }

  const commands = [command()];
  while (take("|")) commands.push(command());
  if (peek().kind !== "end") fail(peek());
  return commands;
}
