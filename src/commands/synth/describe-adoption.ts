/** What `synth --adopt` does, in the order of its steps, for people and for programs. Pure. */
import type { Adoption, AdoptionProblem } from "../../adoption/adoption.ts";
import type { Block } from "../../report/text-blocks.ts";
import { count, wordList } from "../../text/words.ts";

/** One item an app, and what is to be done. */
export function adoptionBlocks(adoptions: readonly Adoption[], command: string): readonly Block[] {
  const temporary = adoptions.reduce((sum, { bridges, old }) => sum + bridges.length + old.length, 0);
  const last =
    temporary === 0
      ? `run ${command}, so that the files no longer speak of imports; the plan is empty`
      : `run ${command} and apply again: ${count(temporary, "rule")} of the first apply ${temporary === 1 ? "goes" : "go"}, which ${temporary === 1 ? "holds" : "hold"} no name that is not elsewhere`;
  return [
    ...adoptions.map(
      (adoption): Block => ({ kind: "item", term: subjectOf(adoption.layout), lines: linesOf(adoption) }),
    ),
    {
      kind: "item",
      term: "Steps",
      lines: [
        "1. Apply these files: nothing is destroyed. Where the apply stops half-way, read the groups again and repeat this command.",
        `2. Then ${last}.`,
      ],
    },
  ];
}

/** So many are named. */
const shown = 5;

function someNames(lost: Adoption["lost"]): string {
  const names = [...new Set(lost.map(({ name }) => name))];
  const more = names.length - shown;
  return more > 0 ? `${names.slice(0, shown).join(", ")} and ${more} more (--format json lists them)` : wordList(names);
}

function linesOf({ layout, imports, bridges, old, created, left, lost, closesWindow }: Adoption): readonly string[] {
  const changed = [...imports.values()].filter(({ isChanged }) => isChanged).length;
  const emptied = old.filter(({ description }) => !description.startsWith("discriminat:")).length;
  const groups = layout.groups.flatMap(({ existingId }) => existingId ?? []);
  return [
    `${wordList(groups)}: ${count(imports.size + old.length, "rule")} imported, ${changed} of the ${imports.size} that stay ${changed === 1 ? "changes" : "change"}, ${created} created`,
    ...(bridges.length === 0
      ? []
      : [
          `${count(bridges.length, "rule")} for the time between: ${bridges.length === 1 ? "it holds" : "they hold"} names while these change their rule`,
        ]),
    ...(old.length === 0
      ? []
      : [
          `${count(old.length, "old rule")} until the second apply${emptied === 0 ? "" : `, ${emptied} without a name that the policy declares`}`,
        ]),
    ...(lost.length === 0
      ? []
      : [
          `${count(lost.length, "name")} of now ${lost.length === 1 ? "is" : "are"} not in the policy, and blocked from the first apply on: ${someNames(lost)}`,
        ]),
    ...(closesWindow ? ["the see-thru window of now is not in the policy, and closed by the first apply"] : []),
    ...(left === 0
      ? []
      : [
          `${count(left, "rule")} without an annotation ${left === 1 ? "belongs to others and stays as it is" : "belong to others and stay as they are"}`,
        ]),
  ];
}

export function adoptionData(adoptions: readonly Adoption[]): object {
  return adoptions.map(({ layout, imports, bridges, old, created, left, lost, closesWindow }) => ({
    app: layout.app,
    network: layout.network,
    groups: layout.groups.flatMap(({ existingId }) => existingId ?? []),
    imported: [...imports].map(([rule, { importId, isChanged }]) => ({ rule, id: importId, changed: isChanged })),
    created,
    bridges: bridges.map(({ description, destination }) => ({ destination, description })),
    old: old.map(({ importId, destination, description }) => ({ id: importId, destination, description })),
    left,
    lost,
    closes_window: closesWindow,
  }));
}

export function problemBlocks(problems: readonly AdoptionProblem[]): readonly Block[] {
  return problems.map(({ message, help, ...subject }) => ({
    kind: "item",
    term: subjectOf(subject),
    tone: "bad",
    lines: [message, help],
  }));
}

function subjectOf({ app, network }: { readonly app: string; readonly network: string }): string {
  return `${app} in ${network}`;
}
