/** What a person does by hand in the files of policies, where no tool may decide. Pure: a text becomes another. */

/** The policy with more items under `refuse`. */
export function withRefusals(text: string, names: readonly string[]): string {
  if (names.length === 0) return text;
  const items = names.map((name) => `  - name: ${name}\n    reason: Not needed, says the team\n`).join("");
  return text.includes("\nrefuse:\n") ? text.replace("\nrefuse:\n", `\nrefuse:\n${items}`) : `${text}refuse:\n${items}`;
}

/** The file with a suppression above each of the lines, which are counted from 1. */
export function withSuppressions(text: string, check: string, lines: Iterable<number>): string {
  const all = text.split("\n");
  // From the end, so that the lines before keep their numbers.
  for (const line of [...new Set(lines)].sort((left, right) => right - left)) {
    const indent = /^\s*/.exec(all[line - 1] ?? "")?.[0] ?? "";
    all.splice(line - 1, 0, `${indent}# discriminat-policy-ignore ${check}: ours, says the team`);
  }
  return all.join("\n");
}
