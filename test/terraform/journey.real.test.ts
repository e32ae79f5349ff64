/**
 * The whole way, by our own commands alone: from policies that hold nothing but a see-thru window to ones that are enforced.
 * The loop is closed: Terraform applies what `synth` writes, EC2 says what is deployed, the simulated firewall decides from
 * that and writes the logs that `observe` reads.
 *
 * What no tool can do is done by a person, and written down here as such: an attack on a valid name within a see-thru window
 * looks like the app's own traffic. `refuse` and `vouch` are that person: who knows what the apps are for, reads what is suggested, and
 * writes `refuse` for the rest.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultPreferences } from "../../src/discriminat/preferences.ts";
import { loadTree } from "../../src/policy/load-tree.ts";
import { networksOf } from "../../src/policy/resolve.ts";
import { repository, type Session, startSession } from "../cli/session.ts";
import { ec2 } from "../helpers/ec2.ts";
import { type Lab, openLab } from "../helpers/lab.ts";
import { motoServer } from "../helpers/moto.ts";
import { describeWith } from "../helpers/real-parts.ts";
import { withRefusals, withSuppressions } from "../helpers/reviewer.ts";
import { appsOf, networkOf } from "../helpers/simulator/apps.ts";
import { deploy, type LiveGroups } from "../helpers/simulator/firewall.ts";
import { writeS3Export } from "../helpers/simulator/formats.ts";
import { type Attack, attacks } from "../helpers/simulator/hostile.ts";
import { liveGroups } from "../helpers/simulator/live-groups.ts";
import { type Simulation, type SimulationOptions, simulate } from "../helpers/simulator/simulate.ts";
import type { TrueTarget } from "../helpers/simulator/truth.ts";
import { terraform } from "../helpers/terraform.ts";

const seed = 7;
const { tree: company } = loadTree("policies", { cwd: repository });
if (company === undefined) throw new Error("the company's policies cannot be read");
const prod = networkOf(company, "prod");
const apps = appsOf(company, "prod", { seed });
const policies = company.policies.filter((policy) => networksOf(policy, [prod]).length > 0);

/** Somebody patient: no threshold can tell this from the app's own traffic. */
const beacon: readonly Attack[] = Array.from({ length: 40 }, () => ({
  technique: "beacon",
  app: "shipping",
  name: "updates.cdn-metrics.example",
  protocol: "tls",
  port: 443,
}));

const learning = { from: "2026-11-02", to: "2026-11-16" };
const proving = { from: "2026-11-16", to: "2026-11-30" };
const enforced = { from: "2026-11-30", to: "2026-12-14" };
/** Within the 30 days that the guardrails permit. */
const lastDay = "2026-12-01";

interface Placed {
  readonly networks: readonly string[];
  readonly names: readonly { readonly observed: readonly { readonly name: string; readonly port: number }[] }[];
}
interface Suggested {
  readonly changed: readonly string[];
  readonly apps: readonly {
    readonly app: string;
    readonly file: string;
    readonly bundles: readonly { readonly bundle: string; readonly names: readonly { readonly name: string }[] }[];
    readonly entries: readonly Placed[];
    readonly withheld: readonly { readonly name: string; readonly because: string }[];
    readonly closesSeeThru: boolean;
    readonly notes: readonly string[];
    readonly pruned?: { readonly names: readonly string[]; readonly kept: readonly string[] };
  }[];
}

interface Checked {
  readonly summary: object;
  readonly findings: readonly { readonly check: string; readonly message: string }[];
  readonly apps: readonly {
    readonly app: string;
    readonly coverage: number | null;
    readonly entries: { readonly used: number; readonly unused: number; readonly unknown: number };
    readonly lifecycle: { readonly stage: string };
  }[];
}

const targetText = ({ app, protocol, name, port }: TrueTarget): string => `${app} ${protocol}://${name}:${port}`;
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;

