/** Files that are read by several threads, which are those of the build: the same as one thread, in every respect. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { build } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { type ObserveFilesOptions, observeFiles } from "../../src/traffic/files/observe-files.ts";
import { deathOf } from "../../src/traffic/files/threads/start-workers.ts";
import { buildSnapshot } from "../../src/traffic/snapshot/build-snapshot.ts";
import { serializeSnapshot } from "../../src/traffic/snapshot/serialize-snapshot.ts";
import { type Compression, compress, hasZstd, logFormats, printLogs } from "../helpers/simulator/formats.ts";
import { oneApp } from "../helpers/simulator/one-app.ts";
import { type LogRecord, simulate } from "../helpers/simulator/simulate.ts";
import { program, repository, startSession } from "./session.ts";

const builtWorker = pathToFileURL(join(repository, "dist/traffic/files/threads/worker.js"));
const simulation = simulate({
  seed: 5,
  ...oneApp({ app: "checkout", name: "api.stripe.com", ssh: "steady", until: "2026-11-03" }),
  window: { from: "2026-11-02T00:00:00Z", to: "2026-11-04T00:00:00Z" },
  messages: { ports: "mixed", booleans: "mixed" },
});
const { records } = simulation;

const root = mkdtempSync(join(tmpdir(), "discriminat-policy-threads-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
/** A folder of files, whose names sort as they stand here. */
function write(files: readonly (string | Buffer)[]): string {
  folders += 1;
  const folder = join(root, `${folders}`);
  mkdirSync(folder);
  for (const [index, content] of files.entries()) {
    writeFileSync(join(folder, `${String(index).padStart(3, "0")}.log`), content);
  }
  return folder;
}

type Asked = Partial<Pick<ObserveFilesOptions, "window" | "mostEvents" | "mostIds" | "maxDailyFlows" | "worker">>;

/** Everything that observing tells, the bytes of the snapshot with it; or the error. */
async function observe(folder: string, jobs: number, asked: Asked = {}): Promise<unknown> {
  const stdin = Readable.from([]);
  const options = { patterns: ["."], cwd: folder, stdin, jobs, worker: builtWorker, ...asked };
  try {
    const seen = await observeFiles(options, new AbortController().signal);
    const owners = new Map(Object.entries(simulation.groups));
    const snapshot = buildSnapshot(seen, { network: null, verbosity: null, owners, withSources: true });
    return { ...seen, dailyFlows: [...seen.dailyFlows], text: [...serializeSnapshot(snapshot)].join("") };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { message: error.message, hint: error.hint, exitCode: error.exitCode };
  }
}

const part = (from: number, to: number): readonly LogRecord[] =>
  records.slice(Math.floor(records.length * from), Math.floor(records.length * to));
/** The config log first, the flow log in three files of which each repeats some of the one before. */
const flowLog = [part(0, 0.4), part(0.3, 0.7), part(0.65, 1)].map((own) =>
  own.filter(({ stream }) => stream === "flow"),
);
const configLog = records.filter(({ stream }) => stream === "config");

