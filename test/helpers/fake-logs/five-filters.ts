/**
 * The five filters of the firewall's logs reference, and nothing more of the pattern language: written apart from the product's
 * own evaluator: the two cannot be wrong in the same way.
 */

/** Whether a record passes; `undefined` for a pattern of another kind. */
export function fiveFilters(pattern: string): ((message: string) => boolean) | undefined {
  const inner = /^\s*\{\s*(.*?)\s*\}\s*$/.exec(pattern)?.[1];
  if (inner === undefined) return pattern.trim() === "" ? () => true : undefined;
  const clauses = inner.split(/\s*&&\s*/).map((clause) => {
    const [, field = "", operator = "", operand = ""] =
      /^\$\.(\w+)\s*(=|!=|<=|is)\s*(true|\d+|"[^"]*")$/i.exec(clause) ?? [];
    if (field === "") return undefined;
    const text = operand.replaceAll('"', "");
    return (record: Readonly<Record<string, unknown>>): boolean => {
      const value = record[field];
      if (value === undefined) return false;
      if (operator.toLowerCase() === "is") return value === true;
      if (operator === "<=") return typeof value === "number" && value <= Number(text);
      const same = text.endsWith("*") ? `${value}`.startsWith(text.slice(0, -1)) : `${value}` === text;
      return same === (operator === "=");
    };
  });
  if (clauses.includes(undefined)) return undefined;
  return (message) => {
    try {
      const record = JSON.parse(message) as Readonly<Record<string, unknown>>;
      return clauses.every((clause) => clause?.(record) === true);
    } catch {
      return false;
    }
  };
}
