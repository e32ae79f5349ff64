/** Whose credentials these are, and what time it is for AWS. */
import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";
import type { Answer } from "../answer.ts";
import type { Identity } from "../facts.ts";
import type { Asker } from "./asker.ts";

export interface IdentityFacts {
  readonly identity: Answer<Identity>;
  readonly clockAheadMs: number | undefined;
}

/** @param secrets where the credentials are noted, so that they are never printed */
export async function askIdentity(
  client: STSClient,
  asker: Asker,
  secrets: string[],
  signal: AbortSignal,
): Promise<IdentityFacts> {
  let clockAheadMs: number | undefined;
  client.middlewareStack.add(
    (next) => async (args) => {
      const sentMs = Date.now();
      const result = await next(args);
      // The first answer: the SDK signs a second attempt by AWS's clock.
      clockAheadMs ??= aheadOf(dateOf(result.response), sentMs, Date.now());
      return result;
    },
    { step: "deserialize", priority: "low" },
  );
  const identity = await asker.ask("sts:GetCallerIdentity", "*", async () => {
    const { accessKeyId, secretAccessKey, sessionToken = "" } = await client.config.credentials();
    secrets.push(accessKeyId, secretAccessKey, sessionToken);
    const { Account: account, Arn: arn } = await client.send(new GetCallerIdentityCommand({}), { abortSignal: signal });
    if (account === undefined || arn === undefined) throw new Error("what came back is not an answer of STS");
    return { account, arn: withoutSession(arn) };
  });
  return { identity, clockAheadMs };
}

/** A session is often named after a person: `…:assumed-role/reader/jane@example.com`. */
function withoutSession(arn: string): string {
  return arn.replace(/(?<=:(?:assumed-role\/[^/]+|federated-user))\/.*$/s, "");
}

/** Of an HTTP answer. */
function dateOf(response: unknown): number | undefined {
  const { headers } = Object(response) as { readonly headers?: Readonly<Record<string, string>> };
  const ms = Date.parse(headers?.date ?? "");
  return Number.isNaN(ms) ? undefined : ms;
}

/** The header has whole seconds, and is from somewhere between the two. */
function aheadOf(awsMs: number | undefined, sentMs: number, receivedMs: number): number | undefined {
  if (awsMs === undefined) return undefined;
  if (awsMs < sentMs) return Math.max(0, sentMs - awsMs - 1_000);
  return awsMs <= receivedMs ? 0 : receivedMs - awsMs;
}
