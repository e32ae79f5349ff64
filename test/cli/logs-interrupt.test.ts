import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, expect, it } from "vitest";
import { program, startSession } from "./session.ts";

const session = startSession();
afterAll(session.remove);

it("Ctrl-C ends a search whose expression takes its time with each record", async () => {
  const names = Array.from({ length: 2_000 }, (_, index) => `${"ab".repeat(120)}${index}`);
  const line = (dhost: string): string => `${JSON.stringify({ cat: "client", outcome: "allowed", dhost })}\n`;
  const lines = names.map(line).join("");
  // The slowest kind that there is: a long count behind something that occurs everywhere.
  const pattern = "{ $.dhost = %a[ab]{100}a[ab]{90}[cd]% }";
  const child = spawn(process.execPath, [program, "logs", pattern, "--logs", "-"], {
    cwd: session.folder,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve([code, signal])));
  child.stdin.on("error", () => {});
  // More than a pipe holds: once it has drained for the third time, the search is in the middle of its records.
  for (let round = 0; round < 3; round += 1) if (!child.stdin.write(lines)) await once(child.stdin, "drain");
  child.stdin.write(lines);
  expect(child.exitCode).toBeNull();
  const start = performance.now();
  child.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  expect(performance.now() - start).toBeLessThan(20_000);
});
