/** The page about `doctor`, on a tree of settings alone. What it says of AWS is in test/doctor/doctor.real.test.ts. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { executePage, pageText } from "./executed-page.ts";

const page = pageText("doctor.md");
const account = "123456789012";

executePage(page, (folder) => {
  mkdirSync(join(folder, "policies"));
  const prod = {
    ...{ region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0", account_id: account },
    role_arn: `arn:aws:iam::${account}:role/egress-deploy`,
  };
  writeFileSync(join(folder, "policies/discriminat.yaml"), JSON.stringify({ networks: { prod } }));
});

test("the page lists what can be found", () => {
  expect(page.match(/^\| `[a-z-]+` \| whether /gm)?.length).toBeGreaterThan(8);
});
