/**
 * Drift of 1,000 Security Groups of 10 rules with 6 names each, of as many apps: `node bench/drift.mjs [groups]`. Limit: under 5 s of
 * processor time, in step and with every tenth group changed by hand. Ratios are against `lint` of the same policies.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compare } from "./measure.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const cli = here("../dist/cli.js");
const size = Number(process.argv[2] ?? 1000);
const rules = 10;
/** As many as a description has room for. */
const perRule = 6;
const maxSeconds = 5;

const root = path.join(here("../.cache/bench"), `drift-${size}`);
fs.rmSync(root, { recursive: true, force: true });
fs.mkdirSync(path.join(root, "policies/lab"), { recursive: true });
const vpc = "vpc-0123456789abcdef0";
fs.writeFileSync(
  path.join(root, "policies/discriminat.yaml"),
  `networks:\n  prod: {region: eu-west-2, vpc_id: ${vpc}}\n`,
);

const hex = (number) => number.toString(16).padStart(17, "0");
const name = (app, rule, index) =>
  index === 5 ? `*.zone-${rule}.app-${app}.example` : `host-${index}.zone-${rule}.app-${app}.example`;

/** Each rule of an app stands at a mask of its own. */
function estate(isChanged) {
  const groups = [];
  for (let app = 0; app < size; app += 1) {
    const IpPermissionsEgress = Array.from({ length: rules }, (_, rule) => {
      const names = Array.from({ length: perRule }, (_, index) => name(app, rule, index));
      const evil = isChanged && app % 10 === 0 && rule === 3 ? [`host.evil-${app}.example`] : [];
      const description = `discriminat:tls:${[...names.slice(0, perRule - evil.length), ...evil].join(",")}`;
      return {
        ...{ IpProtocol: "tcp", FromPort: 443, ToPort: 443 },
        IpRanges: [{ CidrIp: `0.0.0.0/${rule}`, Description: description }],
      };
    });
    groups.push({
      ...{ GroupId: `sg-${hex(app)}`, GroupName: `app-${app}-egress`, VpcId: vpc, IpPermissionsEgress },
      Tags: [
        { Key: "discriminat-policy:app", Value: `app-${app}` },
        { Key: "discriminat-policy:network", Value: "prod" },
      ],
    });
  }
  return JSON.stringify({ SecurityGroups: groups });
}

for (let app = 0; app < size; app += 1) {
  const names = Array.from({ length: rules }, (_, rule) =>
    Array.from({ length: perRule }, (_, index) => `      - "${name(app, rule, index)}"`).join("\n"),
  ).join("\n");
  fs.writeFileSync(
    path.join(root, `policies/lab/app-${app}.yaml`),
    `app: app-${app}\nteam: lab\nallow:\n  - tls:\n${names}\n    reason: Measured\n`,
  );
}
fs.writeFileSync(path.join(root, "groups.json"), estate(false));
fs.writeFileSync(path.join(root, "changed.json"), estate(true));

const run = (...args) => [process.execPath, cli, ...args, "--format", "json", "--fail-on", "never"];
const results = compare(`Drift of ${size} groups of ${rules} rules`, [
  { name: "lint", command: run("lint"), cwd: root },
  { name: "drift, in step", command: run("drift", "groups.json"), cwd: root },
  { name: "drift, every tenth changed", command: run("drift", "changed.json"), cwd: root },
]);
// Of a machine with other work the clock says little.
const takes = ({ seconds, processorSeconds }) => (Number.isNaN(processorSeconds) ? seconds : processorSeconds);
if (results.slice(1).some((result) => takes(result) > maxSeconds))
  throw new Error(`drift takes more than ${maxSeconds} s`);
