/**
 * Makes text from outside safe to show: anything that would act on a terminal or a CI runner, reorder the line or hide
 * in it becomes a visible escape. Every format starts here and adds the escapes of its own syntax. Must not drop characters: what is
 * reported stays distinguishable.
 */

/**
 * Controls, format characters (bidirectional marks and overrides among them), what Unicode lets a font ignore (zero
 * width, fillers, variation selectors), line separators, blanks other than the space, private use, lone surrogates,
 * noncharacters, and the blank Braille pattern, which is a symbol by category.
 */
const hiddenCharacters =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]|(?! )\p{Zs}/gu;

const shortEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** `\n`, `\t`, `\r`, else `\u{…}` in lower-case hexadecimal. */
export function visibleEscape(character: string): string {
  return shortEscapes[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * What a log of GitHub Actions, Azure Pipelines or TeamCity takes for a command: `::name` at the start of a line, to which
 * wrapping can bring any word (`::/0` is an address), and `##[name]` or `##vso[name]` anywhere. The first character of each.
 */
const runnerCommands = /(?<=^| ):(?=:[^/])|#(?=#\w*\[)/g;

/** Most texts are printable ASCII, and this is much cheaper to find out than which of Unicode's characters are hidden. */
const beyondAscii = /[^\x20-\x7e]/;

/** Replaces each character that acts or hides, line breaks included, and the first one of each command. */
export function replaceActive(text: string, replacement: (character: string) => string): string {
  const shown = beyondAscii.test(text) ? text.replace(hiddenCharacters, replacement) : text;
  return shown.replace(runnerCommands, replacement);
}

/** One line of text without anything that acts or hides. Idempotent. */
export function visible(text: string): string {
  return replaceActive(text, visibleEscape);
}

/** The text character by character as `visible` shows it, for callers that need the position of each one. */
export function visibleCharacters(text: string): readonly { readonly character: string; readonly shown: string }[] {
  const commands = new Set(Array.from(text.matchAll(runnerCommands), ({ index }) => index));
  let offset = 0;
  return Array.from(text, (character) => {
    const shown = commands.has(offset) ? visibleEscape(character) : character.replace(hiddenCharacters, visibleEscape);
    offset += character.length;
    return { character, shown };
  });
}