describeWith([terraform, motoServer], "from an empty allowlist to an enforced one", () => {
  let lab: Lab;
  let session: Session;
  beforeAll(async () => {
    lab = await openLab();
    session = startSession();
  });
  afterAll(async () => {
    session?.remove();
    await lab?.close();
  });

  const at = (path: string): string => join(session.folder, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const read = (path: string): string => readFileSync(at(path), "utf8");

  /** A command of ours as a process; its exit code must be 0, or the one that is given. */
  const cli = (command: string, asOf: string, status = 0): string => {
    const result = session.run(`discriminat-policy ${command} --as-of ${asOf}`);
    expect(result.status, `${command}\n${result.stdout}\n${result.stderr}`).toBe(status);
    return result.stdout;
  };

  /** `lint → test → synth → terraform apply`; what EC2 holds then. */
  const deployAll = async (asOf: string): Promise<readonly LiveGroups[]> => {
    cli("lint --quiet", asOf);
    cli("test --quiet", asOf);
    cli(`synth --quiet --outdir ${lab.outdir}`, asOf);
    const stack = await lab.stack("prod");
    await stack.apply();
    write("groups.json", await stack.run("output", "-json"));
    return await liveGroups(ec2(lab.awsUrl, prod.region));
  };

  /** Two weeks of the company under what EC2 holds, as files of logs, as a snapshot. */
  const live = (
    name: string,
    window: SimulationOptions["window"],
    options: Pick<SimulationOptions, "deployed" | "changes" | "attacks">,
  ): Simulation => {
    const simulation = simulate({ seed, apps, window, connectionsPerDay: 2, ...options });
    writeS3Export(at(`logs/${name}`), simulation.records, 20_000);
    cli(
      `observe --quiet --network prod --logs logs/${name} --groups groups.json --from ${window.from} --to ${window.to}T00:00:00Z --out ${name}.json`,
      window.to,
    );
    return simulation;
  };

  const suggest = (options: string, asOf: string): Suggested =>
    JSON.parse(cli(`suggest --format json ${options}`, asOf));

  const check = (file: string, asOf: string, options: string, status = 0): Checked =>
    JSON.parse(cli(`check --observations ${file} --format json ${options}`, asOf, status));

  /** The person: knows what each app needs, and looks every name up that they do not know. */
  const knows = new Map(apps.map(({ app, needs }) => [app, new Set(needs.map(({ name }) => name))]));
  const isNeeded = (app: string, name: string): boolean => knows.get(app)?.has(name) === true;
  const fileOf = (app: string): string => {
    const policy = policies.find((one) => one.app?.value === app);
    if (policy === undefined) throw new Error(`no policy of ${app}`);
    return policy.source.path;
  };
  const refuse = (app: string, names: readonly string[]): void => {
    write(fileOf(app), withRefusals(read(fileOf(app)), names));
  };
  /** A person vouches for names that strangers share, where lint asks for it. */
  const vouch = (asOf: string): number => {
    const check = "policy/multi-tenant-name";
    const { findings } = JSON.parse(cli("lint --format json --fail-on never", asOf)) as {
      findings: readonly { readonly check: string; readonly file: string; readonly line: number }[];
    };
    const shared = findings.filter((finding) => finding.check === check);
    for (const file of new Set(shared.map((finding) => finding.file))) {
      const lines = shared.filter((finding) => finding.file === file).map(({ line }) => line);
      write(file, withSuppressions(read(file), check, lines));
    }
    return shared.length;
  };

  test("observe, suggest, deploy, observe, close, deploy, observe: nothing needed is blocked, and nothing else passes", async () => {
    // The first day: a window for every app, and not one name.
    const vpcId = await lab.vpcIn(prod.region);
    const settings = readFileSync(join(repository, "policies/discriminat.yaml"), "utf8");
    const guardrails = settings.slice(settings.indexOf("guardrails:"));
    write(
      "policies/discriminat.yaml",
      `networks:\n  prod:\n    region: ${prod.region}\n    vpc_id: ${vpcId}\n${guardrails}`,
    );
    cpSync(join(repository, "policies/bundles"), at("policies/bundles"), { recursive: true });
    for (const { app, team, source } of policies) {
      const window = `see_thru:\n  until: ${lastDay}\n  reason: Nobody knows yet what it talks to\n`;
      write(source.path, `app: ${app?.value}\nteam: ${team?.value}\n${window}`);
    }
    const empty = await deployAll(learning.from);
    expect(empty.map(({ app }) => app)).toEqual(apps.map(({ app }) => app).sort());
    expect(
      empty.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules.map(({ description }) => description))),
    ).toEqual(empty.map(() => `discriminat:see-thru:${lastDay}`));

    // Two weeks of learning.
    const first = live("learning", learning, { deployed: empty, attacks: [...attacks, ...beacon] });
    expect(first.truth.attacks.length).toBeGreaterThan(40);

    const atFirst = check("learning.json", learning.to, "--gate ready-to-enforce", 1);
    expect(atFirst.apps.map(({ app, lifecycle }) => `${app} ${lifecycle.stage}`)).toEqual(
      apps.map(({ app }) => `${app} discovering`),
    );

    // What a person reads before anything is written.
    const proposed = suggest("--observations learning.json", learning.to);
    const names = proposed.apps.flatMap(({ app, entries, bundles }) => [
      ...entries.flatMap((entry) => entry.names.flatMap(({ observed }) => observed.map(({ name }) => ({ app, name })))),
      ...bundles.flatMap((bundle) => bundle.names.map(({ name }) => ({ app, name }))),
    ]);
    const unknown = names.filter(({ app, name }) => !isNeeded(app, name));
    const telemetry = first.truth.telemetry.map(({ app, name }) => ({ app, name }));
    const bySort = (left: object, right: object): number => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1);
    expect([...unknown].sort(bySort)).toEqual([...telemetry, { app: "shipping", name: beacon[0]?.name }].sort(bySort));
    for (const { app } of apps)
      refuse(
        app,
        unknown.filter((one) => one.app === app).map(({ name }) => name),
      );
    const shared = proposed.apps
      .filter(({ app, withheld }) => withheld.some(({ name, because }) => because === "shared" && isNeeded(app, name)))
      .map(({ app }) => app);
    const others = apps.map(({ app }) => app).filter((app) => !shared.includes(app));

    // What the tool writes, and what lint then asks a person.
    const options = "--observations learning.json --write --tests --evidence sidecar";
    cli(`suggest ${options} --app ${others.join(" ")}`, learning.to);
    cli(`suggest ${options} --app ${shared.join(" ")} --include-shared`, learning.to);
    const vouched = vouch(learning.to);
    expect(vouched).toBeGreaterThan(0);
    cli("fmt --check --quiet", learning.to);
    // Declared in good faith, and used by nobody.
    const search = read(fileOf("search"));
    write(
      fileOf("search"),
      search.replace("\nallow:\n", "\nallow:\n  - tls: [legacy.index.example]\n    reason: The old index\n"),
    );
    expect(read(fileOf("search"))).not.toBe(search);
    const tight = await deployAll(learning.to);

    // Two more weeks under see-thru, with what was declared.
    const second = live("proving", proving, {
      deployed: empty,
      changes: tight.map((deployed) => ({ at: `${proving.from}T01:00:00Z`, deployed })),
    });
    expect(second.truth.droppedNeeds).toBe(0);
    check("proving.json", proving.to, "--gate ready-to-enforce", 1);
    const waiting = suggest("--observations proving.json --close-see-thru", proving.to);
    // One attack on a valid name in the last days, and a window stays open until a person has decided on it.
    const undecided = waiting.apps
      .filter(({ closesSeeThru }) => !closesSeeThru)
      .map(({ app, withheld }) => ({
        app,
        names: withheld.filter(({ because }) => because === "rare").map(({ name }) => name),
      }));
    expect(undecided.length).toBeGreaterThan(0);
    for (const { app, names: rare } of undecided) {
      expect(rare.filter((name) => isNeeded(app, name))).toEqual([]);
      refuse(app, rare);
    }
    const ready = check("proving.json", proving.to, "--gate ready-to-enforce");
    expect(ready.apps.filter(({ lifecycle }) => lifecycle.stage !== "ready")).toEqual([]);
    const closing = suggest("--observations proving.json --close-see-thru --write", proving.to);
    expect(closing.apps.filter(({ closesSeeThru }) => !closesSeeThru).map(({ app, notes }) => [app, notes])).toEqual(
      [],
    );
    // Younger than the window: nobody can say that it was not used.
    const young = suggest("--observations proving.json --prune --app search", proving.to).apps[0]?.pruned;
    expect(young?.names).toEqual([]);
    expect(young?.kept.join()).toContain('"legacy.index.example" may be unused');
    const closed = await deployAll(proving.to);
    for (const { groups } of closed)
      for (const { rules } of groups)
        for (const { description } of rules) expect(description).not.toContain("see-thru");

    // Enforced.
    const last = live("enforced", enforced, { deployed: closed, attacks: [...attacks, ...beacon] });
    const passing = last.truth.connections.filter(
      ({ outcome, seeThru }) => outcome === "allowed" || seeThru === "exerted",
    );
    expect(last.truth.connections.filter((one) => one.kind === "legitimate" && !passing.includes(one))).toEqual([]);
    expect(last.truth.droppedNeeds).toBe(0);
    expect(passing.filter(({ kind }) => kind !== "legitimate").map(({ app, name }) => `${app} ${name}`)).toEqual([]);
    expect(last.truth.telemetry.length).toBeGreaterThan(0);
    expect(last.truth.attacks.length).toBeGreaterThan(40);
    report(last, closed, { proposed: names.length, needed: names.length - unknown.length, shared: vouched });

    // Nothing more to do, and nothing that was blocked comes back.
    const atLast = check("enforced.json", enforced.to, "");
    expect(atLast.apps.map(({ app, coverage, lifecycle }) => `${app} ${lifecycle.stage} ${coverage}`)).toEqual(
      apps.map(({ app }) => `${app} enforced 1`),
    );
    expect(atLast.summary).toMatchObject({ error: 0, warning: 1 });
    expect(atLast.findings.find(({ check: id }) => id === "traffic/unused")?.message).toContain("legacy.index.example");
    expect(suggest("--observations enforced.json", enforced.to).changed).toEqual([]);
    // A window that is too short, from before the name was there, or of a time without a line: unknown, and never unused.
    const observeLast = "observe --quiet --network prod --logs logs/enforced --groups groups.json";
    cli(`${observeLast} --from 2026-12-11 --to 2026-12-14T00:00:00Z --out short.json`, enforced.to);
    cli(`${observeLast} --from 2026-06-01 --to 2026-06-15T00:00:00Z --out elsewhere.json`, enforced.to);
    for (const [file, because] of [
      ["short.json", "the snapshot covers 3 days of the required 14"],
      ["learning.json", "it is not known since when it is declared"],
      ["elsewhere.json", "has no record at all"],
    ] as const) {
      const weak = suggest(`--observations ${file} --prune --force`, enforced.to).apps;
      expect(weak.flatMap(({ pruned }) => pruned?.names ?? [])).toEqual([]);
      expect(weak.find(({ app }) => app === "search")?.pruned?.kept.join()).toContain(because);
      const { findings, apps: all } = check(file, enforced.to, "--fail-on never");
      expect(findings.filter(({ check: id }) => id === "traffic/unused")).toEqual([]);
      expect(all.filter(({ entries }) => entries.unused > 0)).toEqual([]);
    }
    const pruned = suggest("--observations enforced.json --prune --app search", enforced.to).apps[0]?.pruned;
    expect(pruned?.names).toEqual(["legacy.index.example"]);
  });

  /** Precision and recall of what is deployed at the end, and of what was proposed before anybody read it. */
  const report = (
    { truth }: Simulation,
    deployed: readonly LiveGroups[],
    before: { readonly proposed: number; readonly needed: number; readonly shared: number },
  ): void => {
    const needs = apps.flatMap(({ app, needs: own }) => own.map((need) => ({ app, technique: undefined, ...need })));
    const seen = new Set(truth.legitimate.map(targetText));
    expect(needs.map(targetText).filter((target) => !seen.has(target))).toEqual([]);
    const names = deployed.flatMap((groups) =>
      deploy(groups, "prod", defaultPreferences.wildcardExposure).names.map((name) => ({ app: groups.app, ...name })),
    );
    const admits = (name: (typeof names)[number], need: (typeof needs)[number]): boolean =>
      name.app === need.app &&
      name.protocol === need.protocol &&
      name.fromPort === need.port &&
      name.expression.test(need.name);
    const admitted = needs.filter((need) => names.some((name) => admits(name, need)));
    const useful = names.filter((name) => needs.some((need) => admits(name, need)));
    process.stderr.write(
      `journey: recall ${percent(admitted.length, needs.length)}; precision of the deployed names ${percent(useful.length, names.length)}; of the names proposed before review ${percent(before.needed, before.proposed)}, and ${before.shared} that strangers share were vouched for\n`,
    );
  };
});
