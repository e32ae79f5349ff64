/**
 * The review page of 1,000 apps with 100 names each, after 90 days of observed traffic: `node bench/report.mjs [apps]`. Limits of the
 * page: 2 MB, 500 MB, and 5 s; 8 s in a repository of 400 commits, with what changed since one of them. V8 takes what memory the
 * machine has: the pages are given a heap of 320 MB. JSON and CSV, which have every entry, are measured beside it. Ratios are against `lint`
 * of the same policies.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compare } from "./measure.mjs";

const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const size = Number(process.argv[2] ?? 1000);
const [entries, perEntry, days, commits] = [10, 10, 90, 400];
const maxPageMb = 2;
const maxMb = 500;
const heapMb = 320;
const asOf = "2026-11-24";

const dayOf = (index) => new Date(Date.UTC(2026, 7, 26 + index)).toISOString().slice(0, 10);
const [from, to] = [dayOf(0), dayOf(days)];
/** Of two names, one is the app's own, and one is shared by ten apps. */
const nameOf = (app, index) =>
  `service-${(app * 7 + index * 13) % (index % 2 === 0 ? size : size / 10)}.vendor-${index}.example.com`;

function policyOf(app, extra = "") {
  const list = Array.from({ length: entries }, (_, entry) => {
    const names = Array.from({ length: perEntry }, (_, index) => `      - ${nameOf(app, entry * perEntry + index)}\n`);
    return `  - tls:\n${names.join("")}    reason: Purpose ${entry} of app ${app}\n    ticket: OPS-${1000 + app}\n`;
  });
  const window =
    app % 10 === 0 ? `see_thru:\n  until: ${dayOf(85 + (app % 25))}\n  reason: The first deployment\n` : "";
  return `app: app-${app}\nteam: team-${app % 40}\nsecurity_groups: 3\nallow:\n${list.join("")}${extra}${window}`;
}

const pathOf = (app) => `policies/team-${app % 40}/app-${app}.yaml`;
const settings = `networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\nguardrails:\n  see_thru: {max_days: 120, require: [reason]}\n`;
const files = new Map([
  ["policies/discriminat.yaml", settings],
  ...Array.from({ length: size }, (_, app) => [pathOf(app), policyOf(app)]),
]);

