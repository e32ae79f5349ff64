/** `>` of older PowerShells writes UTF-16 with a mark: every command that takes what another program printed reads it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";

const id = "sg-0123456789abcdef0";
const annotation = "discriminat:tls:api.stripe.com";
const rule = { GroupId: id, IsEgress: true, IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIpv4: "0.0.0.0/0" };
const printed = {
  "groups.json": {
    SecurityGroups: [
      { GroupId: id, GroupName: "checkout-egress", VpcId: "vpc-0123456789abcdef0", IpPermissionsEgress: [] },
    ],
  },
  "rules.json": {
    SecurityGroupRules: [{ ...rule, SecurityGroupRuleId: "sgr-0123456789abcdef0", Description: annotation }],
  },
  "owners.json": { [id]: "checkout" },
  "trail.json": { Records: [] },
};

let work: WorkFolder;
beforeAll(() => {
  work = createWorkFolder("2026-11-24");
  work.write({
    "policies/discriminat.yaml": "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
    "policies/payments/checkout.yaml": `app: checkout\nteam: payments\nexisting_groups:\n  prod: [${id}]\nallow:\n  - tls: [api.stripe.com]\n    reason: Card payments\n`,
  });
  for (const [name, value] of Object.entries(printed)) {
    writeFileSync(join(work.path, name), Buffer.from(`\uFEFF${JSON.stringify(value)}`, "utf16le"));
  }
});
afterAll(() => work.remove());

test.each([
  ["import", "groups.json", "rules.json", "--dry-run"],
  ["drift", "groups.json", "rules.json"],
  ["drift", "groups.json", "rules.json", "--groups", "owners.json", "--cloudtrail", "trail.json"],
  ["synth", "--adopt", "groups.json", "rules.json"],
])("%s %s", async (...args) => {
  const { code, err } = await work.run(...args);
  expect([code, err.includes("error:")], err).toEqual([0, false]);
});
