/**
 * A proxy in front of moto for what moto lacks: IAM that refuses, a clock that disagrees, and actions that it does not know.
 * Speaks AWS JSON and the Query protocol.
 */
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { forward } from "./recording-proxy.ts";

export interface TroubledAws {
  readonly url: string;
  /** Names of the actions that were called: `StartQuery`. */
  readonly calls: readonly string[];
  /** IAM refuses an action (`logs:StartQuery`) from now on. */
  readonly refuse: (action: string) => void;
  /** An action fails with this error from now on. */
  readonly fail: (action: string, name: string, message: string) => void;
  /** AWS's clock is so far behind the real one. */
  readonly setClockBehind: (ms: number) => void;
  /** Everything works again, and nothing was called. */
  readonly heal: () => void;
  readonly stop: () => Promise<void>;
}

interface Failure {
  readonly name: string;
  readonly message: string;
}

const denied = (action: string): string =>
  `User: arn:aws:sts::123456789012:assumed-role/ci/jane is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;

export async function startTroubledAws(upstream: string): Promise<TroubledAws> {
  const calls: string[] = [];
  const failures = new Map<string, Failure>();
  let clockBehindMs = 0;
  const server = createServer((incoming, outgoing) => {
    const answer = async (): Promise<void> => {
      const body = await text(incoming);
      const { action, isJson } = readAction(incoming, body);
      calls.push(action);
      outgoing.setHeader("date", new Date(Date.now() - clockBehindMs).toUTCString());
      const failure = failures.get(action);
      if (failure !== undefined) {
        outgoing.writeHead(isJson ? 400 : 403, { "content-type": isJson ? "application/x-amz-json-1.1" : "text/xml" });
        outgoing.end(isJson ? jsonError(failure) : xmlError(failure));
      } else if (action === "StopQuery") {
        outgoing.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
        outgoing.end(JSON.stringify({ success: true }));
      } else {
        const { status, deliver } = await forward(upstream, incoming, body, outgoing);
        // AWS says that there is no such query, and moto breaks.
        if (action === "GetQueryResults" && status === 500) {
          outgoing.writeHead(400, { "content-type": "application/x-amz-json-1.1" });
          outgoing.end(jsonError({ name: "ResourceNotFoundException", message: "no such query" }));
        } else deliver();
      }
    };
    answer().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the proxy has no port");
  const fail = (action: string, name: string, message: string): void => void failures.set(action, { name, message });
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    refuse: (action) => {
      const name = action.startsWith("ec2:") ? "UnauthorizedOperation" : "AccessDeniedException";
      fail(action.replace(/^.*:/, ""), name, denied(action));
    },
    fail,
    setClockBehind: (ms) => {
      clockBehindMs = ms;
    },
    heal: () => {
      calls.splice(0);
      failures.clear();
      clockBehindMs = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function readAction({ headers }: IncomingMessage, body: string): { readonly action: string; readonly isJson: boolean } {
  const target = headers["x-amz-target"];
  if (target === undefined) return { action: new URLSearchParams(body).get("Action") ?? "", isJson: false };
  return { action: String(target).replace(/^.*\./, ""), isJson: true };
}

function jsonError({ name, message }: Failure): string {
  return JSON.stringify({ __type: name, message });
}

/** As EC2 and as STS write it: each reads its own part. */
function xmlError({ name, message }: Failure): string {
  const error = `<Error><Code>${name}</Code><Message>${message.replace(/[<&]/g, "")}</Message></Error>`;
  return `<Response><Errors>${error}</Errors>${error}<RequestID>1</RequestID></Response>`;
}
