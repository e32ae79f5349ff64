/** Whatever answers in place of AWS, the command says so: it is no bug, and no snapshot is made of it. */
import { existsSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";
import { useFakeCredentials } from "../traffic/insights/live.ts";

type Answer = (response: ServerResponse) => void;
const json =
  (value: unknown): Answer =>
  (response) =>
    void response.end(JSON.stringify(value));

/** By what answers: each is no answer of CloudWatch Logs, nor of Athena. */
const answers: Readonly<Record<string, Answer>> = {
  "a page of a proxy": (response) => {
    response.setHeader("content-type", "text/html");
    response.end("<html><body>Please log in</body></html>");
  },
  nothing: (response) => void response.end(),
  "half an answer": (response) => void response.end('{"queryId": "abc'),
  "no content": (response) => void response.writeHead(204).end(),
  "a list": json([]),
  null: json(null),
  "an object of other things": json({ message: "hello" }),
  "values of other types": json({
    queryId: 5,
    logGroups: "x",
    results: 7,
    status: 9,
    events: 3,
    WorkGroup: "x",
    QueryExecution: 5,
    ResultSet: [],
  }),
  "lists of null": json({
    queryId: "q",
    logGroups: [null],
    results: [null, [null]],
    status: "Complete",
    events: [null],
    WorkGroup: { Name: [null] },
  }),
  "a query that is complete without results": json({ queryId: "q", status: "Complete", events: null }),
  "a redirection": (response) => void response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
  "a refusal in HTML": (response) => void response.writeHead(403).end("<html>Forbidden</html>"),
  "a proxy that wants a password": (response) => void response.writeHead(407).end(),
  "an early answer and nothing": (response) => {
    response.writeProcessing();
    response.end();
  },
  "bytes of another protocol": (response) => void response.socket?.end("SSH-2.0-OpenSSH\r\n"),
  "bytes that gzip cannot be": (response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(Buffer.from([0x1f, 0x8b, 1, 2, 3]));
  },
};

useFakeCredentials();

let server: Server;
let folder: WorkFolder;
let answer: Answer = json({});

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `"http://127.0.0.1:${port}"`;
  folder = createWorkFolder("2026-11-20");
  folder.write({
    "policies/discriminat.yaml": `networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0, endpoints: {logs: ${url}, ec2: ${url}, athena: ${url}}, logs: {athena: {database: d, table: t}}}\n`,
    "flow.log": "",
  });
});
afterAll(() => {
  server.close();
  folder.remove();
});

const live = "--network prod --since 1d";

describe.each([
  ["observe", `observe ${live} --out live.json`, "what came back for StartQuery in eu-west-2 is not an answer"],
  [
    "observe with a limit",
    `observe ${live} --max-scan-gb 1 --out live.json`,
    "what came back for DescribeLogGroups in eu-west-2 is not an answer",
  ],
  [
    "observe through Athena",
    `observe ${live} --athena --out live.json`,
    "what came back for GetWorkGroup in eu-west-2 is not an answer of Athena",
  ],
  ["logs", `logs blocked ${live}`, "what came back for FilterLogEvents in eu-west-2 is not an answer"],
  [
    "observe with the tags of Security Groups",
    "observe --logs flow.log --network prod --groups-from-tags --out live.json",
    "AWS did not list the Security Groups of eu-west-2",
  ],
])("%s", (name, line, message) => {
  it.each(Object.entries(answers))("is not answered by %s", async (_, wrong) => {
    answer = wrong;
    const { code, err } = await folder.run(...line.split(" "));
    expect(err.replace("GetQueryResults", "StartQuery")).toContain(`error: ${message}`);
    if (!name.includes("tags")) expect(err).toMatch(/^hint: Check the network's endpoints/m);
    expect(err).not.toMatch(/this is a bug|undefined|^ +at /m);
    expect(code).toBe(3);
    expect(existsSync(join(folder.path, "live.json"))).toBe(false);
  });
});
