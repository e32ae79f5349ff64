/** Group names that AWS refuses. Points at the app. */
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

const reservedPrefix = "sg-";

export const groupNameReserved = defineLintCheck({
  id: "groups/group-name-reserved",
  summary: "an app's Security Group would have a name that AWS refuses",
  why: `Groups are named after their app, and AWS [refuses](https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html) names that start with \`${reservedPrefix}\`.`,
  repair: "Choose another name for the app.",
  severity: "error",
  run: ({ tree }, report) => {
    for (const { source, app } of tree.policies) {
      if (app === undefined || !app.value.toLowerCase().startsWith(reservedPrefix)) continue;
      report({
        file: source,
        at: app,
        message: `the app ${quote(app.value)} starts with ${quote(reservedPrefix)}; AWS refuses Security Groups with such names`,
        help: "choose another name for the app",
      });
    }
  },
});
