/** What one list of a bundle holds that another does not. Pure. */
import { defaultPort } from "../../discriminat/preferences.ts";
import { quotedSome } from "../../text/words.ts";
import type { Bundle } from "../model.ts";

/** Names with what is not usual about them: `ssh`, a port or a region of their own. */
export interface ListChange {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
}

export function compareLists(before: Bundle, after: Bundle): ListChange {
  const was = contentsOf(before);
  const is = contentsOf(after);
  return {
    gained: [...is].filter((item) => !was.has(item)),
    lost: [...was].filter((item) => !is.has(item)),
  };
}

/** A clause such as `gains "a" and loses "b"`; empty where nothing changes. */
export function describeListChange({ gained, lost }: ListChange): string {
  const parts = [];
  if (gained.length > 0) parts.push(`gains ${quotedSome(gained)}`);
  if (lost.length > 0) parts.push(`loses ${quotedSome(lost)}`);
  return parts.join(" and ");
}

function contentsOf({ allow }: Bundle): ReadonlySet<string> {
  const contents = new Set<string>();
  for (const { protocol, names, ports, regions } of allow) {
    const usual = defaultPort[protocol];
    const scheme = protocol === "tls" ? "" : `${protocol}://`;
    for (const { value } of names) {
      for (const port of ports?.map((one) => one.value) ?? [usual]) {
        const name = `${scheme}${value}${port === usual ? "" : `:${port}`}`;
        for (const where of regions?.map((region) => ` (${region})`) ?? [""]) contents.add(`${name}${where}`);
      }
    }
  }
  return contents;
}
