/** Apps under `monitoring.apps` that have nothing to count. Points at the name. */
import { watchedNetworks } from "../../../monitoring/monitored-network.ts";
import { seeThruOf } from "../../../policy/allowlist.ts";
import { networksOf } from "../../../policy/resolve.ts";
import { didYouMean } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const appNotCounted = defineLintCheck({
  id: "monitoring/app-not-counted",
  summary: "an app that is to be counted by itself has no see-thru window in a watched network",
  why: "A filter can tell an app by the Security Group of its window alone: the firewall's records name no other. Without a window there is nothing to count, and no metric is made.",
  repair: "Remove the app from `monitoring.apps`, or correct its name.",
  severity: "warning",
  run: ({ tree }, report) => {
    const { monitoring, networks, source: file } = tree.settings;
    if (monitoring === undefined) return;
    const watched = watchedNetworks(monitoring, networks);
    const apps = new Map(
      tree.policies.flatMap((policy) => (policy.app === undefined ? [] : [[policy.app.value, policy]])),
    );
    for (const app of monitoring.apps) {
      const policy = apps.get(app.value);
      if (policy === undefined) {
        const help = didYouMean(app.value, [...apps.keys()], "write the app of a policy");
        report({ file, at: app, message: `there is no policy for app ${quote(app.value)}`, help });
        continue;
      }
      const there = networksOf(policy, networks).filter((network) => watched.includes(network));
      if (there.some((network) => seeThruOf(policy, network) !== undefined)) continue;
      report({
        file,
        at: app,
        message: `${quote(app.value)} has no see-thru window in a network that is watched: there is nothing to count`,
        help: "remove it from monitoring.apps",
        related: [{ file: policy.source, at: policy.app ?? policy.at, message: "the policy" }],
      });
    }
  },
});
