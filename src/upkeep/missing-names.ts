/** Names that are missing, as items. Pure; which ones are worth a proposal, `suggest` has decided. */
import { defaultPort } from "../discriminat/preferences.ts";
import { countDays, type Need } from "../suggest/needs.ts";
import { fromClients, type Suggestion } from "../suggest/suggest.ts";
import { quote } from "../text/quote.ts";
import { quotedSome, wordList } from "../text/words.ts";
import { type Grounds, type Item, itemKey } from "./item.ts";

/** In another network the same name is another question. */
export function missingKey(app: string, { protocol, name, port, networks }: Omit<Need, "hasPassed">): string {
  return itemKey("missing", app, protocol, name, port, [...networks].sort());
}

function needGrounds({ connections, days, sources, hasPassed }: Need): Grounds {
  return { verdict: hasPassed ? "passed" : "blocked", connections, days: countDays(days), clients: sources };
}

export interface MissingName {
  readonly need: Need;
  readonly item: Item;
}

/** What a suggestion adds, name by name as observed. */
export function missingNames(app: string, { placements, bundles }: Suggestion): readonly MissingName[] {
  const itemOf = (need: Need, how: string): MissingName => {
    const { protocol, port, networks, firstSeen, lastSeen } = need;
    const where = port === defaultPort[protocol] ? "" : ` on port ${port}`;
    const [first, last] = [firstSeen?.slice(0, 10), lastSeen?.slice(0, 10)];
    const when = first === undefined ? "" : first === last ? `, on ${first}` : `, ${first} to ${last}`;
    const why = `${quote(need.name)} for ${protocol}${where} in ${wordList(networks)}, ${how}: ${fromClients(need)}${when}`;
    return { need, item: { kind: "missing", app, key: missingKey(app, need), grounds: needGrounds(need), why } };
  };
  return [
    ...bundles.flatMap(({ bundle, needs, unseen }) => {
      const more = unseen.length === 0 ? "" : `, which also admits ${quotedSome(unseen)}`;
      return needs.map((need) => itemOf(need, `by the bundle ${quote(bundle)}${more}`));
    }),
    ...placements.flatMap(({ entry, names, alsoIn }) => {
      const where = entry === undefined ? "in a new entry" : `under entry ${entry + 1}`;
      const also = alsoIn.length === 0 ? "" : `, which opens it in ${wordList(alsoIn)} too`;
      return names.flatMap(({ written, needs }) =>
        needs.map((need) => itemOf(need, `${written === need.name ? "" : `as ${quote(written)} `}${where}${also}`)),
      );
    }),
  ];
}