describe("several threads give what one gives", () => {
  const compressions: readonly Compression[] = hasZstd ? ["gzip", "zstd"] : ["gzip"];
  const kinds = [
    ...logFormats.map((format) => [format, "none"] as const),
    ...compressions.map((compression) => ["S3 export", compression] as const),
  ];

  it.each(kinds)("as %s, compression %s", async (format, compression) => {
    const folder = write([configLog, ...flowLog].map((own) => compress(printLogs(format, own), compression)));
    const one = await observe(folder, 1);
    expect(one).toMatchObject({ complete: true, records: { client: expect.any(Number) } });
    expect(await observe(folder, 2)).toEqual(one);
    // The exact memory of events is full after a few.
    expect(await observe(folder, 3, { mostEvents: 50 })).toEqual(await observe(folder, 1, { mostEvents: 50 }));
  });

  it("in all formats together, where nearly every event comes many times", async () => {
    const folder = write(logFormats.map((format) => printLogs(format, part(0, 0.5))));
    expect(await observe(folder, 3)).toEqual(await observe(folder, 1));
  });

  it.each<[string, Asked]>([
    ["in a window", { window: { from: "2026-11-02T06:00:00Z", to: "2026-11-03T00:00:00Z" } }],
    ["where there is no room for all daily flows, so that their order decides", { maxDailyFlows: 5 }],
    ["where ids are forgotten", { mostIds: 3 }],
    ["where the worker is missing, as in a bundle", { worker: new URL("missing.js", builtWorker) }],
    ["where the worker is not there at all", { worker: new URL("data:text/javascript,") }],
  ])("%s", async (_, asked) => {
    const folder = write(flowLog.map((own) => printLogs("filter-log-events", own)));
    expect(await observe(folder, 2, asked)).toEqual(await observe(folder, 1, asked));
  });

  const lines = printLogs("S3 export", part(0, 0.2));
  const cut = gzipSync(lines).subarray(0, 400);
  it.each<[string, readonly (string | Buffer)[]]>([
    ["an empty file among others", ["", lines, ""]],
    ["only empty files", ["", "\n", ""]],
    ["a file that is cut off", [lines, cut, lines.slice(0, 999)]],
    ["two that are cut off: the first is named", [lines, "", cut, lines.slice(9), cut.subarray(1)]],
    ["binary data", [lines, Buffer.from([1, 2, 3, 0, 0])]],
    ["UTF-16", [Buffer.from(`\uFEFF${lines}`, "utf16le"), lines]],
    ["nothing but other lines", ["GET / 200\n", '{"hello": "world"}\n', "x\n".repeat(9)]],
    ["lines that cannot be read", [`x\n${lines}`, `${lines}y\n`, "z\n".repeat(9)]],
    ["lines that end in the middle", [lines.slice(0, -9), lines.slice(0, 999)]],
    [
      "pages that do not say whether they are the last",
      [1, 2, 3].map((page) => JSON.stringify({ events: [], nextForwardToken: `f/${page % 2}`, page })),
    ],
    [
      "counts over several days",
      [
        lines,
        "cat,outcome,count(*),min(@timestamp),max(@timestamp)\nclient,allowed,3,2026-11-01 00:00:00.000,2026-11-09 00:00:00.000\n",
      ],
    ],
    ["the same file twice", [lines, lines, lines.slice(500)]],
    [
      "a name that is half of a surrogate pair",
      [
        lines,
        '{"cat":"client","outcome":"allowed","dhost":"\\ud800.example","timestamp":"2026-11-02T00:00:00.000Z"}\n',
      ],
    ],
  ])("with %s", async (_, files) => {
    const folder = write(files);
    expect(await observe(folder, 2)).toEqual(await observe(folder, 1));
  });

  it("for any events in any files, however few can be remembered", async () => {
    const name = fc.constantFrom("a.example", "b.example", "A b.example", "\u00fc.example");
    const record = fc.record({ name, cat: fc.constantFrom("client", "server"), spt: fc.nat(2) });
    const timed = fc.record({ at: fc.nat(40), record, id: fc.option(fc.nat(9)), blank: fc.boolean() });
    const print = (
      form: number,
      events: readonly {
        at: number;
        record: { name: string; cat: string; spt: number };
        id: number | null;
        blank: boolean;
      }[],
    ): string => {
      const at = (seconds: number) => Date.parse("2026-11-02T00:00:00Z") + seconds * 1000;
      const text = ({ record: { name: dhost, cat, spt }, blank }: (typeof events)[number]): string => {
        const json = JSON.stringify({ dhost, cat, spt, outcome: "allowed", src: "10.0.0.1", dpt: 443, proto: "tls" });
        return blank ? json.replaceAll(',"', ', "') : json;
      };
      if (form === 0) return events.map((event) => `${new Date(at(event.at)).toISOString()} ${text(event)}\n`).join("");
      const list = events.map((event) => ({
        timestamp: at(event.at),
        message: text(event),
        ...(event.id === null ? {} : { eventId: `${event.id}` }),
      }));
      return form === 1 ? JSON.stringify({ events: list }) : list.map((one) => `${JSON.stringify(one)}\n`).join("");
    };
    const file = fc.record({ form: fc.nat(2), events: fc.array(timed, { maxLength: 30 }) });
    const bounds = fc.record({ mostEvents: fc.integer({ min: 1, max: 60 }), mostIds: fc.integer({ min: 1, max: 20 }) });
    const property = fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 5 }), bounds, async (files, asked) => {
      const folder = write(files.map(({ form, events }) => print(form, events)));
      expect(await observe(folder, 2, asked)).toEqual(await observe(folder, 1, asked));
      rmSync(folder, { recursive: true });
    });
    await fc.assert(property, { numRuns: Number(process.env.FUZZ_RUNS ?? 25) });
  });
});

