import { expect, test } from "vitest";
import type { Answer } from "../../src/doctor/answer.ts";
import type { Identity } from "../../src/doctor/facts.ts";
import { judgeIdentity } from "../../src/doctor/judge-identity.ts";
import { linesOf, networkWith } from "./lines.ts";

const account = "123456789012";
const other = "210987654321";
const arn = `arn:aws:sts::${account}:assumed-role/ci`;
const known: Answer<Identity> = { kind: "told", value: { account, arn } };
const role = (of: string) => `arn:aws:iam::${of}:role/deploy`;
const assumed = `${role(account)} is for Terraform to assume; nothing else uses it, and it was not tried`;

test.each<[string, object, Answer<Identity>, readonly string[]]>([
  [
    "an account that the settings name",
    { account_id: account },
    known,
    [`ok credentials: ${arn}`, `ok account: ${account}, as account_id says`],
  ],
  [
    "an account where the settings name none",
    {},
    known,
    [`ok credentials: ${arn}`, `ok account: ${account}; the settings name none`],
  ],
  [
    "another account",
    { account_id: other },
    known,
    [
      `ok credentials: ${arn}`,
      `wrong account: the credentials are of account ${account}, and account_id is ${other} | Sign in to account ${other}, for example with AWS_PROFILE; or write \`account_id: "${account}"\` in the settings.`,
    ],
  ],
  [
    "no credentials",
    { account_id: account },
    { kind: "rejected", why: "there are no AWS credentials", repair: "Sign in." },
    [
      "wrong credentials: there are no AWS credentials | Sign in.",
      "unknown account: the account that the credentials belong to is not known",
    ],
  ],
  [
    "STS that does not answer",
    {},
    { kind: "silent", why: "no answer", repair: "Check." },
    [
      "unknown credentials: no answer | Check.",
      "unknown account: the account that the credentials belong to is not known",
    ],
  ],
  [
    "a role of the account",
    { account_id: account, role_arn: role(account) },
    known,
    [`ok credentials: ${arn}`, `ok account: ${account}, as account_id says`, `ok role: ${assumed}`],
  ],
  [
    "a role without an account",
    { role_arn: role(account) },
    known,
    [`ok credentials: ${arn}`, `ok account: ${account}; the settings name none`, `ok role: ${assumed}`],
  ],
  [
    "a role of another account",
    { account_id: account, role_arn: role(other) },
    known,
    [
      `ok credentials: ${arn}`,
      `ok account: ${account}, as account_id says`,
      `wrong role: role_arn is of account ${other}, and account_id is ${account}: Terraform refuses that | Name a role of account ${account} as role_arn, or write \`account_id: "${other}"\`.`,
    ],
  ],
])("%s", (_, settings, identity, lines) => {
  expect(linesOf(judgeIdentity(networkWith(settings), identity))).toEqual(lines);
});
