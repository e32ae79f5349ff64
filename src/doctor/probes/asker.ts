/** Asks AWS one thing after the other for one network, and keeps what IAM made of each. Every call only reads. */
import type { Answer } from "../answer.ts";
import type { Call } from "../facts.ts";
import { explainNoAnswer } from "./explain-answer.ts";

export interface Asker {
  /**
   * @param resource the ARN that the action is asked for, or `*`
   * @throws the signal's reason where it is aborted
   */
  readonly ask: <T>(action: string, resource: string, send: () => Promise<T>) => Promise<Answer<T>>;
  readonly calls: readonly Call[];
}

export interface AskerOptions {
  readonly region: string;
  /** The clients'. */
  readonly logger: unknown;
  /** The credentials in use, once they are known. */
  readonly secrets: readonly string[];
}

export function createAsker({ region, logger, secrets }: AskerOptions, signal: AbortSignal): Asker {
  const calls: Call[] = [];
  return {
    calls,
    ask: async (action, resource, send) => {
      signal.throwIfAborted();
      try {
        const value = await send();
        calls.push({ action, permission: "allowed" });
        return { kind: "told", value };
      } catch (cause) {
        signal.throwIfAborted();
        const answer = explainNoAnswer(cause, { action, resource, region, logger, secrets });
        calls.push({ action, permission: answer.kind === "refused" ? answer : "untold" });
        return answer;
      }
    },
  };
}

/** The answer, or `undefined` where AWS answers with one of these errors: it does so only once IAM has let the call through. */
export async function unless<T>(answer: Promise<T>, ...errors: readonly string[]): Promise<T | undefined> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof Error && errors.includes(cause.name)) return undefined;
    throw cause;
  }
}