describe("a thread that dies", () => {
  const worker = (body: string): URL => {
    folders += 1;
    const file = join(root, `worker-${folders}.mjs`);
    const messages = pathToFileURL(join(repository, "dist/traffic/files/threads/messages.js")).href;
    writeFileSync(
      file,
      `import { parentPort } from "node:worker_threads"; import { protocol } from "${messages}";\n${body}`,
    );
    return pathToFileURL(file);
  };
  const ready = 'parentPort.postMessage({ kind: "ready", protocol });';
  const files = flowLog.map((own) => printLogs("S3 export", own));

  it.each([
    ["it ended with 7", `${ready} parentPort.on("message", () => process.exit(7));`],
    ["oh no", `${ready} parentPort.on("message", () => { throw new Error("oh no"); });`],
  ])("is an error in words, and never a part of the result: %s", async (why, body) => {
    expect(await observe(write(files), 2, { worker: worker(body) })).toEqual({
      message: expect.stringMatching(
        new RegExp(`^the thread that read "00\\d.log" ended early \\(${why}\\); nothing was counted$`),
      ),
      hint: "Read on one thread: --jobs 1, and jobs: 1 in the library.",
      exitCode: 3,
    });
  });

  it("for lack of memory says so", async () => {
    const eat = "const all = []; for (;;) all.push(new Array(1e4).fill(all.length));";
    const thread = new Worker(eat, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } });
    const why = await new Promise<Error>((resolve) => thread.once("error", resolve));
    expect(deathOf('"a.log"', why).message).toBe('the thread that read "a.log" ran out of memory; nothing was counted');
  });

  it.each([
    ["before it is ready", "process.exit(1);"],
    ["as it is another version's", 'parentPort.postMessage({ kind: "ready", protocol: "other" });'],
    ["as it does not load", 'import "./gone.mjs";'],
  ])("%s is done without", async (_, body) => {
    const folder = write(files);
    expect(await observe(folder, 2, { worker: worker(body) })).toEqual(await observe(folder, 1));
  });
});