/** A fifth of the names is unused; some are used every day, some on working days, some now and then. Each app also misses two. */
function snapshot() {
  const rhythms = [
    [`${from}/${dayOf(days - 1)}`],
    Array.from({ length: 12 }, (_, week) => `${dayOf(week * 7 + 1)}/${dayOf(week * 7 + 5)}`),
    Array.from({ length: 18 }, (_, time) => dayOf(time * 5)),
  ];
  const flow = (app, name, index, outcome) => {
    const used = rhythms[(app + index) % rhythms.length];
    return {
      ...{ app: `app-${app}`, group: null, name, protocol: "tls", port: 443, outcome },
      ...{
        see_thru: app % 10 === 0 ? "exerted" : "none",
        connections: 1 + ((app * index) % 90_000),
        sources: 1 + (index % 9),
      },
      ...{
        days: used,
        first_seen: `${used[0].slice(0, 10)}T00:03:11Z`,
        last_seen: `${used.at(-1).slice(-10)}T23:58:02Z`,
      },
      ...{ protocol_versions: ["1.3"], reasons: [] },
    };
  };
  const flows = Array.from({ length: size }, (_, app) => [
    ...Array.from({ length: entries * perEntry }, (_, index) =>
      index % 5 === 0 ? [] : [flow(app, nameOf(app, index), index, "allowed")],
    ).flat(),
    ...[0, 1].map((index) => flow(app, `new-${(app + index) % 97}.partner.example.com`, index, "disallowed")),
  ]).flat();
  return {
    ...{ version: 1, network: "prod", window: { from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` }, complete: true },
    ...{ gaps: [], verbosity: "full", unattributed: { ambiguous: 0, unknown: 0 }, sources: [], acceptances: [] },
    ...{ records: { client: flows.length, server: 0, config: 0, unreadable: 0 }, flows },
  };
}

/** A first commit of everything, then one a day or so, each with a name more in one policy. */
function history() {
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const at = (index) =>
    `B <b@example.com> ${Date.parse(`${dayOf(0)}T00:00:00Z`) / 1000 + (index - commits / 2) * 36_000} +0000\n`;
  const commit = (index, changed) =>
    [
      `commit refs/heads/main\ncommitter ${at(index)}${data(`Commit ${index}`)}`,
      ...changed.map(([file, text]) => `M 100644 inline ${file}\n${data(text)}`),
      "\n",
    ].join("");
  const later = Array.from({ length: commits - 1 }, (_, index) => {
    const app = (index * 37) % size;
    const text = policyOf(app, `  - {tls: [added-${index}.example.com], reason: Added}\n`);
    files.set(pathOf(app), text);
    return commit(index + 1, [[pathOf(app), text]]);
  });
  return `${commit(
    0,
    [...files].map(([file]) => [
      file,
      file.endsWith("discriminat.yaml") ? settings : policyOf(Number(/(\d+)\.yaml$/.exec(file)[1])),
    ]),
  )}${later.join("")}`;
}

const root = fs.mkdtempSync(path.join(os.tmpdir(), "discriminat-policy-bench-"));
try {
  const [plain, repository] = ["plain", "repository"].map((name) => path.join(root, name));
  const stream = history();
  for (const folder of [plain, repository]) {
    for (const [file, text] of files) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
  }
  const git = (args, input) => {
    const { status, stderr } = spawnSync("git", args, { cwd: repository, input, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  };
  git(["init", "--quiet", "--initial-branch=main"]);
  git(["fast-import", "--quiet"], stream);
  git(["reset", "--quiet", "--mixed", "main"]);
  const observations = path.join(root, "observations.json");
  fs.writeFileSync(observations, JSON.stringify(snapshot()));

  const run = (cwd, ...args) => ({ cwd, command: [process.execPath, cli, ...args, "--as-of", asOf] });
  const report = (name, limits, cwd, format, ...more) => {
    const file = path.join(root, `${name.replaceAll(/\W+/g, "-")}.${format}`);
    const args = ["report", "--quiet", "--observations", observations, ...more, "--format", `${format}:${file}`];
    const env = format === "html" ? { NODE_OPTIONS: `--max-old-space-size=${heapMb}` } : {};
    return { name, limits, file, env, ...run(cwd, ...args) };
  };
  const base = ["--base", "main~200"];
  const reports = [
    report("page", { maxSeconds: 5, maxMb, maxPageMb }, plain, "html"),
    report("page, with git and a base", { maxSeconds: 8, maxMb, maxPageMb }, repository, "html", ...base),
    report("JSON, with git and a base", {}, repository, "json", ...base),
    report("CSV, with git and a base", {}, repository, "csv", ...base),
  ];
  const title = `Review page of ${size} apps of ${entries * perEntry} names, ${days} days`;
  const lint = { name: "lint", statuses: [0, 1], ...run(plain, "lint", "--quiet") };
  const rows = compare(title, [lint, ...reports], { runs: Number(process.env.BENCH_RUNS ?? 3) });
  const misses = reports.flatMap(({ name, limits, file }) => {
    const { seconds, processorSeconds, peakMb } = rows.find((row) => row.name === name);
    const mb = fs.statSync(file).size / 1e6;
    // Of a machine with other work the clock says little, and of several cores the processor's time.
    const takes = Number.isNaN(processorSeconds) ? seconds : Math.min(seconds, processorSeconds);
    console.log(`  ${name}: ${mb.toFixed(2)} MB`);
    return [
      ...(takes > limits.maxSeconds ? [`${name}: more than ${limits.maxSeconds} s`] : []),
      ...(peakMb > limits.maxMb ? [`${name}: more than ${limits.maxMb} MB of memory`] : []),
      ...(mb > limits.maxPageMb ? [`${name}: a page of more than ${limits.maxPageMb} MB`] : []),
    ];
  });
  if (misses.length > 0) throw new Error(misses.join("\n"));
} finally {
  fs.rmSync(root, { recursive: true, force: true });
}
