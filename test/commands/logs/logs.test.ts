import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommandLine } from "../../../src/commands/run-command-line.ts";
import { type FakeLogs, startFakeLogs } from "../../helpers/fake-logs/fake-logs.ts";
import { hasTime, hasZstd, logFormats, writeLogs, writeS3Export } from "../../helpers/simulator/formats.ts";
import { simulate } from "../../helpers/simulator/simulate.ts";

const simulation = simulate({
  seed: 4,
  apps: [
    {
      app: "lab",
      clients: 3,
      needs: [
        { name: "a.example", protocol: "tls", port: 443, rhythm: "steady" },
        { name: "b.example", protocol: "ssh", port: 22, rhythm: "steady" },
        { name: "ec2-instance-connect.eu-west-2.amazonaws.com", protocol: "tls", port: 443, rhythm: "steady" },
      ],
      telemetry: [{ name: "stats.example", protocol: "tls", port: 443 }],
    },
  ],
  deployed: [
    {
      app: "lab",
      names: [{ name: "a.example", protocol: "tls", port: 443 }],
      seeThru: { until: "2026-11-05", ports: "all", group: "same" },
    },
  ],
  window: { from: "2026-11-02T00:00:00Z", to: "2026-11-08T00:00:00Z" },
});
const { records, truth } = simulation;
const [{ source } = { source: "" }] = truth.connections;

const folder = mkdtempSync(join(tmpdir(), "discriminat-policy-logs-"));
let fake: FakeLogs;

beforeAll(async () => {
  fake = await startFakeLogs({
    region: "eu-west-2",
    groups: [
      {
        name: "DiscrimiNAT",
        records: records.map(({ atMs, stream, message }) => ({ timestamp: atMs, stream, message })),
      },
    ],
    eventsPerPage: 100,
  });
  mkdirSync(join(folder, "policies"));
  const network = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0", endpoints: { logs: fake.url } };
  writeFileSync(join(folder, "policies", "discriminat.yaml"), JSON.stringify({ networks: { prod: network } }));
  for (const [name, value] of Object.entries(credentials)) process.env[name] = value;
});
afterAll(async () => {
  await fake.stop();
  for (const name of Object.keys(credentials)) delete process.env[name];
  rmSync(folder, { recursive: true, force: true });
});

/** The SDK reads them from the environment; the fake looks at none. */
const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_EC2_METADATA_DISABLED: "true" };

async function run(...args: string[]) {
  let [out, err] = ["", ""];
  const status = await runCommandLine(
    ["logs", ...args],
    {
      cwd: folder,
      env: {},
      out: (text) => (out += text),
      err: (text) => (err += text),
      debug: () => {},
      readStdin: async () => "",
      color: false,
      width: 100,
      interactive: false,
    },
    { today: "2026-11-07" },
  );
  return { status, out, err };
}

const live = ["--network", "prod", "--from", "2026-11-01"];

/** The filters of the logs reference, and which connections they find. */
const filters = [
  [["disallowed"], truth.connections.filter(({ outcome }) => outcome === "disallowed").length],
  [
    ["allowed-not-tls"],
    records.filter(({ message, stream }) => {
      const { outcome, proto } = JSON.parse(message);
      return stream === "flow" && outcome === "allowed" && proto !== "tls";
    }).length,
  ],
  [["client", source], truth.connections.filter((one) => one.source === source).length],
  [
    ["client", source, "--not", "a.example"],
    truth.connections.filter((one) => one.source === source && ![null, "a.example"].includes(one.name)).length,
  ],
  [["see-thru-expiring"], truth.connections.filter(({ atMs }) => atMs >= Date.parse("2026-11-03T00:00:00Z")).length],
  [["see-thru-exerted"], truth.connections.filter(({ seeThru }) => seeThru === "exerted").length],
  [
    ["see-thru-exerted", "--not", "ec2-instance-connect.*"],
    truth.connections.filter(
      ({ seeThru, name }) => seeThru === "exerted" && name !== null && !name.startsWith("ec2-instance-connect."),
    ).length,
  ],
] as const;

