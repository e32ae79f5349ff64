/** What was read of an allowlist, one line an entry or a loss, for people who review goldens. */
import type { ForeignAllowlist } from "../../src/foreign-allowlists/foreign-allowlist.ts";

export function describeAllowlist({ kind, entries, lost }: ForeignAllowlist): string {
  const lines = [kind, ""];
  for (const { line, column, list, text, protocol, ports, names, comment, changes } of entries) {
    const of = list === undefined ? "" : ` [${list}]`;
    lines.push(`${line}:${column}${of} ${text}`, `    ${protocol} ${ports.join(",")} ${names.join(" ")}`);
    if (comment !== undefined) lines.push(`    # ${comment}`);
    for (const { effect, there, here, why } of changes)
      lines.push(`    ${effect}: there ${there}; here ${here}: ${why}`);
  }
  lines.push("", "lost");
  for (const { line, column, list, what, reason } of lost) {
    lines.push(`${line}:${column}${list === undefined ? "" : ` [${list}]`} ${what}: ${reason}`);
  }
  return `${lines.join("\n")}\n`;
}
