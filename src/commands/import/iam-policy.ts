/** The least IAM policy of `import --network`. */
import { liveGroupsActions } from "../../deployed-groups/live-actions.ts";

export function iamPolicy(): string {
  const statement = { Sid: "ReadSecurityGroups", Effect: "Allow", Action: [...liveGroupsActions], Resource: "*" };
  return `${JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2)}\n`;
}
