/** What changes in the settings' `monitoring`: who is told of what, and from which number on. Pure. */
import type { MonitoringSettings, Settings } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import { quotedList, wordList } from "../text/words.ts";

/** A sentence for each change, in the order of the settings. */
export function monitoringChanges(base: Settings, head: Settings): readonly string[] {
  const [before, after] = [base.monitoring, head.monitoring];
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return ["the settings now ask for monitoring"];
  if (after === undefined) return ["the settings no longer ask for monitoring: its alarms and metrics go"];
  const changes: string[] = [];
  const add = (what: string, old: string, now: string): void => {
    if (old !== now) changes.push(`${what} ${now} instead of ${old}`);
  };
  add("monitoring watches", networkWords(before), networkWords(after));
  add("alarms notify", topicWords(before), topicWords(after));
  const names = [...new Set([...before.alarms, ...after.alarms].map(({ watch }) => watch.value))];
  for (const name of names) add(`the alarm ${quote(name)} is`, alarmWords(before, name), alarmWords(after, name));
  add("counted by themselves are", listWords(before.apps, "no apps"), listWords(after.apps, "no apps"));
  if (before.dashboard !== after.dashboard) changes.push(`networks have ${after.dashboard ? "a" : "no"} dashboard`);
  if (before.queries !== after.queries) changes.push(`networks have ${after.queries ? "" : "no "}saved queries`);
  return changes;
}

function networkWords({ networks }: MonitoringSettings): string {
  return networks === undefined ? "every network" : listWords(networks, "no network");
}

function listWords(names: readonly { readonly value: string }[], none: string): string {
  return names.length === 0 ? none : quotedList(names.map(({ value }) => value));
}

function topicWords({ notify }: MonitoringSettings): string {
  const words = notify.map(({ network, topic }) =>
    network === undefined ? quote(topic.value) : `${quote(topic.value)} (${network.value})`,
  );
  return words.length === 0 ? "no topic" : wordList(words);
}

function alarmWords({ alarms }: MonitoringSettings, name: string): string {
  const settings = alarms.find(({ watch }) => watch.value === name)?.settings;
  if (settings === undefined) return "the default";
  if (typeof settings === "string") return settings === "off" ? "off" : "counted without an alarm";
  const { threshold, periodMinutes, periods, missingData } = settings;
  const given = { threshold, period_minutes: periodMinutes, periods, missing_data: missingData };
  const words = Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [`${key} ${value}`]));
  return words.length === 0 ? "the default" : words.join(", ");
}
