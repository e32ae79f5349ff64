/** Whether the credentials are there, accepted, and of the account that the settings name. Pure. */
import type { Network } from "../policy/model.ts";
import { type Answer, judgeAnswer } from "./answer.ts";
import type { Identity } from "./facts.ts";
import { ok, type Result, unknown, wrong } from "./result.ts";

export function judgeIdentity(network: Network, identity: Answer<Identity>): readonly Result[] {
  return [...judgeCredentials(identity), ...judgeAccount(network, identity), ...judgeRole(network)];
}

function judgeCredentials(identity: Answer<Identity>): readonly Result[] {
  if (identity.kind === "rejected") return [wrong("credentials", identity.why, identity.repair ?? "Sign in again.")];
  return judgeAnswer("credentials", identity, ({ arn }) => [ok("credentials", arn)]);
}

/** `observe`, `logs` and this command ask as `read_role_arn`, or with the credentials as they are; only Terraform assumes `role_arn`. */
function judgeAccount({ accountId }: Network, identity: Answer<Identity>): readonly Result[] {
  if (identity.kind !== "told") {
    return [unknown("account", "the account that the credentials belong to is not known")];
  }
  const { account } = identity.value;
  if (accountId === undefined) return [ok("account", `${account}; the settings name none`)];
  if (accountId === account) return [ok("account", `${account}, as account_id says`)];
  return [
    wrong(
      "account",
      `the credentials are of account ${account}, and account_id is ${accountId}`,
      `Sign in to account ${accountId}, for example with AWS_PROFILE; or write \`account_id: "${account}"\` in the settings.`,
    ),
  ];
}

/** Whether Terraform may assume it can only be told by assuming it, which is more than reading. */
export function judgeRole({ roleArn, accountId }: Network): readonly Result[] {
  if (roleArn === undefined) return [];
  const account = roleArn.split(":")[4];
  if (accountId !== undefined && account !== accountId) {
    return [
      wrong(
        "role",
        `role_arn is of account ${account}, and account_id is ${accountId}: Terraform refuses that`,
        `Name a role of account ${accountId} as role_arn, or write \`account_id: "${account}"\`.`,
      ),
    ];
  }
  return [ok("role", `${roleArn} is for Terraform to assume; nothing else uses it, and it was not tried`)];
}
