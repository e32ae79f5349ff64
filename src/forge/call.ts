/**
 * One call of a forge's REST API: tries again where the forge is overloaded or asks for patience, and says in words what it
 * refuses. The token stands in a header, and in no message. Must not talk to any server but the one that it is given.
 */
import { setTimeout } from "node:timers/promises";
import { UserError } from "../errors.ts";
import { quoteSentence } from "../text/quote.ts";
import { isMap, mapsOf } from "../values/json.ts";

export interface Caller {
  /** `GitHub` */
  readonly forge: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What to do where the forge refuses: a sentence. */
  readonly permission: string;
}

export interface Call {
  readonly method: string;
  readonly body?: object;
}

const attempts = 4;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/** @throws UserError where the forge refuses or does not answer. */
export async function callForge(caller: Caller, url: string, call: Call): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(caller, url, call);
    if (typeof answer !== "string" && answer.ok) return answer.status === 204 ? undefined : await answer.json();
    const isPassing = typeof answer === "string" || answer.status >= 500 || answer.headers.has("retry-after");
    if (!isPassing || attempt === attempts) throw await refusal(caller, url, call.method, answer);
    const asked = typeof answer === "string" ? Number.NaN : Number(answer.headers.get("retry-after") ?? Number.NaN);
    const pauseMs = Number.isNaN(asked) ? firstPauseMs * 2 ** (attempt - 1) : asked * 1000;
    await setTimeout(Math.min(pauseMs, longestPauseMs));
  }
}

/** The answer, or why there is none. */
async function send({ headers }: Caller, url: string, { method, body }: Call): Promise<Response | string> {
  try {
    return await fetch(url, {
      method,
      headers: { "content-type": "application/json", "user-agent": "discriminat-policy", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "error",
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    const { message, cause } = error as Error;
    return cause instanceof Error ? `${message}: ${cause.message}` : message;
  }
}

async function refusal(
  { forge, permission }: Caller,
  url: string,
  method: string,
  answer: Response | string,
): Promise<UserError> {
  const { pathname } = new URL(url);
  if (typeof answer === "string") {
    return new UserError(`${forge} does not answer ${method} ${pathname}: ${answer}`, { exitCode: 3 });
  }
  const { status } = answer;
  const hint = status === 401 || status === 403 || status === 404 ? permission : "Try again later.";
  const reason = reasonOf(await answer.json().catch(() => undefined));
  return new UserError(`${forge} answers ${method} ${pathname} with ${status}${reason}`, { hint, exitCode: 3 });
}

/** In the forge's own words, where it has any. */
function reasonOf(body: unknown): string {
  if (!isMap(body)) return "";
  const first = mapsOf(body.errors)[0]?.message;
  const said = [body.message, Array.isArray(body.message) ? body.message[0] : undefined, first]
    .filter((text): text is string => typeof text === "string")
    .at(-1);
  return said === undefined ? "" : `: ${quoteSentence(said)}`;
}
