/** Networks under `monitoring` that the settings do not have, or do not watch. Points at the name. */
import { watchedNetworks } from "../../../monitoring/monitored-network.ts";
import { didYouMean } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";
import { quotedList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const networkUnknown = defineLintCheck({
  id: "monitoring/network-unknown",
  summary: "monitoring names a network that the settings do not have, or do not watch",
  why: "What is said of an unknown network has no effect: its alarms are not made, or notify no topic.",
  repair:
    "Write one of the names under `networks` in the settings; under `notify` one that `monitoring.networks` names too.",
  severity: "error",
  run: ({ tree: { settings } }, report) => {
    const { monitoring, networks, source: file } = settings;
    if (monitoring === undefined) return;
    const known = networks.map(({ name }) => name);
    const watched = watchedNetworks(monitoring, networks).map(({ name }) => name);
    const notified = new Set(monitoring.notify.flatMap(({ network }) => network ?? []));
    for (const [name, allowed] of [
      ...(monitoring.networks ?? []).map((name) => [name, known] as const),
      ...[...notified].map((name) => [name, watched] as const),
    ]) {
      if (allowed.includes(name.value)) continue;
      report({
        file,
        at: name,
        message: known.includes(name.value)
          ? `${quote(name.value)} is notified of alarms and not watched`
          : `${quote(name.value)} is not a network of the settings`,
        help: didYouMean(name.value, allowed, `write ${quotedList(allowed, "or")}`),
      });
    }
  },
});
