/**
 * Every function and class that the package exports, found by listing: a wrong argument is a `UserError` that names it, and what
 * is optional may be left out. Types would refuse most of it; JavaScript lets it through.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { App, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { afterAll, describe, expect, it, test } from "vitest";
import { repository } from "../helpers/readme-commands.ts";

const built = (entry: string) => import(pathToFileURL(join(repository, "dist", entry)).href);
const library: typeof import("../../src/index.ts") = await built("index.js");
const constructs: typeof import("../../src/cdktf.ts") = await built("cdktf.js");

const work = mkdtempSync(join(tmpdir(), "discriminat-policy-arguments-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

type Call = (...given: readonly unknown[]) => unknown;
type Key = string | number;

/** Objects that callers write by hand, with the keys that may be left out. */
const written = new WeakMap<object, readonly string[]>();

function bag(mandatory: object, optional: object = {}): object {
  const whole = { ...mandatory, ...optional };
  written.set(whole, Object.keys(optional));
  return whole;
}

/** Objects whose keys are free. */
const dictionaries = new WeakSet<object>();

function dictionary(entries: object): object {
  dictionaries.add(entries);
  return entries;
}

const asOf = "2026-11-24";
const folder = join(repository, "test/fixtures/cli/plan/files");
const logs = join(repository, "test/fixtures/cli/observe/files/exports");
const described = JSON.stringify({ SecurityGroups: [] });
const loaded = library.loadTree("policies", { cwd: folder });
const { tree } = loaded;
if (tree === undefined) throw new Error("the settings cannot be used");
const watched = {
  ...tree,
  settings: {
    ...tree.settings,
    monitoring: {
      at: tree.settings.at,
      networks: undefined,
      notify: [],
      alarms: [],
      apps: [],
      dashboard: true,
      queries: true,
    },
  },
};
const [policy] = tree.policies;
const [network] = tree.settings.networks;
if (policy === undefined || network === undefined) throw new Error("there is no policy, or no network");
const snapshot = { ...(await library.observeLogs({ logs: [logs] })), network: network.name };
const { checks } = library.lintTree(loaded, { asOf });
const [finding] = library.reviewChange({ head: tree }).findings;
const target = () => bag({ protocol: "tls", name: "api.example.com", port: 443 });
const observed = () => [bag({ network, snapshot })];
const reading = () => bag({}, { emptyRun: true });
const plan = () => bag({ path: "plan.json", text: readFileSync(join(folder, "plan.json"), "utf8") });
const report = () => [
  bag(
    {
      command: "lint",
      findings: [finding],
      examined: dictionary({ policies: 1 }),
      sources: loaded.sources,
      checks: [checks[0]],
      failOn: "error",
      toolVersion: "0.0.0",
    },
    {
      filesFrom: "repository",
      passed: [bag({ name: "allow a.example.com", file: "a.yaml", line: 1 })],
      overview: [{ kind: "paragraph", text: "Words." }],
      data: dictionary({ plan: { explained: true } }),
    },
  ),
];
const allowlist = () =>
  bag(
    {
      app: "checkout",
      team: "payments",
      network: "prod",
      names: [bag({ name: "api.example.com", protocol: "tls", port: 443 })],
      securityGroups: 1,
      seeThru: bag({ until: "2026-12-31", ports: [443], group: "same" }),
    },
    { existingGroups: ["sg-0123456789abcdef0"] },
  );
const layout = library.layOutApp(allowlist() as Parameters<typeof library.layOutApp>[0]);
const adoption = { layout, imports: new Map(), bridges: [], old: [] };
const stack = () => new TerraformStack(new App({ outdir: work }), "stack");
const outdir = () => bag({ outdir: join(work, "cdktf.out") }, { adoptions: [adoption] });

