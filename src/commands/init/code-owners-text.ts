/** The CODEOWNERS that `init` writes: comments, until the teams are put in. Pure. */
import { fromTop } from "./from-top.ts";

/** What decides how the checks run, beside the folder `.github`: a change of one of these can switch them off. */
const decisive = [
  ".gitattributes",
  ".npmrc",
  ".pre-commit-config.yaml",
  "cdktf.json",
  "npm-shrinkwrap.json",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
];

/** Only comments: GitHub silently ignores a line whose owners do not exist. */
export function codeOwnersText(folder: string, inFolder: string, team: string): string {
  const policies = fromTop(folder, inFolder);
  const owned = (path: string, ...teams: readonly string[]): string =>
    `# ${path.padEnd(policies.length + 20)} ${teams.map((team) => `@your-org/${team}`).join(" ")}\n`;
  const own = decisive.map((path) => `/${fromTop(folder, path)}`);
  const atTop = folder === "" ? [] : ["/.gitattributes", "/.npmrc", "/.pre-commit-config.yaml"];
  const security = [`/${policies}/discriminat.yaml`, `/${policies}/bundles/`, "/.github/", ...atTop, ...own];
  return `# Who approves what; the last line that matches decides. Take off the # and put in your teams, and ask for it in the branch's
# rules: "Require review from Code Owners".
#
# Whatever no later line names is security's.
${owned("*", "security")}#
# Teams own their apps. GitHub asks all owners of a line for a review; the approval of one of them is enough.
${owned(`/${policies}/${team}/`, team, "security")}#
# Security alone owns what applies to everyone, guardrails and bundles, and what decides how the checks run. Keep these lines last.
${security.map((path) => owned(path, "security")).join("")}#
# See-thru windows stand in the files of the apps: let them fail the check instead, in ${policies}/discriminat.yaml:
#   checks: {review/window-opened: error, review/window-extended: error, review/window-extended-again: error}
`;
}
