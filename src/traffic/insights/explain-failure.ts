/**
 * What CloudWatch Logs answers when it does not do what was asked → words for people, with what to do. Translates only: what
 * can be tried again has been. Texts of AWS are quoted, since names of groups are in them.
 */

import { explainCredentials } from "../../aws/credentials.ts";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { groupName, groupResource, type LogPlace } from "./log-groups.ts";

export type LogsOperation = "StartQuery" | "GetQueryResults" | "StopQuery" | "DescribeLogGroups" | "FilterLogEvents";

const busy = new Set(["ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded"]);

/** Whether the same request may succeed a moment later. */
export function isPassing(cause: unknown): boolean {
  const { name, code, status } = describe(cause);
  if (busy.has(name) || ["LimitExceededException", "ServiceUnavailableException", "TimeoutError"].includes(name))
    return true;
  if (status !== undefined && status >= 500) return true;
  return code !== undefined && ["ECONNRESET", "EPIPE", "ETIMEDOUT", "EAI_AGAIN"].includes(code);
}

/** The account runs as many queries as it may. */
export function isAccountBusy(cause: unknown): boolean {
  return describe(cause).name === "LimitExceededException";
}

/** A service that does not give so many rows: where `limit` may be 10,000 at most, AWS calls a higher one invalid. */
export function isLimitTooHigh(cause: unknown): boolean {
  const { name, message } = describe(cause);
  return /^(?:InvalidParameter|MalformedQuery|Validation)Exception$/.test(name) && /limit/i.test(message);
}

export function isMissingGroup(cause: unknown): boolean {
  return describe(cause).name === "ResourceNotFoundException";
}

/** A stretch of time before the group was made, or before what it keeps: there is nothing, and AWS calls that malformed. */
export function isBeforeAllRecords(cause: unknown): boolean {
  const { name, message } = describe(cause);
  return name === "MalformedQueryException" && /creation time|retention/i.test(message);
}

export function explainFailure(cause: unknown, operation: LogsOperation, place: LogPlace): UserError {
  if (cause instanceof UserError) return cause;
  const { name, message, code } = describe(cause);
  const { region } = place;
  const fail = (text: string, hint: string): UserError => new UserError(text, { hint, cause, exitCode: 3 });
  const said = quote(message === "" ? name : message);

  if (name === "AccessDeniedException" || name === "AccessDenied") {
    const { action, resource } = readDenial(message, operation, place);
    if (!action.startsWith("logs:")) {
      return fail(
        `AWS does not let these credentials call ${action}: ${said}`,
        "Check the role that the profile or the job assumes, and whom its trust policy names.",
      );
    }
    return fail(
      `AWS does not let these credentials call ${action} on ${resource}`,
      "Allow it: `observe --network <name> --print-iam-policy` prints the least policy that is needed.",
    );
  }
  const refused = explainCredentials(name, said, region);
  if (refused !== undefined) return fail(refused.message, refused.hint);
  if (name === "InvalidOperationException" && /class/i.test(message))
    return explainClass(message, operation, place, fail);
  if (busy.has(name)) {
    return fail(
      `CloudWatch Logs in ${region} still refuses ${operation} for coming too often`,
      "Try again later: other programs of this account ask as well.",
    );
  }
  if (name === "LimitExceededException") {
    return fail(
      `region ${region} runs as many queries as it may, and none ended in time`,
      "Try again later, or stop queries of other people and dashboards: an account may run 30 at a time.",
    );
  }
  if (name === "MalformedQueryException") {
    return fail(
      `Logs Insights does not understand the query: ${said}`,
      "Check the names of flow_stream and config_stream in the settings.",
    );
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return fail(
      `CloudWatch Logs cannot be reached in region ${quote(region)}: ${said}`,
      "Check the network's region in the settings, and this machine's connection.",
    );
  }
  if (isOdd(cause)) return explainOddAnswer(operation, place, cause);
  return fail(
    `CloudWatch Logs in ${region} failed at ${operation}: ${said}`,
    "Check the network's region and this machine's connection, and try again.",
  );
}

/** Something answers that is not CloudWatch Logs: a page of HTML, nothing, half an answer, a redirection. */
export function explainOddAnswer(operation: LogsOperation, { region }: LogPlace, cause?: unknown): UserError {
  const { message, status } = cause === undefined ? { message: "", status: undefined } : describe(cause);
  const http = status === undefined || status === 200 ? "" : ` (HTTP status ${status})`;
  const [words = ""] = message.split("\n");
  const detail = ["", "UnknownError"].includes(words) ? "" : `: ${quote(words)}`;
  return new UserError(
    `what came back for ${operation} in ${region} is not an answer of CloudWatch Logs${http}${detail}`,
    {
      hint: "Check the network's endpoints in the settings, and what stands between this machine and AWS, such as a proxy.",
      cause,
      exitCode: 3,
    },
  );
}

/** AWS says in JSON what fails, and gives it a name. */
export function isOdd(cause: unknown): boolean {
  const { name, message, code } = describe(cause);
  return name === "SyntaxError" || message === "UnknownError" || code?.startsWith("HPE_") === true;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html */
function explainClass(
  message: string,
  operation: LogsOperation,
  { logGroups }: LogPlace,
  fail: (text: string, hint: string) => UserError,
): UserError {
  const [logClass = "another than Standard"] = /INFREQUENT_ACCESS|ESSENTIALS|DELIVERY/.exec(message) ?? [];
  const [, named] = /log group (\S+) is of/.exec(message) ?? [];
  const groups = named === undefined ? logGroups.map(groupName) : [named];
  const subject = `log group ${groups.map(quote).join(" or ")} is of class ${logClass}`;
  if (operation === "FilterLogEvents") {
    return fail(
      `${subject}, in which filters do not work`,
      "Export the logs and search the files with --logs. `observe` works on classes Standard and Infrequent Access.",
    );
  }
  return fail(
    `${subject}, in which Logs Insights does not work`,
    "A group's class cannot be changed. Observe exported files with --logs.",
  );
}

/** What AWS says that is missing; where it does not say, what was asked for. */
function readDenial(
  message: string,
  operation: LogsOperation,
  { region, logGroups }: LogPlace,
): { readonly action: string; readonly resource: string } {
  const [, action, resource] =
    /not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)(?: on resource: (arn:[\w+=,.@:/#*-]+))?/.exec(message) ?? [];
  const asked = ["GetQueryResults", "StopQuery"].includes(operation)
    ? "*"
    : logGroups.map((group) => groupResource(group, region, undefined)).join(", ");
  return { action: action ?? `logs:${operation}`, resource: resource ?? asked };
}

function describe(cause: unknown): {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly status: number | undefined;
} {
  if (!(cause instanceof Error)) return { name: "", message: String(cause), code: undefined, status: undefined };
  const { code, $metadata } = cause as { code?: unknown; $metadata?: { httpStatusCode?: number } };
  return {
    name: cause.name,
    message: cause.message,
    code: typeof code === "string" ? code : undefined,
    status: $metadata?.httpStatusCode,
  };
}
