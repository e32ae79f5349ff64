/** A snapshot from a file: what is read, and what is said where that fails. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSnapshot } from "../../../src/traffic/snapshot/read-snapshot.ts";
import { serializeSnapshot } from "../../../src/traffic/snapshot/serialize-snapshot.ts";
import { snapshotOf } from "../../compare/traffic.ts";

const folder = mkdtempSync(join(tmpdir(), "read-snapshot-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a file is read from the folder that it is named in", () => {
  const snapshot = snapshotOf([{ name: "a.ex" }]);
  writeFileSync(join(folder, "observations.json"), [...serializeSnapshot(snapshot)].join(""));
  expect(readSnapshot("observations.json", folder)).toEqual(snapshot);
});

test("a file that is not there says what writes one", () => {
  expect(() => readSnapshot("none.json", folder)).toThrow(
    expect.objectContaining({ message: "there is no none.json", hint: "`discriminat-policy observe` writes one." }),
  );
});

test("a folder cannot be read", () => {
  expect(() => readSnapshot(".", folder)).toThrow(/^cannot read \./);
});
