import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const { inputAt } = await import(new URL("../../scripts/fuzz/inputs.mjs", import.meta.url).href);

test("the same seed and number give the same input, others give another", () => {
  const seeds = ["app: checkout\nteam: payments\n", "networks: {}\n"];
  const inputs = Array.from({ length: 50 }, (_, index) => inputAt(seeds, 1, index));
  expect(Array.from({ length: 50 }, (_, index) => inputAt(seeds, 1, index))).toEqual(inputs);
  expect(new Set(inputs).size).toBeGreaterThan(40);
  expect(inputAt(seeds, 2, 7)).not.toBe(inputs[7]);
});

test("no target crashes, hangs or breaks a promise on the first inputs", () => {
  const { status, stdout } = spawnSync(process.execPath, ["scripts/fuzz.mjs", "550", "1"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stdout.match(/^.+: 50 inputs, 0 failed$/gm)).toHaveLength(11);
  expect(status).toBe(0);
});
