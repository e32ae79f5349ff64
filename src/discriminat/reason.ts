/**
 * The text of a flow record's `reason`. Its wording is not published, but for the phrase about the cache and that it names the
 * group whose rule matched (docs: logs reference). Nothing else may be read out of it. Pure.
 */

const groupId = /\bsg-[0-9a-f]{8,17}\b/g;
const address = /\b(?:\d{1,3}\.){3}\d{1,3}\b|(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi;
const longest = 200;

/** The Security Group that a reason names, if it names exactly one. */
export function groupInReason(reason: string): string | undefined {
  const [first, ...others] = new Set(reason.match(groupId));
  return others.length === 0 ? first : undefined;
}

/**
 * A reason without what differs between records that mean the same: the name, addresses and long numbers. What it says was
 * partly chosen by the client: no control characters, and no more than 200 characters.
 */
export function tidyReason(reason: string, name: string | null): string {
  const plain = reason.replace(/\p{C}/gu, "").slice(0, 4 * longest);
  const unnamed = name === null || name === "" ? plain : replaceText(plain, name, "{name}");
  return unnamed
    .replace(address, "{address}")
    .replace(/(?<!\bsg-[0-9a-f]*)\d{3,}/g, "{number}")
    .slice(0, longest)
    .trim();
}

/** Whatever the case. */
function replaceText(text: string, part: string, by: string): string {
  const lower = text.toLowerCase();
  const wanted = part.toLowerCase();
  if (lower.length !== text.length) return text;
  let result = "";
  let start = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, start)) {
    result += text.slice(start, at) + by;
    start = at + wanted.length;
  }
  return result + text.slice(start);
}
