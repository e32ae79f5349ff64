/**
 * What moto 5.2 lacks of CloudWatch Logs, in front of a moto that has the rest, as documented: saved queries
 * (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html), and that a metric filter which is put
 * again is updated (…/API_PutMetricFilter.html), where moto adds another of the same name.
 */
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

interface QueryDefinition {
  readonly queryDefinitionId: string;
  readonly name: string;
  readonly queryString: string;
  readonly logGroupNames?: readonly string[];
}

const putFilter = "Logs_20140328.PutMetricFilter";
const deleteFilter = "Logs_20140328.DeleteMetricFilter";

/** @param url of the server behind */
export async function startLogsAsAws(
  url: string,
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const saved = new Map<string, QueryDefinition>();
  let made = 0;

  const answer = (action: string, input: Record<string, unknown>): readonly [number, object] => {
    const id = typeof input.queryDefinitionId === "string" ? input.queryDefinitionId : undefined;
    if (id !== undefined && !saved.has(id)) {
      return [400, { __type: "ResourceNotFoundException", message: "The specified query definition does not exist." }];
    }
    switch (action) {
      case "PutQueryDefinition": {
        const { name, queryString, logGroupNames } = input as unknown as QueryDefinition;
        if (name.length < 1 || name.length > 255 || queryString.length < 1 || queryString.length > 10_000) {
          return [400, { __type: "InvalidParameterException", message: "A parameter is specified incorrectly." }];
        }
        made += 1;
        const own = id ?? `00000000-0000-4000-8000-${`${made}`.padStart(12, "0")}`;
        saved.set(own, { queryDefinitionId: own, name, queryString, ...(logGroupNames && { logGroupNames }) });
        return [200, { queryDefinitionId: own }];
      }
      case "DeleteQueryDefinition":
        return [200, { success: saved.delete(id ?? "") }];
      default: {
        const prefix = typeof input.queryDefinitionNamePrefix === "string" ? input.queryDefinitionNamePrefix : "";
        return [200, { queryDefinitions: [...saved.values()].filter(({ name }) => name.startsWith(prefix)) }];
      }
    }
  };

  const server = createServer((incoming, outgoing) => {
    const target = /^Logs_20140328\.(\w*QueryDefinitions?)$/.exec(String(incoming.headers["x-amz-target"] ?? ""));
    if (target?.[1] !== undefined) {
      const action = target[1];
      buffer(incoming).then((body) => {
        const [status, data] = answer(action, JSON.parse(body.toString()));
        outgoing.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(data));
      });
      return;
    }
    if (incoming.headers["x-amz-target"] === putFilter) {
      buffer(incoming).then(async (body) => {
        const { "content-type": type = "", authorization = "" } = incoming.headers;
        const send = (action: string) =>
          fetch(url, {
            method: "POST",
            body,
            headers: { "content-type": type, authorization, "x-amz-target": action },
          });
        await send(deleteFilter).then((response) => response.arrayBuffer());
        const response = await send(putFilter);
        outgoing
          .writeHead(response.status, { "content-type": "application/x-amz-json-1.1" })
          .end(await response.text());
      });
      return;
    }
    const { method, headers, url: path } = incoming;
    const passed = request(new URL(path ?? "/", url), { method: method ?? "GET", headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
