/** See-thru windows in networks that do not log what the windows let through. Points at the `see_thru` key. */
import { appliesTo } from "../../../policy/resolve.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const seeThruWithoutFlowLog = defineLintCheck({
  id: "policy/see-thru-without-flow-log",
  summary: "a see-thru window is open in a network that does not log allowed connections",
  why: "Connections under a see-thru window are allowed ones. A deployment with `flow_log_verbosity: only_disallowed` or `none` does not log them, so the window gives up enforcement and teaches nothing.",
  repair:
    "Set the deployment's preference to `full` for the time of the window, and say so under `preferences` in the settings.",
  severity: "warning",
  run: ({ deployments }, report) => {
    for (const { policy, networks } of deployments) {
      const { seeThru } = policy;
      if (seeThru === undefined) continue;
      for (const network of networks.filter((candidate) => appliesTo(seeThru, candidate))) {
        const { flowLogVerbosity } = network.preferences;
        if (flowLogVerbosity === "full") continue;
        report({
          file: policy.source,
          at: seeThru.at,
          networks: [network],
          message: `the window will discover nothing: flow_log_verbosity is ${flowLogVerbosity}, which leaves allowed connections out; it should be full`,
          help: "set flow_log_verbosity to full in the deployment and in the settings",
        });
      }
    }
  },
});
