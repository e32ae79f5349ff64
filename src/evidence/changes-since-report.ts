/** What changed since an earlier report, in the words of a review: names, windows, apps, stages, and what is listed. Pure. */

import type { Budget } from "../discriminat/label-union.ts";
import type { App, AttentionItem, Change, Entry, PageModel, Window } from "../page/model.ts";
import { forever } from "../review/app-reach.ts";
import { judgeWindows } from "../review/compare-windows.ts";
import { describeName, describeWindow } from "../review/describe-change.ts";
import { createCover, type Excess } from "../review/name-coverage.ts";
import { quote } from "../text/quote.ts";
import { sentence } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import { sortChanges } from "./changes-since.ts";
import { confirmationChanges } from "./confirmations.ts";
import { type History, nameEvent, windowEvent } from "./history.ts";

type Reported = Pick<PageModel, "apps" | "attention" | "networks" | "inputs">;

/** As for a review: when it is spent, what is left counts as wider and says that it is undecided. */
const steps = 3_000_000;

/** Wider ones first. */
export function changesSinceReport(before: Reported, now: Reported, ofChange: History["ofChange"]): readonly Change[] {
  const networks = now.networks.filter((network) => before.networks.includes(network));
  const isShared = ({ network }: { readonly network?: string | undefined }) =>
    network === undefined || networks.includes(network);
  const [was, is] = [before, now].map(({ apps }) => new Map(apps.filter(isShared).map((app) => [keyOf(app), app])));
  if (was === undefined || is === undefined) return [];
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort();
  const pairs = keys.map((key) => [was.get(key), is.get(key)] as const);
  const all = [
    ...windowChanges(pairs, ofChange),
    ...nameChanges(pairs, ofChange),
    ...pairs.flatMap(([one, other]) => appChanges(one, other)),
    ...confirmationChanges(pairs),
    ...listChanges(
      ...[before, now].map(({ attention }) =>
        attention.filter((item) => isShared(item) && knows(before, item) && knows(now, item)),
      ),
    ),
    ...networkChanges(before.networks, now.networks),
  ];
  return sortChanges(all);
}

type Pair = readonly [App | undefined, App | undefined];
type Direction = "wider" | "narrower";

const keyOf = ({ app, network }: { readonly app: string; readonly network: string }): string =>
  JSON.stringify([app, network]);

const row = (
  kind: Change["kind"],
  app: string | undefined,
  clause: string,
  place: string | undefined,
  provenance?: string | undefined,
): Change => ({
  ...{ kind, app, what: sentence(clause), provenance, place },
});

interface Member {
  readonly name: string;
  readonly port: number;
  readonly until: string;
  readonly entry: Entry;
}

/** By target, then by name; of several entries the one that holds longest. */
function membersOf(app: App | undefined): ReadonlyMap<string, ReadonlyMap<string, Member>> {
  const byTarget = new Map<string, Map<string, Member>>();
  for (const entry of app?.entries ?? []) {
    const { name, target, expires: until = forever } = entry;
    const members = byTarget.get(target) ?? new Map<string, Member>();
    byTarget.set(target, members);
    const known = members.get(name);
    const port = Number(target.slice(target.indexOf(" ") + 1));
    if (known === undefined || known.until < until) members.set(name, { name, port, until, entry });
  }
  return byTarget;
}

interface Found {
  readonly direction: Direction;
  readonly member: Member;
  readonly excess: Excess;
  readonly places: { readonly app: string; readonly network: string }[];
}

/** The same change in several apps is one. */
function nameChanges(pairs: readonly Pair[], ofChange: History["ofChange"]): readonly Change[] {
  const budget: Budget = { left: steps };
  const found = new Map<string, Found>();
  const compare = (direction: Direction, side: App | undefined, other: App | undefined): void => {
    if (side === undefined) return;
    const opposite = membersOf(other);
    for (const [target, members] of membersOf(side)) {
      const cover = createCover(opposite.get(target) ?? new Map(), other?.window, budget);
      for (const member of members.values()) {
        const excess = cover.excess(member);
        if (excess === undefined) continue;
        const { name, until, entry } = member;
        const key = JSON.stringify([direction, name, target, until, entry.bundle, excess]);
        const known = found.get(key);
        if (known === undefined) found.set(key, { direction, member, excess, places: [side] });
        else known.places.push(side);
      }
    }
  };
  for (const [was, is] of pairs) {
    compare("wider", is, was);
    compare("narrower", was, is);
  }
  return [...found.values()]
    .sort(({ member: { entry: one } }, { member: { entry: other } }) =>
      compareText(`${one.name} ${one.target}`, `${other.name} ${other.target}`),
    )
    .map(({ direction, member: { name, port, until, entry }, excess, places }) => {
      const protocol = entry.target.startsWith("ssh ") ? "ssh" : "tls";
      const thing = { name, port, protocol, bundle: entry.bundle } as const;
      const clause = describeName({
        ...{ direction, of: excess.of, witness: excess.witness, undecided: excess.undecided },
        ...{ ...thing, places },
        ...{ until: until === forever ? null : until, otherUntil: excess.before ?? null },
      });
      const [place] = places;
      const event = nameEvent({ of: excess.of, direction });
      const by = place && ofChange({ app: place.app, network: place.network, event, name: thing });
      return row(direction, place?.app, clause, entry.place, by);
    });
}