describe("live", () => {
  it.each(filters)("%j finds the %i records that it should", async (filter, expected) => {
    const { status, out, err } = await run(...filter, ...live);
    expect([status, out.split("\n").length - 1, err]).toEqual([
      0,
      expected,
      `logs: ${expected} records of ${expected} read\n`,
    ]);
    expect(expected).toBeGreaterThan(0);
  });

  it("asks for the window, and for every page", async () => {
    const before = fake.calls.length;
    await run("disallowed", "--network", "prod", "--from", "2026-11-03", "--to", "2026-11-03");
    const calls = fake.calls.slice(before);
    const inWindow = records.filter(
      ({ atMs }) => atMs >= Date.parse("2026-11-03T00:00:00Z") && atMs < Date.parse("2026-11-04T00:00:00Z"),
    );
    expect(calls).toHaveLength(Math.ceil(inWindow.length / 100));
    expect(calls[0]?.input).toMatchObject({
      filterPattern: '{ $.outcome = "disallowed" }',
      startTime: Date.parse("2026-11-03T00:00:00Z"),
      endTime: Date.parse("2026-11-04T00:00:00Z") - 1,
    });
  });

  it("searches the last day where nothing is said about the time", async () => {
    const before = fake.calls.length;
    await run("disallowed", "--network", "prod");
    expect(fake.calls[before]?.input).toMatchObject({ startTime: Date.parse("2026-11-07T00:00:00Z") });
  });

  it("stops asking once the limit is reached", async () => {
    const before = fake.calls.length;
    const { out, err } = await run("see-thru-exerted", ...live, "--limit", "3");
    expect(out.split("\n")).toHaveLength(4);
    expect(err).toBe("logs: 3 records of 4 read and more; raise --limit to see them\n");
    expect(fake.calls.length - before).toBeLessThan(3);
  });

  it("says which network there is, and what AWS refuses", async () => {
    expect(await run("disallowed", "--network", "test")).toMatchObject({
      status: 2,
      err: 'error: the settings have no network "test"\nhint: Networks are prod.\n',
    });
    fake.fail("FilterLogEvents", { name: "AccessDeniedException", message: "no" });
    const { status, err } = await run("disallowed", ...live);
    expect(status).toBe(3);
    expect(err).toContain("logs:FilterLogEvents");
  });
});

/** What `--format json` says of each record, apart from where it was read. */
async function found(...args: string[]): Promise<readonly string[]> {
  const { status, out, err } = await run(...args, "--limit", "100000", "--format", "json");
  expect([status, err]).toEqual([0, expect.stringMatching(/^logs: \d+ records? of \d+ read\n$/)]);
  const { records: list } = JSON.parse(out);
  return list.map(({ time, record }: { time: string; record: object }) => `${time} ${JSON.stringify(record)}`).sort();
}

describe("files", () => {
  const withTime = logFormats.filter(hasTime);

  it.each(withTime)("of the format %s give what is found live, by every filter", async (format) => {
    for (const compression of hasZstd ? (["none", "gzip", "zstd"] as const) : (["none", "gzip"] as const)) {
      writeLogs(join(folder, "logs"), format, records, compression);
    }
    const plain = writeLogs(join(folder, "logs"), format, records);
    for (const [filter, expected] of filters) {
      const inFiles = await found(...filter, "--logs", plain);
      expect(inFiles).toHaveLength(expected);
      expect(inFiles).toEqual(await found(...filter, ...live));
    }
    // All three together hold each event three times.
    const { out, err } = await run("disallowed", "--logs", `${plain}*`, "--limit", "100000", "--format", "json");
    const repeated = filters[0][1] * (hasZstd ? 2 : 1);
    expect(JSON.parse(out)).toMatchObject({ repeated, records: { length: filters[0][1] } });
    expect(err).toContain(`; ${repeated} events that came again left out`);
  });

  it("without a time are found where nobody asks for one", async () => {
    const bare = writeLogs(join(folder, "bare"), "bare lines", records);
    const [[filter, expected]] = filters;
    expect(await found(...filter, "--logs", bare)).toHaveLength(expected);
    const { out, err } = await run(...filter, "--logs", bare, "--from", "2026-11-01");
    expect(out).toBe("");
    expect(err).toContain(`; ${expected} others without a time left out: leave out --since, --from and --to`);
  });

  it("are cut to the window as live", async () => {
    const task = writeS3Export(join(folder, "export"), records, 50);
    const window = ["--from", "2026-11-03", "--to", "2026-11-03"];
    const inFiles = await found("see-thru-exerted", "--logs", task, ...window);
    expect(inFiles).toEqual(await found("see-thru-exerted", "--network", "prod", ...window));
    expect(inFiles.length).toBeGreaterThan(0);
  });

  it("say where each record is", async () => {
    const path = writeLogs(join(folder, "places"), "S3 export", records);
    const { out } = await run("disallowed", "--logs", path, "--format", "json", "--quiet");
    const [first] = JSON.parse(out).records;
    const line = records.findIndex(({ message }) => JSON.parse(message).outcome === "disallowed") + 1;
    expect([first.file, first.line]).toEqual([path, line]);
  });

  it("are searched with any pattern of CloudWatch", async () => {
    const path = writeLogs(join(folder, "places"), "S3 export", records);
    const ports = records.filter(({ message }) => JSON.parse(message).dpt === 8443).length;
    expect(await found("{ $.dpt = 8443 }", "--logs", path)).toHaveLength(ports);
    const words = records.filter(({ message }) => message.includes("see-thru") && message.includes("accepted")).length;
    expect(await found('"see-thru" accepted', "--logs", path)).toHaveLength(words);
    expect(words).toBeGreaterThan(0);
  });
});

