/** Which actions IAM refuses, and which commands need them. Pure. */
import { wordList } from "../text/words.ts";
import { allowIt, refusalWords } from "./answer.ts";
import type { Call } from "./facts.ts";
import { ok, type Result, unknown, wrong } from "./result.ts";

/** What fails without an action. An action that only `doctor` needs shows at the check that cannot be told without it. */
const neededBy: ReadonlyMap<string, string> = new Map([
  ["logs:StartQuery", "observe"],
  ["logs:GetQueryResults", "observe"],
  ["logs:StopQuery", "observe"],
  ["logs:DescribeLogGroups", "observe --max-scan-gb"],
  ["logs:FilterLogEvents", "logs --network"],
  ["ec2:DescribeSecurityGroups", "drift --network"],
  ["ec2:DescribeSecurityGroupRules", "drift --network"],
  ["ec2:DescribeNetworkInterfaces", "drift --network"],
]);

export function judgePermissions(calls: readonly Call[]): readonly Result[] {
  const permissions = new Map(calls.map(({ action, permission }) => [action, permission]));
  const allowed: string[] = [];
  const untold: string[] = [];
  const refused: Result[] = [];
  for (const [action, command] of neededBy) {
    const permission = permissions.get(action) ?? "untold";
    if (permission === "allowed") allowed.push(action);
    else if (permission === "untold") untold.push(action);
    else {
      const message = `${refusalWords(permission)}; \`${command}\` needs it`;
      refused.push(wrong("permissions", message, allowIt(permission)));
    }
  }
  return [
    ...refused,
    ...(untold.length === 0
      ? []
      : [unknown("permissions", `whether AWS allows ${wordList(untold, "or")} is not known`)]),
    ...(allowed.length === 0 ? [] : [ok("permissions", `AWS allows ${wordList(allowed)}`)]),
  ];
}
