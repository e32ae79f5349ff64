/**
 * Writes docs/first-run.svg, the picture of `npm start` in the README: what it really prints, colours included, up to the list of
 * what to type next. Needs Terraform and its AWS provider: `npm run --silent build && node scripts/draw-first-run.mjs`.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = fileURLToPath(new URL("../", import.meta.url));

const [columnWidth, lineHeight, margin, fontSize] = [8.4, 19, 20, 14];
/** What SGR parameters mean here: https://en.wikipedia.org/wiki/ANSI_escape_code#SGR; all that picocolors writes in this run. */
const styles = { 1: "bold", 2: "dim", 31: "red", 32: "green", 33: "yellow", 36: "cyan" };
const ends = { 0: Object.values(styles), 22: ["bold", "dim"], 39: ["red", "green", "yellow", "cyan"] };

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A line with escape sequences as pieces of SVG, each with the classes that hold for it. */
function pieces(line) {
  const [before, ...parts] = line.split("\u001b[");
  const holding = new Set();
  const styled = parts.map((part) => {
    const [sequence, code] = /^(\d+)m/.exec(part) ?? [];
    if (styles[code] !== undefined) holding.add(styles[code]);
    else if (ends[code] !== undefined) for (const style of ends[code]) holding.delete(style);
    else throw new Error(`the picture has no style for the escape sequence ${part}`);
    const text = escaped(part.slice(sequence.length));
    return text === "" || holding.size === 0 ? text : `<tspan class="${[...holding].join(" ")}">${text}</tspan>`;
  });
  return [escaped(before), ...styled].join("");
}

/** A terminal with this text, as SVG that needs nothing but a monospaced font. */
export function drawTerminal(title, text) {
  const lines = text.split("\n");
  const longest = Math.max(...lines.map((line) => stripVTControlCharacters(line).length));
  const [width, height] = [Math.ceil(longest * columnWidth) + 2 * margin, lines.length * lineHeight + 2 * margin];
  const rows = lines.map((line, index) => {
    const y = margin + index * lineHeight + fontSize;
    return line === "" ? "" : `<text x="${margin}" y="${y}">${pieces(line)}</text>\n`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(title)}</title>
<style>
text { font: ${fontSize}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #e6edf3; white-space: pre }
.bold { font-weight: 600 } .dim { fill: #9198a1 } .red { fill: #ff7b72 } .green { fill: #7ee787 } .yellow { fill: #f2cc60 } .cyan { fill: #76e3ea }
</style>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
${rows.join("")}</svg>
`;
}

/** Runs `npm start` and draws what it prints. */
export function drawFirstRun(env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...env, FORCE_COLOR: "1", NO_COLOR: "" },
    encoding: "utf8",
  });
  const lines = stdout.trimStart().split("\n");
  const end = lines.findIndex((line) => stripVTControlCharacters(line).startsWith("Next, to type"));
  const shown = lines.slice(0, end).join("\n").trimEnd();
  if (status !== 0 || !shown.includes("EXPLAINED"))
    throw new Error(`npm start showed no proven plan:\n${stdout}${stderr}`);
  return drawTerminal(
    "npm start: from the firewall's logs to a proven Terraform plan",
    `\u001b[2m$\u001b[22m npm start\n\n${shown}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(new URL("../docs/first-run.svg", import.meta.url), drawFirstRun(process.env));
}