describe("what is shown", () => {
  it("acts on nothing, as lines and as JSON", async () => {
    const path = writeLogs(join(folder, "hostile"), "S3 export", records);
    for (const format of ["pretty", "json"]) {
      const { out } = await run("{ $.outcome = * }", "--logs", path, "--format", format);
      for (const line of out.trimEnd().split("\n")) {
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s*::|##\w*\[/u);
      }
    }
  });

  it("is written into files as well", async () => {
    const path = writeLogs(join(folder, "hostile"), "S3 export", records);
    const { out } = await run(
      "disallowed",
      "--logs",
      path,
      "--format",
      "json:found.json",
      "--format",
      "pretty:found.txt",
    );
    expect(out).toBe("");
    expect(JSON.parse(readFileSync(join(folder, "found.json"), "utf8"))).toMatchObject({
      version: 1,
      command: "logs",
      pattern: '{ $.outcome = "disallowed" }',
      window: null,
      more: false,
    });
    expect(readFileSync(join(folder, "found.txt"), "utf8")).toContain("disallowed  10.20.0.");
  });
});

describe("the pattern", () => {
  it("is printed to paste elsewhere, and nothing is searched", async () => {
    expect(await run("client", "172.16.1.9", "--not", "api.github.com", "--print-pattern")).toEqual({
      status: 0,
      out: '{ $.cat = "client" && $.src = "172.16.1.9" && $.dhost != "api.github.com" }\n',
      err: "",
    });
  });

  it.each([
    [["disalowed", "--logs", "x"], 'there is no filter "disalowed"'],
    [["disallowe", "--logs", "x"], 'there is no filter "disallowe"\nhint: Did you mean "disallowed"?'],
    [["clent", "10.0.0.1", "--logs", "x"], 'there is no filter "clent"\nhint: Did you mean "client"?'],
    [["see-thru-expirng", "--days", "3", "--logs", "x"], 'there is no filter "see-thru-expirng"'],
    [["{ $.a == 1 }", "--logs", "x"], "cannot read the pattern at character 7: CloudWatch has no ==\nhint: Write =."],
    [["{ $.a = 1 }", "--not", "b", "--logs", "x"], "a pattern takes no further argument"],
    [["disallowed"], "there is nothing to search"],
    [["disallowed", "--logs", "x", "--network", "prod"], "--logs and --network are two sources"],
    [["disallowed", "--logs", "x", "--format", "sarif"], 'logs has no format "sarif"'],
    [["disallowed", "--logs", "x", "--limit", "many"], "--limit many is not a whole number"],
    [["see-thru-expiring", "--days", "-1", "--logs", "x"], "--days -1 is not a whole number"],
  ])("or the command line %j is refused", async (args, message) => {
    const { status, out, err } = await run(...args);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });
});
