/**
 * Writes docs/commands.md from the descriptions of the commands of the built package: `npm run docs`. Must not write anything else.
 */
import { pathToFileURL } from "node:url";
import { writeGenerated } from "./write-generated.mjs";

const program = "discriminat-policy";

/** A description as Markdown, its code spans left as they are. */
function prose(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\<|*_[\]]/g, "\\$&")))
    .join("");
}

function table(head, rows) {
  if (rows.length === 0) return [];
  const cells = rows.map(({ term, description }) => `| \`${term.replaceAll("|", "\\|")}\` | ${prose(description)} |`);
  return [`| ${head} | means |\n| --- | --- |\n${cells.join("\n")}`];
}

const termsOf = (specs) => specs.map(({ name, flags, description }) => ({ term: name ?? flags, description }));

function section({ name, summary, details, arguments: args, options, formats, examples }) {
  const usage = [program, name, ...(options.length > 0 ? ["[options]"] : []), ...args.map((argument) => argument.name)];
  return [
    `## ${name}`,
    `${prose(summary)}.`,
    `\`\`\`text\n${usage.join(" ")}\n\`\`\``,
    ...(details === undefined ? [] : [prose(details)]),
    ...table("argument", termsOf(args)),
    ...table("option", termsOf(options)),
    ...(formats === undefined ? [] : [`Formats: ${formats.map((format) => `\`${format}\``).join(", ")}.`]),
    `\`\`\`sh example\n${examples.map(({ line, does }) => `# ${does}\n${program} ${line}`).join("\n")}\n\`\`\``,
  ].join("\n\n");
}

const exitCodes = `| exit code | means |
| --- | --- |
| 0 | nothing at or above \`--fail-on\` |
| 1 | findings |
| 2 | usage, settings or unreadable input |
| 3 | environment or internal failure |`;

/** The page as Markdown, for the descriptions of the commands in their order and of the options that all of them have. */
export function renderCommandDocs(specs, globalOptions) {
  const list = specs.map(({ name, summary }) => `| [\`${name}\`](#${name}) | ${prose(summary)} |`);
  return `${[
    `<!-- Written by scripts/generate-command-docs.mjs from src/commands/. Do not edit. -->`,
    "# Commands",
    `What \`${program} <command> --help\` says.`,
    `| command | does |\n| --- | --- |\n${list.join("\n")}`,
    "## Options of every command",
    ...table("option", termsOf(globalOptions)),
    exitCodes,
    ...specs.map(section),
  ].join("\n\n")}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { commands } = await import("../dist/commands/registry.js");
  const { globalOptionSpecs } = await import("../dist/command-line/global-options.js");
  const specs = commands.map(({ spec }) => spec);
  const page = renderCommandDocs(specs, Object.values(globalOptionSpecs));
  writeGenerated(new URL("../docs/commands.md", import.meta.url), page);
}
