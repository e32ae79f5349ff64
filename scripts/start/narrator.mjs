/** How `npm start` looks: numbered steps with what they show and what to type; colours, and what is under way, on a terminal only. */
import pc from "picocolors";
import { commandLines } from "./words.mjs";

const terminal = process.stdout.isTTY === true;
const { bold, cyan, dim, green, yellow } = pc.createColors(
  (terminal || Boolean(process.env.FORCE_COLOR)) && !process.env.NO_COLOR,
);
const width = Math.min(Math.max(process.stdout.columns || 100, 60), 120);

const titleWidth = "terraform".length;
const indent = " ".repeat(titleWidth + 4);
let number = 0;

// A reader that has seen enough, such as `head`.
process.stdout.on("error", () => process.exit(1));

const write = (text) => process.stdout.write(text);
const place = (title) => title.padEnd(titleWidth);

export function headline(title, ...lines) {
  write(`\n${bold(title)}\n${lines.map((line) => `${line}\n`).join("")}\n`);
}

/** Names a step that may take a while; `step` or `skipped` writes over it. */
export function underWay(title, doing) {
  if (terminal) write(`   ${bold(place(title))} ${dim(`${doing} …`)}\r`);
}

/** What a step has shown, and the commands that show it again. */
export function step(title, line, ...commands) {
  number += 1;
  clearLine();
  write(`${dim(`${number}.`.padStart(2))} ${cyan(bold(place(title)))} ${line}\n`);
  for (const words of commands) write(commandText(words, indent));
  write("\n");
}

export function skipped(title, why) {
  clearLine();
  write(` - ${yellow(bold(place(title)))} ${dim("skipped:")} ${why}\n\n`);
}

/** The end: a list of commands to type, each with what it is for. */
export function next(title, commands) {
  write(`${green(bold(title))}\n\n`);
  for (const [what, words] of commands) write(`  ${what}\n${commandText(words, "    ")}\n`);
}

/** Leaves no half line behind. */
export function clearLine() {
  if (terminal) write("\r\u001b[K");
}

function commandText(words, margin) {
  return commandLines(words, width - margin.length - 2)
    .map((line, index) => `${margin}${dim(index === 0 ? "$ " : "  ")}${dim(line)}\n`)
    .join("");
}
