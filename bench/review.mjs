/**
 * A pull request with 5,000 changed names in a repository of 1,000 policies: `node bench/review.mjs [policies]`. Limit: under
 * 5 s with the comment on it within 60,000 characters, whether the names lie in many policies or in one, and with a snapshot.
 * Then the same number of patterns that were made to be hard to compare: that must end, within 30 s.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeTree } from "./make-tree.mjs";
import { compare } from "./measure.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const cli = here("../dist/cli.js");
const names = 5000;
const maxSeconds = 5;
const maxComment = 60_000;
const size = Number(process.argv[2] ?? 1000);

const root = path.join(here("../.cache/bench"), `review-${size}`);
fs.rmSync(root, { recursive: true, force: true });
fs.mkdirSync(root, { recursive: true });
const git = (...args) => {
  const { status, stderr } = spawnSync("git", ["-c", "user.name=B", "-c", "user.email=b@example.com", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
};

const tree = makeTree(path.join(root, "policies"), size);
git("init", "--quiet", "--initial-branch=main");
git("add", "--all");
git("commit", "--quiet", "--message", "Start");

/** Half of the changes are new names, a quarter new patterns, a quarter names that go. */
function change(file, count, offset) {
  const text = fs.readFileSync(file, "utf8");
  const added = Array.from({ length: Math.ceil((count * 3) / 4) }, (_, index) =>
    index % 3 === 2 ? `"*.new-${offset + index}.example.com"` : `host-${offset + index}.partner.example.com`,
  );
  let left = Math.floor(count / 4);
  // The first name of a list; others stay in it.
  const kept = text
    .split("\n")
    .filter((_, index, lines) => !(left > 0 && lines[index - 1] === "  - tls:" && left-- > 0));
  const entry = ["  - tls:", ...added.map((name) => `      - ${name}`), "    reason: Partners"];
  const at = kept.indexOf("allow:") + 1;
  fs.writeFileSync(file, [...kept.slice(0, at), ...entry, ...kept.slice(at)].join("\n"));
}

const files = fs
  .readdirSync(tree, { recursive: true })
  .filter((file) => /^team-\d+\/.*\.yaml$/.test(file))
  .sort()
  .map((file) => path.join(tree, file));
const spread = files.slice(0, 500);
git("checkout", "--quiet", "-b", "spread");
spread.forEach((file, index) => {
  change(file, names / spread.length, index * 100);
});
git("commit", "--quiet", "--all", "--message", "Change many policies");
git("checkout", "--quiet", "-b", "single", "main");
change(files[0], (names * 4) / 3, 0);
git("commit", "--quiet", "--all", "--message", "Change one policy");

const observations = path.join(root, "observations.json");
const flows = Array.from({ length: 100_000 }, (_, index) => ({
  app: `app-${index % size}`,
  group: null,
  name: `host-${index}.partner.example.com`,
  protocol: "tls",
  port: 443,
  outcome: "disallowed",
  see_thru: "none",
  connections: 3,
  sources: 1,
  days: ["2026-11-01"],
  first_seen: "2026-11-01T00:00:00Z",
  last_seen: "2026-11-01T00:00:00Z",
  protocol_versions: [],
  reasons: [],
}));
const snapshot = {
  version: 1,
  network: "prod",
  window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
  complete: true,
  gaps: [],
  verbosity: "full",
  records: { client: flows.length, server: 0, config: 0, unreadable: 0 },
  unattributed: { ambiguous: 0, unknown: 0 },
  sources: [],
  flows,
  acceptances: [],
};
fs.writeFileSync(observations, JSON.stringify(snapshot));

for (const branch of ["spread", "single"]) {
  git("checkout", "--quiet", branch);
  const comment = path.join(root, `${branch}.md`);
  const command = [process.execPath, cli, "review", "--base", "main", "--quiet", "--format", `markdown:${comment}`];
  const rows = compare(
    `review of ${names} changed names, ${branch === "spread" ? `in ${spread.length} policies` : "in one policy"}`,
    [
      { name: "lint", command: [process.execPath, cli, "lint", "--quiet"], cwd: root, statuses: [0, 1] },
      { name: "review", command, cwd: root },
      { name: "review with 100,000 flows", command: [...command, "--observations", observations], cwd: root },
    ],
    { runs: 3 },
  );
  const { length } = fs.readFileSync(comment, "utf8");
  console.log(`  comment: ${length} characters`);
  if (length > maxComment) throw new Error("the comment is too long");
  if (rows.slice(1).some(({ seconds }) => seconds > maxSeconds)) throw new Error(`a review took over ${maxSeconds} s`);
}

/** Patterns with many wildcards that overlap nearly all others: `*a*b?c*.*b?a*.example.com`. */
function hardPatterns(count, seed) {
  let state = seed;
  const random = (below) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const label = () => `*${Array.from({ length: 6 }, () => "abc"[random(3)] + "**?"[random(3)]).join("")}`;
  return Array.from({ length: count }, () => `      - "${label()}.${label()}.example.com"\n`);
}

git("checkout", "--quiet", "-b", "hard-base", "main");
const hardPolicy = path.join(tree, "hard/hard.yaml");
const writeHard = (patterns) => {
  fs.mkdirSync(path.dirname(hardPolicy), { recursive: true });
  fs.writeFileSync(hardPolicy, `app: hard\nteam: hard\nallow:\n  - tls:\n${patterns.join("")}    reason: Hard\n`);
  git("add", "--all", "policies");
  git("commit", "--quiet", "--message", "Be hard");
};
writeHard(hardPatterns(names / 2, 7));
git("checkout", "--quiet", "-b", "hard");
writeHard(hardPatterns(names / 2, 99));
const command = [process.execPath, cli, "review", "--base", "hard-base", "--quiet", "--format", "markdown:hard.md"];
const [hard] = compare(
  `review of ${names} patterns that are hard to compare`,
  [{ name: "review", command, cwd: root }],
  {
    runs: 1,
  },
);
if (hard.seconds > 30) throw new Error("hard patterns are compared without end");