/** Of each function, right arguments with everything that is optional, made anew for each call. */
const right: Readonly<Record<string, () => readonly unknown[]>> = {
  allowlistOf: () => [tree, policy, network],
  checkObserved: () => [
    tree,
    observed(),
    bag(
      { asOf },
      {
        apps: ["checkout"],
        thresholds: bag({}, { minDays: 1, readyDays: 1, maxGapHours: 1 }),
        gate: true,
        verbose: true,
        declaredSince: () => () => "2026-01-01T00:00:00Z",
      },
    ),
  ],
  findBundle: () => [tree, "aws/ecr"],
  gatherEvidence: () => [
    loaded,
    bag(
      { asOf },
      {
        ...{ title: "Egress", tool: "discriminat-policy", networks: [network.name], observed: observed() },
        compared: bag({ base: "main", review: library.reviewChange({ head: tree }).review }),
        plans: [plan()],
        deployed: [bag({ path: "groups.json", text: described })],
        owners: new Map([["sg-0123456789abcdef0", "checkout"]]),
        declaredSince: () => () => "2026-01-01T00:00:00Z",
      },
    ),
  ],
  renderReviewPage: () => [library.gatherEvidence(loaded, { asOf })],
  findDrift: () => [
    bag(
      { tree, sources: [bag({ path: "groups.json", text: described })], asOf },
      {
        deployed: [library.readDeployedGroups(described, "groups.json")],
        owners: new Map([["sg-0123456789abcdef0", "checkout"]]),
        networks: [network.name],
        traffic: observed(),
        trails: [bag({ path: "trail.json", text: '{"Records": []}' })],
      },
    ),
  ],
  fixTree: () => ["policies", bag({ cwd: folder, asOf }, { automation: [plan()], mayFix: () => true })],
  formatAnnotation: () => [{ kind: "tls", names: ["api.example.com"] }],
  formatGithub: report,
  formatJson: report,
  formatJunit: report,
  formatMarkdown: report,
  formatPretty: () => [...report(), bag({ color: false, width: 80 }, { quiet: true })],
  formatSarif: report,
  formatTarget: () => [target()],
  importSources: () => [
    bag(
      { tree, sources: [bag({ path: "names.txt", text: "api.example.com\napi.example.org\n" })], asOf },
      {
        deployed: [],
        app: "imported",
        team: "payments",
        map: new Map([["names.txt", { app: "imported", team: "payments" }]]),
        networks: ["prod"],
        inPlace: true,
        reason: "Imported",
        ticket: "PAY-1",
        root: "policies",
      },
    ),
  ],
  includes: () => ["*.example.com", "api.example.com", reading()],
  isPattern: () => ["*.example.com"],
  isTarget: () => [library.parseTarget("api.example.com")],
  judgeExposure: () => ["*.example.com", "prohibit_public_suffix"],
  judgeTarget: () => [tree, policy, target(), asOf],
  layOutApp: () => [allowlist()],
  lintTree: () => [loaded, bag({ asOf }, { automation: [plan()] })],
  listObserved: () => [
    tree,
    observed(),
    bag(
      { asOf },
      { order: "name", apps: ["checkout"], teams: ["payments"], verdicts: ["missing"], names: ["*.a.com"] },
    ),
  ],
  loadTree: () => ["policies", bag({ cwd: folder }, { texts: new Map([["policies/payments/gone.yaml", "{}"]]) })],
  matches: () => ["*.example.com", "api.example.com", reading()],
  mergeGroups: () => [[library.readDeployedGroups(described, "groups.json")]],
  mergeSnapshots: () => [[snapshot]],
  networkSnapshots: () => [tree, [bag({ file: "observations.json", snapshot })]],
  networksOf: () => [policy, [network]],
  observeLogs: () => [
    bag(
      { logs: [logs] },
      {
        cwd: folder,
        network,
        owners: new Map([["sg-0123456789abcdef0", "checkout"]]),
        window: bag({ from: "2020-01-01T00:00:00Z", to: "2030-01-01T00:00:00Z" }),
        withSources: true,
        jobs: 1,
        signal: new AbortController().signal,
      },
    ),
  ],
  overlaps: () => ["*.example.com", "api.example.com", reading()],
  ownersOf: () => [
    [bag({ group: "sg-0123456789abcdef0", app: "checkout", from: "groups.json" }, { partial: "a page" })],
  ],
  parseAnnotation: () => ["discriminat:tls:api.example.com"],
  parseSnapshot: () => [[...library.serializeSnapshot(snapshot)].join(""), "observations.json"],
  parseTarget: () => ["tls://api.example.com:443"],
  provePlanFile: () => [
    bag(
      { tree, file: plan() },
      { owners: new Map([["sg-0123456789abcdef0", "checkout"]]), network, traffic: observed() },
    ),
  ],
  readDeployedGroups: () => [described, "groups.json"],
  readGroupOwners: () => ['{"sg-0123456789abcdef0": "checkout"}', "groups.json"],
  readSnapshot: () => ["observations.json", join(repository, "test/fixtures/cli/check/files")],
  resolveNames: () => [tree, policy, network],
  reviewChange: () => [
    bag(
      { head: tree },
      {
        base: loaded,
        windowHistory: () => ["2026-01-01"],
        isHistoryCut: () => false,
        traffic: [bag({ snapshot, network: network.name })],
      },
    ),
  ],
  runTests: () => [tree, [policy]],
  serializeSnapshot: () => [snapshot],
  suggestEdits: () => [
    tree,
    observed(),
    bag(
      { asOf },
      {
        policies: [policy],
        suggest: bag({}, { ...library.defaultSuggestOptions }),
        declaredSince: () => () => "2026-01-01T00:00:00Z",
        reason: "Card payments",
        ticket: "PAY-1",
        comments: true,
        prune: true,
        force: true,
        closeSeeThru: true,
        tests: true,
      },
    ),
  ],
  witnessOutside: () => ["*.example.com", "api.example.org", reading()],
  AppEgressPolicy: () => [stack(), "checkout", bag({ layout, vpcId: "vpc-0123456789abcdef0" }, { adoption })],
  "AppEgressPolicy.fromTree": () => [
    stack(),
    "checkout",
    bag({ tree, app: "checkout", network: "prod", vpcId: "vpc-0123456789abcdef0" }),
  ],
  PolicyStack: () => [
    new App({ outdir: work }),
    "prod",
    bag(
      { network, layouts: [layout], backend: bag({ type: "local", arguments: dictionary({ path: "a.tfstate" }) }) },
      { adoptions: [adoption] },
    ),
  ],
  addPolicyStacks: () => [new App({ outdir: work }), tree],
  EgressMonitoring: () => [stack(), "monitoring", bag({ tree: watched, network: "prod" })],
  MonitoringStack: () => [
    new App({ outdir: work }),
    "prod__monitoring",
    bag({
      tree: watched,
      network: "prod",
      backend: bag({ type: "local", arguments: dictionary({ path: "m.tfstate" }) }),
    }),
  ],
  addMonitoringStacks: () => [new App({ outdir: work }), watched],
  checkSynthesis: () => [tree, outdir()],
  synthesize: () => [tree, outdir()],
};

