/** Several JSON values one behind the other → each with its text. Pure. */

interface JsonValue {
  readonly value: unknown;
  readonly text: string;
}

interface JsonValues {
  readonly values: readonly JsonValue[];
  /** What is not JSON, or ends in the middle of a value; empty where all was read. */
  readonly rest: string;
  /** The rest begins a value, and ends in the middle of it. */
  readonly isOpen: boolean;
}

/** Blanks, commas, and control characters: NUL, and the separator of JSON text sequences (RFC 7464). */
const separators = /[\s,\p{Cc}]*/uy;

/** Objects and lists with nothing but separators between them. */
export function jsonValuesIn(text: string): JsonValues {
  const values: JsonValue[] = [];
  for (let at = skipSeparators(text, 0); at < text.length; ) {
    const end = endOfValue(text, at);
    const own = text.slice(at, end);
    const value = end === undefined ? undefined : parseJson(own);
    if (end === undefined || value === undefined) {
      return { values, rest: text.slice(at), isOpen: end === undefined && /[{[]/.test(text.charAt(at)) };
    }
    values.push({ value, text: own });
    at = skipSeparators(text, end);
  }
  return { values, rest: "", isOpen: false };
}

/** An object or a list; `undefined` for anything else. */
function parseJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function skipSeparators(text: string, from: number): number {
  separators.lastIndex = from;
  return from + (separators.exec(text)?.[0].length ?? 0);
}

/** Behind the bracket that closes the one at `from`; `undefined` where there is none. */
function endOfValue(text: string, from: number): number | undefined {
  const brackets = /["\\{}[\]]/g;
  brackets.lastIndex = from;
  let depth = 0;
  let inString = false;
  for (let found = brackets.exec(text); found !== null; found = brackets.exec(text)) {
    const [mark] = found;
    if (found.index > from && depth === 0) return undefined;
    if (mark === "\\") brackets.lastIndex += inString ? 1 : 0;
    else if (mark === '"') inString = !inString;
    else if (!inString) depth += mark === "{" || mark === "[" ? 1 : -1;
    if (depth === 0) return mark === "}" || mark === "]" ? found.index + 1 : undefined;
  }
  return undefined;
}
