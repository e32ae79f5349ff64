import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { program, startSession } from "./session.ts";

const session = startSession();
afterAll(session.remove);

it("Ctrl-C ends a search whose expression takes its time with each record", async () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `${"ab".repeat(120)}${index}`);
  const line = (dhost: string): string => `${JSON.stringify({ cat: "client", outcome: "allowed", dhost })}\n`;
  writeFileSync(join(session.folder, "names.jsonl"), names.map(line).join(""));
  // The slowest kind that there is: a long count behind something that occurs everywhere.
  const pattern = "{ $.dhost = %a[ab]{100}a[ab]{90}[cd]% }";
  const child = spawn(process.execPath, [program, "logs", pattern, "--logs", "names.jsonl"], {
    cwd: session.folder,
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve([code, signal])));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(child.exitCode).toBeNull();
  const start = performance.now();
  child.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  expect(performance.now() - start).toBeLessThan(5_000);
});
