/** What an AWS client throws → whether the action is allowed, and what to say where nothing was told. Pure. */

import { RoleRefused } from "../../aws/assumed-role.ts";
import { credentialsError, explainCredentials } from "../../aws/credentials.ts";
import { UserError } from "../../errors.ts";
import { quoteSentence } from "../../text/quote.ts";
import { type NoAnswer, silent } from "../answer.ts";
import { redact } from "../redact.ts";

export interface Asked {
  /** `logs:StartQuery` */
  readonly action: string;
  /** The ARN that the action is asked for, or `*`. */
  readonly resource: string;
  readonly region: string;
  /** The client's. */
  readonly logger: unknown;
  /** The credentials in use, which must not be printed. */
  readonly secrets: readonly string[];
}

const denied = new Set(["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"]);

export function explainNoAnswer(cause: unknown, { action, resource, region, logger, secrets }: Asked): NoAnswer {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const hide = (text: string): string => redact(text, secrets);
  if (denied.has(name)) return { kind: "refused", action, resource, ...readDenial(message) };
  const missing = credentialsError(cause, logger);
  if (missing !== undefined) return { kind: "rejected", why: hide(missing.message), repair: missing.hint };
  const said = quoteSentence(hide(message === "" ? name : message));
  const refused = explainCredentials(name, said, region);
  if (refused !== undefined) return { kind: "rejected", why: refused.message, repair: refused.hint };
  if (cause instanceof RoleRefused) return { kind: "rejected", why: hide(cause.message), repair: cause.hint };
  if (cause instanceof UserError) return silent(hide(cause.message), cause.hint);
  return silent(
    `${action} got no answer in region ${region}: ${said}`,
    "Check the network's region, this machine's connection, and proxies between it and AWS.",
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function readDenial(message: string): { readonly resource?: string; readonly because: string | undefined } {
  const [, resource] = / on resource: (arn:[\w+=,.@:/#*-]+)/.exec(message) ?? [];
  const [, policy] = /because no ([a-z -]+ policy) allows/.exec(message) ?? [];
  const [, deny] = /with an explicit deny in an? ([a-z -]+ policy)/.exec(message) ?? [];
  const because = deny === undefined ? policy && `no ${policy} allows it` : `a ${deny} denies it`;
  return { ...(resource === undefined ? {} : { resource }), because };
}
