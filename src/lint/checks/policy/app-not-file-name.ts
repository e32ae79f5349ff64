/** Policies whose file is not called after the app. Points at the app. */
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const appNotFileName = defineLintCheck({
  id: "policy/app-not-file-name",
  summary: "a policy's file is not named after its app",
  why: "People look for an app's policy by the name of the file.",
  repair:
    "Rename the file to `<app>.yaml`. Or write the file's name as `app`, where the file is right: of an app that is deployed already, that replaces its Security Group.",
  severity: "warning",
  run: ({ tree }, report) => {
    for (const { source, app } of tree.policies) {
      if (app === undefined) continue;
      const fileName = source.path.slice(source.path.lastIndexOf("/") + 1);
      const stem = fileName.replace(/\.ya?ml$/, "");
      if (stem === app.value) continue;
      report({
        file: source,
        at: app,
        message: `the app is ${quote(app.value)}, but the file is named ${quote(fileName)}`,
        help: `rename the file to ${app.value}.yaml${orRename(stem)}`,
      });
    }
  },
});

/** As the schema has it. */
const appName = /^[a-z][a-z0-9-]{0,62}$/;

/** The file may be right, and the app a slip. */
function orRename(stem: string): string {
  return appName.test(stem) ? `; or write app: ${stem}, where it is not deployed yet` : "";
}
