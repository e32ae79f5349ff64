/** The little Markdown in which checks describe themselves, as plain text. Pure; not for text that others wrote. */

/** Links as `text (address)`; backticks stay, because they show where a name begins and ends. */
export function plainText(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\((\S+?)\)/g, "$1 ($2)");
}
