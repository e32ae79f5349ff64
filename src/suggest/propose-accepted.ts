/**
 * Proposes again and again until `lint` has no objection: what it objects to is left out of the next proposal. Each round
 * leaves out at least one thing, so that it ends. Pure.
 */
import { isPattern } from "../discriminat/pattern.ts";
import type { Finding } from "../findings/finding.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import { createLintObjections, type Objections } from "./lint-objections.ts";
import { type Need, needKey } from "./needs.ts";
import type { EditOptions, ProposedEdit } from "./proposed-edit.ts";
import type { Refused, Suggestion } from "./suggest.ts";
import type { Withheld } from "./withhold.ts";

type Propose = (refused: Refused) => ProposedEdit;

export function proposeAccepted(
  tree: PolicyTree,
  policy: Policy,
  { asOf, suggest }: EditOptions,
  propose: Propose,
): ProposedEdit {
  const wanted = new Set(suggest.includeShared ? ["policy/multi-tenant-name"] : []);
  const judge = createLintObjections(tree, policy, { asOf, wanted });
  const objectionsTo = ({ suggestion, text }: ProposedEdit): Objections => judge(suggestion, text);
  let refused: Refused = { needs: new Map(), bundles: new Set(), patterns: new Set() };
  for (;;) {
    const edit = propose(refused);
    if (edit.suggestion.placements.length + edit.suggestion.bundles.length === 0) return edit;
    const { byName, others } = objectionsTo(edit);
    const next =
      byName.size > 0
        ? refuse(refused, edit.suggestion, byName)
        : others[0] !== undefined
          ? refuseWeakest(
              refused,
              edit.suggestion,
              others[0],
              (less) => objectionsTo(propose(less)).others.length === 0,
            )
          : undefined;
    if (next === undefined || sizeOf(next) === sizeOf(refused)) return edit;
    refused = next;
  }
}

function sizeOf({ needs, bundles, patterns }: Refused): number {
  return needs.size + bundles.size + patterns.size;
}

/** Patterns give way to the names that they stand for, and bundles to theirs, before a name is left out. */
function refuse(
  { needs: before, bundles, patterns }: Refused,
  { placements, bundles: proposals }: Suggestion,
  byName: ReadonlyMap<string, Finding>,
): Refused {
  const names = placements.flatMap((placement) => placement.names).filter(({ written }) => byName.has(written));
  const refusedBundles = proposals.filter(({ bundle }) => byName.has(bundle)).map(({ bundle }) => bundle);
  const needs = new Map(before);
  for (const { written, needs: own } of names.filter((name) => !isPattern(name.written))) {
    const finding = byName.get(written) as Finding;
    for (const need of own) needs.set(needKey(need), withheld(need, finding));
  }
  return {
    needs,
    bundles: new Set([...bundles, ...refusedBundles]),
    patterns: new Set([...patterns, ...names.map(({ written }) => written).filter(isPattern)]),
  };
}

/** Where there is too much of it, the names with the most connections stay. */
function refuseWeakest(
  refused: Refused,
  { placements, bundles }: Suggestion,
  finding: Finding,
  isAccepted: (refused: Refused) => boolean,
): Refused {
  const proposed = [
    ...bundles.flatMap((bundle) => bundle.needs),
    ...placements.flatMap(({ names }) => names.flatMap((name) => name.needs)),
  ];
  const byUse = proposed.sort(
    (one, other) => other.connections - one.connections || (needKey(one) < needKey(other) ? -1 : 1),
  );
  const keeping = (count: number): Refused => ({
    ...refused,
    needs: new Map([
      ...refused.needs,
      ...byUse.slice(count).map((need) => [needKey(need), withheld(need, finding)] as const),
    ]),
  });
  let [fits, tooMany] = [0, byUse.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (isAccepted(keeping(middle))) fits = middle;
    else tooMany = middle;
  }
  return keeping(fits);
}

function withheld(need: Need, { check, message }: Finding): Withheld {
  const subject = message.includes(quote(need.name)) ? "" : `${quote(need.name)} would not pass lint: `;
  return { need, because: "lint", message: `${subject}${message} (${check})` };
}
