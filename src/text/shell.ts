/** Words for a POSIX shell. Pure. */

/** In single quotes, in which a shell expands nothing. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** As it is where it is one harmless word, else in quotes. */
export function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : shellQuote(text);
}
