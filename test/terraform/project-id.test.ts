/** The cdktf CLI writes a random `projectId` into a cdktf.json without one, and asks about crash reports: ours leave it no reason. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { initFiles } from "../../src/commands/init/files.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const written = initFiles({ policies: "policies", packages: {} }).find(({ path }) => path === "cdktf.json");

test.each([
  ["of this repository", read("cdktf.json")],
  ["of the example of the constructs", read("examples/library/cdktf.json")],
  ["that init writes", written?.text ?? ""],
])("the cdktf CLI has nothing to write into the cdktf.json %s", (_, text) => {
  expect(JSON.parse(text)).toMatchObject({
    projectId: "00000000-0000-0000-0000-000000000000",
    sendCrashReports: "false",
  });
});
