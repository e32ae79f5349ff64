/**
 * Inputs for the fuzzer: seeds from the repository's own fixtures, and what a seeded generator makes of them. The same seed and
 * index give the same input on every machine. Must not read the clock or Math.random.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Texts that parsers, terminals, formats and JavaScript treat in a way of their own. */
const spices = [
  "\u0000",
  "\uFEFF",
  "\u202E",
  "\u200B",
  "\r",
  "\r\n",
  "\n",
  "\t",
  "\u2028",
  "\uD800",
  "\\",
  '"',
  "'",
  "`",
  "$",
  `\${x}`,
  "%{x}",
  "{region}",
  "<script>",
  "]]>",
  "&amp;",
  "::error::",
  "%0A",
  "\u001B[31m",
  "[a](b)",
  "|",
  "- ",
  ": ",
  "#",
  "# discriminat-policy-ignore policy/x: y",
  "&a ",
  "*a",
  "!!js/function ",
  "<<: ",
  "---\n",
  "...\n",
  "? ",
  "{",
  "}",
  "[",
  "]",
  ",",
  "null",
  "~",
  "true",
  "0x1f",
  "1e999",
  "-0",
  "99999999999999999999",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "discriminat:tls:",
  "discriminat:see-thru:2026-02-30",
  "*.*.*.*.*.*.example.com",
  "*".repeat(60),
  "a".repeat(300),
  "xn--",
  "example.com.",
  ".example.com",
  "**.example.com",
  "0.0.0.0/0",
  "::/0",
  "sg-0123",
  "2026-12-31",
  "\u00E9.example",
  "\uFF0E",
  "%default",
  "1",
  "-1",
  "\\u0000",
  "\\ud800",
];

/** A small generator of 32-bit numbers (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Every file below a folder whose name ends so, sorted, as text. */
export function textsBelow(folder, endings, maxBytes = 64 * 1024) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return paths.map((path) => readFileSync(path, "utf8")).filter((text) => text !== "" && text.length <= maxBytes);
}

/** The input with this number: a seed, changed in one to six places. */
export function inputAt(seeds, seed, index) {
  const next = numbers(Math.imul(seed, 0x9e3779b1) ^ index);
  const below = (limit) => next() % Math.max(1, limit);
  const pick = (list) => list[below(list.length)];
  let text = pick(seeds);
  for (let left = 1 + below(6); left > 0; left -= 1) text = change(text, { below, pick, seeds });
  return text.slice(0, 80_000);
}

function change(text, { below, pick, seeds }) {
  const at = below(text.length + 1);
  const length = 1 + below(below(4) === 0 ? 200 : 8);
  switch (below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + pick(spices) + text.slice(at);
    case 2:
      return text.slice(0, at) + pick(spices) + text.slice(at + length);
    case 3:
      return text.slice(0, at) + text.slice(at, at + length).repeat(2 + below(4)) + text.slice(at + length);
    case 4: {
      const other = pick(seeds);
      const from = below(other.length);
      return text.slice(0, at) + other.slice(from, from + length * 8) + text.slice(at);
    }
    case 5:
      return text.slice(0, at) + String.fromCharCode(below(below(3) === 0 ? 0x10000 : 128)) + text.slice(at + 1);
    case 6: {
      const lines = text.split("\n");
      const line = below(lines.length);
      lines.splice(below(lines.length), 0, ...lines.splice(line, 1 + below(3)));
      return lines.join("\n");
    }
    case 7:
      return replaceWord(text, at, pick(spices));
    default:
      return text.slice(0, at);
  }
}

/** Another text in place of the word around an offset. */
function replaceWord(text, at, by) {
  const before = /[\w.*-]*$/.exec(text.slice(0, at))?.[0].length ?? 0;
  const after = /^[\w.*-]*/.exec(text.slice(at))?.[0].length ?? 0;
  return text.slice(0, at - before) + by + text.slice(at + after);
}