/** The same change in several networks is one. */
function windowChanges(pairs: readonly Pair[], ofChange: History["ofChange"]): readonly Change[] {
  const terms = (window: Window | undefined) => window && { until: window.until, ports: window.ports };
  const windows = pairs.flatMap(([was, is]) => {
    const [before, after] = [terms(was?.window), terms(is?.window)];
    const holder = is ?? was;
    if (holder === undefined || (before === undefined && after === undefined)) return [];
    const judged = judgeWindows(before, after);
    return judged.wider || judged.narrower ? [{ ...judged, holder, before, after }] : [];
  });
  const changes = groupBy(windows, ({ holder, before, after }) => JSON.stringify([holder.app, before, after]));
  return [...changes.values()].map((all) => {
    const [{ kind, wider, holder, before, after }] = all;
    const networks = all.map((one) => one.holder.network);
    const clause = describeWindow({ kind, app: holder.app, networks, before, after, history: [], isHistoryCut: false });
    const [network = ""] = networks;
    const by = ofChange({ app: holder.app, network, event: windowEvent(kind), name: undefined });
    return row(wider ? "wider" : "narrower", holder.app, clause, holder.place, by);
  });
}

function appChanges(was: App | undefined, is: App | undefined): readonly Change[] {
  if (was === undefined && is !== undefined) {
    const team = is.team === undefined ? "" : ` of the team ${quote(is.team)}`;
    return [row("other", is.app, `the app ${quote(is.app)}${team} is new in ${is.network}`, is.place)];
  }
  if (was === undefined) return [];
  if (is === undefined) {
    return [row("other", was.app, `the app ${quote(was.app)} is removed from ${was.network}`, was.place)];
  }
  const { app, network } = is;
  const team = (one: App) => quote(one.team ?? "");
  return [
    ...(was.stage === is.stage
      ? []
      : [row("other", app, `the stage of ${app} in ${network} is ${is.stage}, previously ${was.stage}`, is.place)]),
    ...(was.team === is.team
      ? []
      : [
          row("other", app, `the app ${quote(app)} moves from the team ${team(was)} to the team ${team(is)}`, is.place),
        ]),
  ];
}

/** Items that only an input shows, by the beginning of their kind. */
const shownBy: readonly (readonly [RegExp, (inputs: PageModel["inputs"], network: string | undefined) => boolean])[] = [
  [/^plan\b/, (inputs) => inputs.some(({ kind }) => kind === "Terraform plan")],
  [/^drift\b/, (inputs) => inputs.some(({ kind }) => /^(?:Security Groups as they stand|Answer of drift)$/.test(kind))],
  [
    /^(?:unused|missing|not applied|no policy|unexplained|evidence)$/,
    (inputs, network) => inputs.some(({ kind, name }) => kind === "Observed traffic" && name === network),
  ],
];

/** Whether a report would list such an item, if there was one. */
function knows({ inputs }: Reported, { kind, network }: AttentionItem): boolean {
  return shownBy.every(([kinds, isGiven]) => !kinds.test(kind) || isGiven(inputs, network));
}

/** By what it is and where: figures in the sentence change from day to day. */
function listChanges(was: readonly AttentionItem[] = [], is: readonly AttentionItem[] = []): readonly Change[] {
  const key = ({ level, kind, app, network }: AttentionItem) => JSON.stringify([level, kind, app, network]);
  const [old, fresh] = [new Set(was.map(key)), new Set(is.map(key))];
  const found = (kind: "new" | "settled", { app, what, place }: AttentionItem): Change => ({
    ...{ kind, app, what, provenance: undefined, place: kind === "new" ? place : undefined },
  });
  return [
    ...is.filter((one) => !old.has(key(one))).map((one) => found("new", one)),
    ...was.filter((one) => !fresh.has(key(one))).map((one) => found("settled", one)),
  ];
}

function networkChanges(was: readonly string[], is: readonly string[]): readonly Change[] {
  return [
    ...is
      .filter((network) => !was.includes(network))
      .map((network) => `the earlier report is not about ${network}: what changed there is not known`),
    ...was
      .filter((network) => !is.includes(network))
      .map((network) => `this report is not about ${network}, which the earlier one was`),
  ].map((clause) => row("other", undefined, clause, undefined));
}