/** What may be left out at the end of a call. */
const trailing: readonly string[] = ["includes", "matches", "overlaps", "witnessOutside"];

const isClass = (value: unknown): value is new (...given: readonly unknown[]) => unknown =>
  typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));

/** Every function, class and static function of a class. An error's constructor is for those who throw it. */
function callsOf(exported: object): readonly (readonly [string, Call])[] {
  return Object.entries(exported).flatMap(([name, value]): (readonly [string, Call])[] => {
    if (typeof value !== "function" || value === library.UserError) return [];
    if (!isClass(value)) return [[name, value as Call]];
    const statics = Object.entries(Object.getOwnPropertyDescriptors(value)).filter(
      ([key, { value: one }]) => typeof one === "function" && key !== "prototype",
    );
    return [
      [name, (...given) => new value(...given)],
      ...statics.map(([key, { value: one }]) => [`${name}.${key}`, (one as Call).bind(value)] as const),
    ];
  });
}

const calls = [...callsOf(library), ...callsOf(constructs)];

test("every function that the package exports is called here", () => {
  expect(calls.map(([name]) => name).sort()).toEqual(Object.keys(right).sort());
});

/** No relative path: nothing is written where the tests run. */
const wrong: readonly unknown[] = [undefined, null, 1, true, join(work, "wrong"), [], {}, () => undefined, new Map()];

function kindOf(value: unknown): string {
  if (value === null || typeof value !== "object") return value === null ? "null" : typeof value;
  return value instanceof Map ? "Map" : Array.isArray(value) ? "list" : "object";
}

/** Every place in the arguments that callers fill by hand. */
function placesIn(value: unknown, path: readonly Key[] = []): readonly (readonly Key[])[] {
  const inner = Array.isArray(value) ? [...value.keys()] : isWritten(value) ? Object.keys(value) : [];
  return [
    ...(path.length === 0 ? [] : [path]),
    ...inner.flatMap((key) => placesIn((value as Record<Key, unknown>)[key], [...path, key])),
  ];
}

const isWritten = (value: unknown): value is object =>
  typeof value === "object" && value !== null && written.has(value);

const at = (value: unknown, path: readonly Key[]): unknown =>
  path.reduce((inner, key) => (inner as Record<Key, unknown>)[key], value);

function replaced(value: unknown, [key, ...rest]: readonly Key[], change: (holder: object, key: Key) => void): unknown {
  if (key === undefined) throw new Error("no place");
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  if (rest.length === 0) change(copy, key);
  else Reflect.set(copy, key, replaced(Reflect.get(copy, key), rest, change));
  return copy;
}