describe("observe --jobs", () => {
  const session = startSession();
  afterAll(session.remove);
  const at = (name: string): string => join(session.folder, name);
  /** Node says what its threads do. */
  const run = (args: string) =>
    session.run(`discriminat-policy observe --quiet ${args}`, { env: { NODE_DEBUG: "worker" } });
  const threadsOf = ({ stderr }: { stderr: string }): number => stderr.match(/create new worker/g)?.length ?? 0;

  beforeAll(() => {
    mkdirSync(at("logs"));
    for (const [index, own] of flowLog.entries()) writeFileSync(at(`logs/${index}`), printLogs("S3 export", own));
    // As large as pays off, and quickly made.
    const line =
      '{"dhost":"a.example","cat":"client","outcome":"allowed","src":"10.0.0.1","timestamp":"2026-11-02T00:00:00.000Z"}\n';
    mkdirSync(at("large"));
    for (const name of ["a", "b"])
      writeFileSync(
        at(`large/${name}.gz`),
        gzipSync(Buffer.alloc(210_000_000 + name.charCodeAt(0) * line.length, line), { level: 1 }),
      );
  });

  it("starts so many threads, and writes the same bytes", () => {
    const one = run("--logs logs --jobs 1 --out one.json");
    const two = run("--logs logs --jobs 2 --out two.json");
    expect([one, two].map(({ status }) => status)).toEqual([0, 0]);
    expect([threadsOf(one), threadsOf(two)]).toEqual([0, 2]);
    expect(readFileSync(at("two.json"), "utf8")).toBe(readFileSync(at("one.json"), "utf8"));
  });

  it.each([
    ["--logs logs", 0, "which are small"],
    ["--logs logs --jobs 9", 3, "a thread a file at most"],
    ["--logs logs/0 --jobs 9", 0, "one file"],
    ["--logs logs - --jobs 2 < logs/0", 0, "which can be read but once"],
  ])("with %s: %d threads, for %s", (args, threads) => {
    const outcome = run(`${args} --out some.json`);
    expect({ status: outcome.status, threads: threadsOf(outcome) }).toEqual({ status: 0, threads });
  });

  it("is not needed where files are large", () => {
    const outcome = run("--logs large --out large.json");
    expect(outcome.status).toBe(0);
    expect(threadsOf(outcome)).toBe(availableParallelism() > 1 ? 2 : 0);
  });

  it("is jobs in the library, and one thread in a bundle, which has no file for others", async () => {
    const entry = JSON.stringify(join(repository, "dist/index.js"));
    writeFileSync(
      at("caller.mjs"),
      `import { observeLogs } from ${entry};\nconsole.log(JSON.stringify(await observeLogs({ logs: ["logs"], jobs: 2 })));\n`,
    );
    await build({
      cwd: session.folder,
      input: "caller.mjs",
      platform: "node",
      external: [/^@aws-sdk\//],
      output: { file: at("bundle/caller.mjs"), format: "esm", codeSplitting: false },
      logLevel: "silent",
    });
    const [packaged, bundled] = ["caller.mjs", "bundle/caller.mjs"].map((file) =>
      session.run(`node ${file}`, { env: { NODE_DEBUG: "worker" } }),
    );
    expect([packaged, bundled].map((outcome) => outcome?.status)).toEqual([0, 0]);
    expect([packaged, bundled].map((outcome) => threadsOf(outcome ?? { stderr: "" }))).toEqual([2, 0]);
    expect(bundled?.stdout).toBe(packaged?.stdout);
    expect(JSON.parse(packaged?.stdout ?? "").flows.length).toBeGreaterThan(0);
  });

  it.each([
    ["--logs logs --jobs 0", "--jobs 0 reads nothing"],
    ["--logs logs --jobs two", "--jobs two is not a whole number"],
    ["--logs logs --jobs -1", "--jobs -1 is not a whole number"],
    ["--merge one.json --jobs 2", "--jobs is for log files"],
  ])("is refused: %s", (args, message) => {
    const { status, stderr } = session.run(`discriminat-policy observe ${args} --out no.json`);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("ends at once with %s, and leaves what was there", async (signal, code) => {
    writeFileSync(at("observations.json"), "before");
    const child = spawn(process.execPath, [program, "observe", "--logs", "large", "--jobs", "2"], {
      cwd: session.folder,
      env: { PATH: process.env.PATH, NODE_DEBUG: "worker" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    // At once: half a second later, all has been read.
    let said = "";
    child.stderr.on("data", (text: Buffer) => {
      const before = said;
      said += text;
      if (said.includes("create new worker") && !before.includes("create new worker")) child.kill(signal);
    });
    expect(await ended).toBe(code);
    expect(readFileSync(at("observations.json"), "utf8")).toBe("before");
    expect(readdirSync(session.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
