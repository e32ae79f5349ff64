/** Numbers and lists in the lines of `npm start`. */

/** `1,941 connections`, `1 policy` */
export function count(number, noun) {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}

/** `a`, `a and b`, `a, b and c`; `a, b and 3 more` */
export function list(texts) {
  const shown = texts.length > 3 ? [...texts.slice(0, 2), `${texts.length - 2} more`] : texts;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** A command as a shell takes it, over several lines where it is longer than `width`: a break stands before an option. */
export function commandLines(words, width) {
  const lines = [];
  let line = "";
  for (const part of words
    .map(quoted)
    .join(" ")
    .split(/ (?=--?\w)/)) {
    if (line !== "" && line.length + part.length + 3 > width) {
      lines.push(`${line} \\`);
      line = `  ${part}`;
    } else {
      line = line === "" ? part : `${line} ${part}`;
    }
  }
  return [...lines, line];
}

function quoted(word) {
  return /^[\w@%+=:,./>&|-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