const mayBeMissing = (name: string, given: readonly unknown[], path: readonly Key[]): boolean => {
  const holder = at(given, path.slice(0, -1));
  const key = String(path.at(-1));
  if (path.length === 1) return trailing.includes(name) && key === "2";
  return isWritten(holder) && (written.get(holder)?.includes(key) ?? false);
};

/** What may be undefined, and stands in the arguments all the same. */
const mayBeUndefined = (name: string, path: readonly Key[]): boolean =>
  name === "layOutApp" && path.join(".") === "0.seeThru";

const shownPath = (path: readonly Key[]): string =>
  path
    .slice(1)
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("");

/** Constructs remember where they were made: what tells two of them apart is what becomes of them. */
const made = (outcome: unknown): unknown =>
  outcome instanceof Construct ? Testing.synth(TerraformStack.of(outcome)) : outcome;

async function outcomeOf(call: Call, given: unknown): Promise<unknown> {
  try {
    return await call(...(given as readonly unknown[]));
  } catch (error) {
    return error;
  }
}

/** Whether a value of this kind may be right at a place: an empty object is, where everything may be left out. */
function isSameKind(value: unknown, good: unknown): boolean {
  if (kindOf(value) !== kindOf(good)) return false;
  if (typeof good !== "object" || good === null || kindOf(good) !== "object" || dictionaries.has(good)) return true;
  return isWritten(good) && Object.keys(good).every((key) => written.get(good)?.includes(key));
}

it("says what a function has to give back", () => {
  const evidence = (declaredSince: unknown) => () =>
    library.gatherEvidence(loaded, { asOf, declaredSince } as Parameters<typeof library.gatherEvidence>[1]);
  expect(evidence(() => undefined)).toThrow("options.declaredSince() is undefined, not a function");
  expect(evidence(() => () => 5)).toThrow("options.declaredSince()() is 5, not a text");
});

describe.each(calls)("%s", (name, call) => {
  const given = right[name] ?? (() => []);

  it("takes what is right", async () => {
    expect(await outcomeOf(call, given())).not.toBeInstanceOf(Error);
  });

  it("names the argument that is wrong", async () => {
    for (const path of placesIn(given())) {
      for (const value of wrong) {
        const args = given();
        if (value === undefined && (mayBeMissing(name, args, path) || mayBeUndefined(name, path))) continue;
        const outcome = await outcomeOf(
          call,
          replaced(args, path, (holder, key) => Reflect.set(holder, key, value)),
        );
        const place = `${path.join(".")} = ${kindOf(value)}: ${outcome}`;
        const good = at(args, path);
        if (isSameKind(value, good)) {
          if (outcome instanceof Error) expect(outcome, place).toBeInstanceOf(library.UserError);
          continue;
        }
        expect(outcome, place).toBeInstanceOf(library.UserError);
        const start = /^(\w+)(.*?) is .*, not /s.exec(String((outcome as Error).message));
        // Of an empty object that is what it lacks.
        expect(start?.[2]?.startsWith(shownPath(path)), place).toBe(true);
      }
    }
  });

  it("refuses what a function gives back that is of no use", async () => {
    for (const path of placesIn(given()).filter((place) => typeof at(given(), place) === "function")) {
      for (const value of wrong) {
        for (const giving of [() => value, () => () => value]) {
          const outcome = await outcomeOf(
            call,
            replaced(given(), path, (holder, key) => Reflect.set(holder, key, giving)),
          );
          const place = `${path.join(".")} gives ${kindOf(giving())} of ${kindOf(value)}: ${outcome}`;
          if (outcome instanceof Error) expect(outcome, place).toBeInstanceOf(library.UserError);
        }
      }
    }
  });

  it("does without each thing that is optional, left out or undefined", async () => {
    for (const path of placesIn(given()).filter((place) => mayBeMissing(name, given(), place))) {
      const [without, unset] = [
        await outcomeOf(
          call,
          replaced(given(), path, (holder, key) => Reflect.deleteProperty(holder, key)),
        ),
        await outcomeOf(
          call,
          replaced(given(), path, (holder, key) => Reflect.set(holder, key, undefined)),
        ),
      ];
      expect(without, `without ${path.join(".")}: ${without}`).not.toBeInstanceOf(Error);
      expect(made(unset), path.join(".")).toEqual(made(without));
    }
  });
});
