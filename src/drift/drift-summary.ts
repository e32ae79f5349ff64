/** Drift in sentences. Pure. */
import type { Network } from "../policy/model.ts";
import { count, wordList } from "../text/words.ts";
import type { Drift } from "./judge-drift.ts";

export function verdictWord({ verdict }: Drift): string {
  return { "in step": "IN STEP", drifted: "DRIFTED", incomplete: "INCOMPLETE" }[verdict];
}

/** Ends with a full stop. */
export function verdictSentence(drift: Drift): string {
  const { verdict, networks, apps, missing } = drift;
  const where = networks.length === 0 ? "" : ` in ${networkWords(networks)}`;
  switch (verdict) {
    case "in step":
      return apps.length === 0
        ? `no app has a Security Group${where}, and none should have one.`
        : `the Security Groups of ${count(apps.length, "app")}${where} admit what the policies declare, and nothing else.`;
    case "incomplete":
      return `nothing differs in what was read${where}, and not everything was read.`;
    case "drifted": {
      const differing = new Set(
        drift.problems.flatMap(({ app, network }) => (app === undefined ? [] : [`${app} ${network}`])),
      ).size;
      const judged = apps.length + missing.length;
      const groups = drift.unknown.length;
      const clauses = [
        ...(differing === 0
          ? []
          : [
              `${count(differing, "app")} of ${judged} ${differing === 1 ? "differs" : "differ"} from ${differing === 1 ? "its policy" : "their policies"}`,
            ]),
        ...(groups === 0
          ? []
          : [`${count(groups, "Security Group")} ${groups === 1 ? "is" : "are"} explained by no policy`]),
      ];
      return `${wordList(clauses)}${where}.`;
    }
  }
}

const networkWords = (networks: readonly Network[]): string => wordList(networks.map(({ name }) => name));

/** What the verdict does not speak of; sentences. */
export function limitSentences({ unread, deployed, elsewhere }: Drift): readonly string[] {
  const { recorded, interfaces } = deployed;
  return [
    ...(recorded.length === 0
      ? []
      : [
          `As ${wordList(recorded)} ${recorded.length === 1 ? "has" : "have"} it: what was changed in AWS since then is not in it.`,
        ]),
    ...(interfaces === undefined ? ["What the groups are attached to was not read, and is not judged."] : []),
    ...(unread.length === 0 ? [] : [`Nothing was read of ${networkWords(unread)}.`]),
    ...(elsewhere === 0
      ? []
      : [`${count(elsewhere, "group")} of other networks or VPCs ${elsewhere === 1 ? "was" : "were"} not judged.`]),
  ];
}
