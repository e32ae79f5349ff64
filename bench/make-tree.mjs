/**
 * Writes a policy tree of any size, the same bytes for the same arguments: `node bench/make-tree.mjs <dir> <policies>`.
 * Each policy has about 60 lines, as teams write them: a few entries with reasons, a bundle, a refusal, tests.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const settings = `networks:
  prod:
    region: eu-west-2
    vpc_id: vpc-0123456789abcdef0
    account_id: "123456789012"
  staging:
    region: eu-west-1
    vpc_id: vpc-0fedcba9876543210
    account_id: "123456789012"
guardrails:
  see_thru: {max_days: 60, require: [reason]}
  entries: {require: [reason]}
  ports: {tls: [443, 8443], ssh: [22]}
  never:
    - {name: "*.pastebin.com", reason: Paste sites}
`;

/** A small seeded generator (mulberry32), so that a tree does not depend on the run. */
function random(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) % limit) | 0;
  };
}

const services = [
  "api",
  "auth",
  "events",
  "files",
  "hooks",
  "ingest",
  "media",
  "push",
  "reports",
  "search",
  "status",
  "sync",
];
const companies = ["acme", "bluebird", "cobalt", "delta", "ember", "fjord", "granite", "harbor", "indigo", "juniper"];

function policy(app, team, next) {
  const name = () => `${services[next(12)]}-${next(90) + 10}.${companies[next(10)]}-${next(900) + 100}.com`;
  const lines = [`app: ${app}`, `team: ${team}`, "networks:", "  - prod", "  - staging", "allow:"];
  for (const purpose of [
    "Card payments",
    "Customer messages",
    "Fraud scoring",
    "Address look-up",
    "Warehouse events",
    "Maps",
    "Billing",
  ]) {
    lines.push(
      "  - tls:",
      `      - ${name()}`,
      `      - ${name()}`,
      `      - "*.${purpose.toLowerCase().replace(" ", "-")}.${app}.${companies[next(10)]}.example"`,
    );
    lines.push(`    reason: ${purpose}`, `    ticket: OPS-${next(9000) + 1000}`);
  }
  lines.push("  - bundle: aws/sts", "    reason: Credentials");
  lines.push(
    "  - ssh:",
    `      - sftp-${next(90)}.${companies[next(10)]}-bank.com`,
    "    ports:",
    "      - 22",
    "    reason: Settlement files",
  );
  lines.push(
    "refuse:",
    `  - name: telemetry-${next(90)}.${companies[next(10)]}.example`,
    "    reason: Vendor telemetry is not wanted",
  );
  lines.push("tests:", `  - block: tls://unknown-${next(90)}.example:443`);
  return `${lines.join("\n")}\n`;
}

/** Makes `dir` anew with `policies` policies in teams of 50, and returns it. */
export function makeTree(dir, policies) {
  const next = random(policies);
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  fs.writeFileSync(path.join(dir, "discriminat.yaml"), settings);
  for (let index = 0; index < policies; index += 1) {
    const team = `team-${Math.floor(index / 50)}`;
    const app = `app-${index}`;
    if (index % 50 === 0) fs.mkdirSync(path.join(dir, team));
    fs.writeFileSync(path.join(dir, team, `${app}.yaml`), policy(app, team, next));
  }
  return dir;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [dir, policies] = process.argv.slice(2);
  if (dir === undefined || !(Number(policies) > 0)) {
    console.error("usage: node bench/make-tree.mjs <dir> <policies>");
    process.exit(2);
  }
  makeTree(dir, Number(policies));
}
