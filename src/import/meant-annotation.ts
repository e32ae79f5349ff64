/** What a malformed annotation was probably meant to be: for people to decide, never taken over. Pure. */
import { parseAnnotation } from "../discriminat/annotation.ts";
import { repairName } from "../discriminat/name.ts";

/** @returns the annotation that it would be, or `undefined` where nothing near it is one. */
export function meantAnnotation(description: string): string | undefined {
  const [, written = "", list = ""] =
    /discrim\w*[\s_-]*[:=]?[\s_-]*(tls|ssh|see-?thru)\s*[:=]\s*(.*)$/is.exec(description) ?? [];
  const kind = written.toLowerCase().replace("seethru", "see-thru");
  const parts = list
    .split(/[\s,;]+/)
    .map((part) => part.toLowerCase())
    .filter((part) => part !== "");
  const repaired =
    kind === "see-thru" ? parts.slice(0, 1) : parts.map((part) => repairName(part, { wildcards: true }) ?? part);
  const meant = `discriminat:${kind}:${repaired.join(",").replaceAll("?", "_")}`;
  const { kind: read } = parseAnnotation(meant);
  return read === "none" || read === "malformed" ? undefined : meant;
}
