/** Two policies for one app. Points at the later file. */

import type { Policy } from "../../../policy/model.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const appDuplicated = defineLintCheck({
  id: "policy/app-duplicated",
  summary: "two policies are for the same app",
  why: "Security Groups are named after the app, and the name is unique in a VPC. Two policies would fight over one group.",
  repair: "Put all entries into one policy, or give the apps different names.",
  severity: "error",
  run: ({ tree }, report) => {
    const first = new Map<string, Policy>();
    for (const policy of tree.policies) {
      const { source, app } = policy;
      if (app === undefined) continue;
      const earlier = first.get(app.value);
      if (earlier?.app === undefined) {
        first.set(app.value, policy);
        continue;
      }
      report({
        file: source,
        at: app,
        message: `the app ${quote(app.value)} already has a policy, ${quote(earlier.source.path)}; an app has one`,
        help: "put all entries into one policy, or give the apps different names",
        related: [{ message: "the other policy", file: earlier.source, at: earlier.app }],
      });
    }
  },
});
