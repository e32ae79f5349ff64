/**
 * The token on its way to git: over HTTP, to a real `git http-backend` that asks for it. It reaches the forge's own server, and no
 * argument of a program, no file, no message and no other server.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fakeToken } from "../../helpers/fake-github.ts";
import { type Proposing, startProposing } from "../../helpers/proposing.ts";
import { repository } from "../../helpers/readme-commands.ts";

let place: Proposing;
let server: Server;
let url = "";
let root = "";
/** `Authorization` of every request that git sent. */
const seen: (string | undefined)[] = [];
const expected = `Basic ${Buffer.from(`x-access-token:${fakeToken}`).toString("base64")}`;

/** The protocol of git over HTTP, by git's own CGI program. */
async function serveGit(folder: string): Promise<void> {
  server = createServer((incoming, outgoing) => {
    const serve = async (): Promise<void> => {
      const { authorization } = incoming.headers;
      seen.push(authorization);
      const body = await buffer(incoming);
      if (authorization !== expected) {
        outgoing.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
        return;
      }
      const { pathname, search } = new URL(incoming.url ?? "", "http://localhost");
      const child = spawn("git", ["http-backend"], {
        env: {
          ...{ PATH: process.env.PATH, GIT_PROJECT_ROOT: folder, GIT_HTTP_EXPORT_ALL: "1", PATH_INFO: pathname },
          ...{ REQUEST_METHOD: incoming.method, QUERY_STRING: search.slice(1), REMOTE_USER: "x", REMOTE_ADDR: "::1" },
          CONTENT_TYPE: incoming.headers["content-type"] ?? "",
          HTTP_CONTENT_ENCODING: String(incoming.headers["content-encoding"] ?? ""),
          GIT_PROTOCOL: String(incoming.headers["git-protocol"] ?? ""),
        },
      });
      // It may end without having read what is not for it.
      child.stdin.on("error", () => {});
      child.stdin.end(body);
      const answer = await buffer(child.stdout);
      const end = answer.indexOf("\r\n\r\n");
      const headers = answer.toString("latin1", 0, end).split("\r\n");
      const status = headers.find((line) => line.startsWith("Status: "))?.slice(8, 11) ?? "200";
      const fields = headers.filter((line) => !line.startsWith("Status: ")).map((line) => line.split(": "));
      outgoing.writeHead(Number(status), Object.fromEntries(fields)).end(answer.subarray(end + 4));
    };
    serve().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The built program in a process of its own: git's server is in this one. Every git notes its arguments. */
async function run(more: Readonly<Record<string, string>>) {
  const env = {
    ...{ PATH: `${join(root, "bin")}:${process.env.PATH}`, HOME: root, GIT_CONFIG_NOSYSTEM: "1" },
    ...{ GITHUB_TOKEN: fakeToken, GITHUB_REPOSITORY: "tern/policies", GITHUB_API_URL: place.github.url, ...more },
  };
  const args = ["upkeep", "--propose", "github", "--as-of", "2026-11-16", "--debug"];
  const child = spawn(process.execPath, [join(repository, "dist/cli.js"), ...args], { cwd: place.clone.folder, env });
  const status = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [code, out, err] = await Promise.all([status, text(child.stdout), text(child.stderr)]);
  return { code, said: out + err };
}

beforeAll(async () => {
  place = await startProposing(join(repository, "test/fixtures/cli/upkeep/files"));
  root = dirname(place.clone.folder);
  place.clone.git("--git-dir", place.origin, "config", "http.receivepack", "true");
  await serveGit(root);
  const bin = join(root, "bin");
  mkdirSync(bin);
  const real = process.env.PATH?.split(":")
    .map((one) => join(one, "git"))
    .find((file) => statSync(file, { throwIfNoEntry: false }));
  writeFileSync(join(bin, "git"), `#!/bin/sh\necho "$*" >> "${join(root, "arguments")}"\nexec "${real}" "$@"\n`);
  chmodSync(join(bin, "git"), 0o755);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await place.remove();
});

it("pushes with it to the forge's own server, and whatever a checkout has left is not sent as well", async () => {
  place.clone.git("remote", "set-url", "origin", `${url}/origin.git`);
  place.clone.git("config", `http.${url}/.extraheader`, "Authorization: Basic c3RhbGU6c3RhbGU=");
  const { code, said } = await run({ GITHUB_SERVER_URL: url });
  expect(code, said).toBe(0);
  expect(place.pulls.all).toHaveLength(2);
  expect(new Set(seen)).toEqual(new Set([expected]));
  expect(said).not.toContain(fakeToken);
});

it("stands in no argument, and in no file of the clone", () => {
  const secrets = [fakeToken, expected.slice(6)];
  expect(readFileSync(join(root, "arguments"), "utf8")).toContain("push");
  const files = readdirSync(join(place.clone.folder, ".git"), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  const texts = [join(root, "arguments"), ...files.map((one) => join(one.parentPath, one.name))].map((file) =>
    readFileSync(file, "latin1"),
  );
  for (const secret of secrets) expect(texts.filter((one) => one.includes(secret))).toEqual([]);
});

it("is not sent to another server, whose refusal is said without the address's password", async () => {
  seen.splice(0);
  place.clone.git("config", "--unset", `http.${url}/.extraheader`);
  place.clone.git("remote", "set-url", "origin", `${url.replace("//", "//user:a-password@")}/origin.git`);
  const { code, said } = await run({ GITHUB_SERVER_URL: "https://github.com" });
  expect(code).toBe(3);
  expect(said).toMatch(/error: "http:\/\/127\.0\.0\.1:\d+\/origin\.git": /);
  expect(said).not.toContain("a-password");
  expect(seen.filter((one) => one === expected)).toEqual([]);
});
