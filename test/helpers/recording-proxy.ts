/**
 * An HTTP proxy in front of moto. It keeps client connections alive and opens a fresh one upstream for each request, because
 * moto's server now and then loses the response on a reused one. And it records every call: what was asked, what was
 * answered, and between which two ticks it took effect.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** One call of the AWS Query protocol. */
export interface RecordedCall {
  readonly action: string;
  readonly params: Readonly<Record<string, string>>;
  readonly status: number;
  readonly response: string;
  /**
   * Ticks of one counter: the request came at `start`, and its answer was complete at `end`. Two calls whose ticks overlap
   * may have taken effect in either order.
   */
  readonly start: number;
  readonly end: number;
}

export interface RecordingProxy {
  readonly url: string;
  /** The calls since the last time, in the order of their ends. */
  readonly takeCalls: () => readonly RecordedCall[];
  readonly stop: () => Promise<void>;
}

export async function startRecordingProxy(upstream: string): Promise<RecordingProxy> {
  const calls: RecordedCall[] = [];
  let ticks = 0;
  const server = createServer({ keepAliveTimeout: 120_000 }, (incoming, outgoing) => {
    const start = ++ticks;
    const answered = text(incoming).then(async (body) => ({
      body,
      ...(await forward(upstream, incoming, body, outgoing)),
    }));
    answered.then(
      ({ body, status, response, deliver }) => {
        const { Action: action = "", ...params } = Object.fromEntries(new URLSearchParams(body));
        calls.push({ action, params, status, response, start, end: ++ticks });
        deliver();
      },
      (error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the proxy has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    takeCalls: () => calls.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A change of a rule for all protocols has no ports, which moto refuses and AWS does not. */
function asMotoTakesIt(body: string): string {
  const params = new URLSearchParams(body);
  const rule = "SecurityGroupRule.1.SecurityGroupRule";
  if (params.get("Action") !== "ModifySecurityGroupRules" || params.get(`${rule}.IpProtocol`) !== "-1") return body;
  for (const port of ["FromPort", "ToPort"]) params.set(`${rule}.${port}`, "-1");
  return params.toString();
}

/** Sends the request on, and hands back its answer before the client has it. */
export async function forward(upstream: string, incoming: IncomingMessage, body: string, outgoing: ServerResponse) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method, url, headers } = incoming;
    const sent = asMotoTakesIt(body);
    const own = sent === body ? headers : { ...headers, "content-length": String(Buffer.byteLength(sent)) };
    const outbound = request(new URL(url ?? "/", upstream), { method, headers: own, agent: false }, resolve);
    outbound.once("error", reject);
    outbound.end(sent);
  });
  const response = await text(answer);
  const status = answer.statusCode ?? 502;
  const deliver = (): void => {
    const { connection, date, "transfer-encoding": encoding, "content-length": length, ...headers } = answer.headers;
    outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(response) });
    outgoing.end(response);
  };
  return { status, response, deliver };
}
