/** A review in one sentence, and each of its replays in another. Pure. */
import { count, thousands, wordList } from "../text/words.ts";
import { describeTime, describeTraffic } from "./describe-change.ts";
import type { Replay } from "./replay.ts";
import type { NameChange } from "./review-changes.ts";
import type { Review } from "./review-trees.ts";

const verb = (number: number, one: string, many: string): string => (number === 1 ? one : many);

/** Ends with a full stop; without the verdict's word. */
export function verdictSentence({ names, windows, notices, apps, verdict }: Review): string {
  const of = (direction: NameChange["direction"], time: boolean): number =>
    names.filter((change) => change.direction === direction && (change.of === "time") === time).length;
  const clauses: string[] = [];
  const say = (number: number, one: string, one_: string, many_: string, many = `${one}s`): void => {
    if (number > 0) clauses.push(`${count(number, one, many)} ${verb(number, one_, many_)}`);
  };
  say(of("wider", false), "name", "becomes reachable", "become reachable");
  say(of("wider", true), "name", "stays reachable for longer", "stay reachable for longer");
  say(windows.filter(({ kind }) => kind === "opened").length, "see-thru window", "is opened", "are opened");
  say(windows.filter(({ kind }) => kind === "extended").length, "see-thru window", "is extended", "are extended");
  say(
    windows.filter(({ wider, kind }) => wider && kind !== "opened" && kind !== "extended").length,
    "see-thru window",
    "reaches other ports",
    "reach other ports",
  );
  say(of("narrower", false), "name", "is no longer reachable", "are no longer reachable");
  say(of("narrower", true), "name", "is reachable for a shorter time", "are reachable for a shorter time");
  say(
    windows.filter(({ wider }) => !wider).length,
    "see-thru window",
    "ends earlier or reaches less",
    "end earlier or reach less",
  );
  const loosened = notices.filter(({ kind }) => kind === "guardrail-loosened" || kind === "severity-lowered").length;
  say(loosened, "guardrail", "is loosened", "are loosened");
  if (clauses.length === 0) {
    return notices.length === 0
      ? "the policies admit the same as before."
      : `the policies admit the same as before; ${count(notices.length, "other change")}.`;
  }
  const where = apps.length === 0 || verdict === "EQUAL" ? "" : ` (${count(apps.length, "app")})`;
  return `${wordList(clauses)}${where}.`;
}

/** What the observed connections say: a sentence for each network, and none without any. */
export function replaySentences(replays: readonly Replay[], names: readonly NameChange[]): readonly string[] {
  const admitted = admittedWords(names);
  return replays.map((replay, index) => {
    // New names count once, whatever the number of networks.
    const isLast = index === replays.length - 1;
    return `${[...replayClauses(replay), ...(isLast ? admitted : [])].join("; ")}.`;
  });
}

/** Why "never seen" may not mean "never happens", each reason once. */
export function doubtsOfReplays(replays: readonly Replay[]): readonly string[] {
  const several = replays.length > 1;
  return replays.flatMap(({ network, doubts }) => doubts.map((doubt) => (several ? `${network}: ${doubt}` : doubt)));
}

function replayClauses(replay: Replay): readonly string[] {
  const { blocked, refused, connections, network, window } = replay;
  const when = window === null ? "" : `, ${describeTime(window.from)} to ${describeTime(window.to)}`;
  const all = count(connections, "connection");
  const cut =
    blocked.connections === 0
      ? `would have blocked none of ${all}`
      : `would have blocked ${thousands(blocked.connections)} of ${all} (${count(blocked.names, "name")}${blocked.lastSeen === null ? "" : `, last on ${describeTime(blocked.lastSeen)}`})`;
  const purpose =
    refused.connections === 0
      ? []
      : [
          `${thousands(refused.connections)}${blocked.connections === 0 ? "" : " more"} on purpose, as listed under refuse (${count(refused.names, "name")})`,
        ];
  return [`replay of ${network}${when}: ${cut}`, ...purpose];
}

function admittedWords(names: readonly NameChange[]): readonly string[] {
  const judged = names.flatMap(({ direction, of, traffic }) =>
    direction === "wider" && of !== "time" && traffic !== undefined ? [traffic] : [],
  );
  if (judged.length === 0) return [];
  const seen = judged.filter(({ connections }) => connections > 0);
  const fresh = `admits ${count(judged.length, "new name")}`;
  if (seen.length === 0) return [`${fresh}, never seen`];
  const connections = seen.reduce((sum, traffic) => sum + traffic.connections, 0);
  const lastSeen = seen.reduce<string | null>(
    (last, traffic) =>
      traffic.lastSeen !== null && (last === null || traffic.lastSeen > last) ? traffic.lastSeen : last,
    null,
  );
  const words = describeTraffic({ connections, names: seen.length, lastSeen });
  return [
    seen.length === judged.length ? `${fresh}, ${words}` : `${fresh}, ${thousands(seen.length)} of them ${words}`,
  ];
}
