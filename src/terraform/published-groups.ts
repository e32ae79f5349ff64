/**
 * The ids of an app's groups as an SSM parameter, for stacks that attach them: `<prefix>/<network>/<app>`, a StringList in the
 * order of the layout.
 */
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter/index.js";
import type { Construct } from "constructs";
import { UserError } from "../errors.ts";
import type { PublishSettings } from "../policy/model.ts";
import type { AppLayout } from "../security-groups/layout.ts";
import { quote } from "../text/quote.ts";
import { literalText } from "./literal-text.ts";

/**
 * As `schema/settings.schema.json` has it. AWS reserves what starts with aws or ssm, and allows 15 levels, of which two are ours:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
const legalPrefix = /^(?=.{1,800}$)(?!\/(?:aws|ssm))(?:\/[a-z0-9_.-]+){1,13}$/i;

/**
 * @param groupIds references to the ids
 * @param lastRules created first, so that a group that can be found has its rules
 * @throws UserError where AWS would refuse the parameter's name
 */
export function publishGroups(
  scope: Construct,
  { app, network }: AppLayout,
  groupIds: readonly string[],
  { ssmPrefix }: PublishSettings,
  lastRules: readonly string[],
): void {
  if (!legalPrefix.test(ssmPrefix)) {
    throw new UserError(`the ssm_prefix ${quote(ssmPrefix)} cannot begin the name of an SSM parameter`, {
      hint: "Write a slash, then letters, digits and _.-, in at most 13 levels; not one that starts with aws or ssm: `/egress`.",
    });
  }
  // An id with an underscore: groups have none.
  const parameter = new SsmParameter(scope, "group_ids", {
    name: literalText(`${ssmPrefix}/${network}/${app}`, "the name of an SSM parameter"),
    description: `Ids of the Security Groups of ${literalText(app, "the name of an app")}: attach every one of them.`,
    type: "StringList",
    value: groupIds.join(","),
  });
  parameter.dependsOn = [...lastRules];
}
