/** What `observe --merge` makes of files and folders, with the built program. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Snapshot } from "../../src/traffic/flow.ts";
import { mergeSnapshots } from "../../src/traffic/snapshot/merge-snapshots.ts";
import { serializeSnapshot } from "../../src/traffic/snapshot/serialize-snapshot.ts";
import { type Session, startSession } from "../cli/session.ts";

/** What one day of a network saw. */
function dayOf(network: string | null, day: number): Snapshot {
  const date = `2026-11-0${day}`;
  const window = { from: `${date}T00:00:00Z`, to: `2026-11-0${day + 1}T00:00:00Z` };
  const digest = `sha256:${`${(network ?? "").length}${day}`.repeat(32)}`;
  return {
    version: 1,
    network,
    window,
    complete: true,
    gaps: [],
    verbosity: "full",
    records: { client: day, server: 0, config: 0, unreadable: 0 },
    unattributed: { ambiguous: 0, unknown: 0 },
    sources: [{ window, digest }],
    flows: [
      {
        app: "checkout",
        group: null,
        name: `${network ?? "any"}.example`,
        protocol: "tls",
        port: 443,
        outcome: "allowed",
        see_thru: "none",
        connections: day,
        sources: 1,
        days: [date],
        first_seen: window.from,
        last_seen: window.from,
        protocol_versions: [],
        reasons: [],
      },
    ],
    acceptances: [],
  };
}

const textOf = (snapshot: Snapshot): string => [...serializeSnapshot(snapshot)].join("");
const mergedText = (network: string | null, ...days: readonly number[]): string =>
  textOf(mergeSnapshots(days.map((day) => dayOf(network, day))));

let session: Session;
const at = (path: string): string => join(session.folder, path);
function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}
const putDay = (path: string, network: string | null, day: number): void => put(path, textOf(dayOf(network, day)));
const observe = (args: string) => session.run(`discriminat-policy observe ${args} --quiet`);
const read = (path: string): string => readFileSync(at(path), "utf8");

beforeEach(() => {
  session = startSession();
  for (const day of [1, 2, 3]) putDay(`prod/${day}.json`, "prod", day);
  for (const week of [1, 2]) {
    putDay(`week-${week}/prod.json`, "prod", week);
    putDay(`week-${week}/staging.json`, "staging", week);
  }
  const network = "    region: eu-west-2\n    vpc_id: vpc-0123456789abcdef0\n";
  put("policies/discriminat.yaml", `networks:\n  prod:\n${network}  staging:\n${network}`);
  put(
    "flow.log",
    `2026-11-05T06:10:00.000Z {"cat":"client","outcome":"allowed","dhost":"a.example","proto":"tls","dpt":443}\n`,
  );
});
afterEach(() => session.remove());

describe("observe --merge of folders", () => {
  /** What lies there beside, and what is asked → the file that is written, and what is in it. */
  const merges: Readonly<
    Record<
      string,
      { readonly prepare?: () => void; readonly args: string; readonly file: string; readonly text: () => string }
    >
  > = {
    "a folder of one network": {
      args: "prod --out all.json",
      file: "all.json",
      text: () => mergedText("prod", 1, 2, 3),
    },
    "a slash at its end": { args: "prod/ --out all.json", file: "all.json", text: () => mergedText("prod", 1, 2, 3) },
    "a folder and files": {
      prepare: () => putDay("4.json", "prod", 4),
      args: "4.json prod --out all.json",
      file: "all.json",
      text: () => mergedText("prod", 1, 2, 3, 4),
    },
    "a folder that is a symbolic link": {
      prepare: () => symlinkSync("prod", at("latest")),
      args: "latest --out all.json",
      file: "all.json",
      text: () => mergedText("prod", 1, 2, 3),
    },
    "snapshots that are symbolic links": {
      prepare: () => symlinkSync("week-1/prod.json", at("link.json")),
      args: "prod/3.json link.json --out all.json",
      file: "all.json",
      text: () => mergedText("prod", 1, 3),
    },
    "other files, hidden ones and folders in it": {
      prepare: () => {
        put("prod/notes.txt", "x");
        put("prod/.hidden.json", "x");
        putDay("prod/older/4.json", "prod", 4);
      },
      args: "prod --out all.json",
      file: "all.json",
      text: () => mergedText("prod", 1, 2, 3),
    },
    "its only snapshot is the file of --out": {
      prepare: () => putDay("rolling/prod.json", "prod", 5),
      args: "rolling prod --out rolling/prod.json",
      file: "rolling/prod.json",
      text: () => mergedText("prod", 1, 2, 3, 5),
    },
    "several networks into a folder": {
      args: "week-1 week-2 --out month/",
      file: "month/staging.json",
      text: () => mergedText("staging", 1, 2),
    },
    "several networks into a folder that is there": {
      prepare: () => mkdirSync(at("month")),
      args: "week-1 week-2 --out month",
      file: "month/prod.json",
      text: () => mergedText("prod", 1, 2),
    },
    "one network into a folder": {
      args: "prod --out month/",
      file: "month/prod.json",
      text: () => mergedText("prod", 1, 2, 3),
    },
    "snapshots without a network": {
      prepare: () => {
        putDay("any/1.json", null, 1);
        putDay("any/2.json", null, 2);
      },
      args: "any --out all.json",
      file: "all.json",
      text: () => mergedText(null, 1, 2),
    },
  };

  test.each(Object.entries(merges))("takes %s", (_, { prepare, args, file, text }) => {
    prepare?.();
    expect(observe(`--merge ${args}`)).toMatchObject({ status: 0, stderr: "" });
    expect(read(file)).toBe(text());
  });

  test("writes each network once, and can do so again", () => {
    for (const _ of [1, 2]) {
      expect(observe("--merge week-1 week-2 --out month/").status).toBe(0);
      expect(session.run("ls month").stdout).toBe("prod.json\nstaging.json\n");
      expect(read("month/prod.json")).toBe(mergedText("prod", 1, 2));
    }
  });

  test("adds what log files hold", () => {
    expect(observe("--logs flow.log --network prod --merge prod --out all.json").status).toBe(0);
    expect(JSON.parse(read("all.json"))).toMatchObject({ network: "prod", records: { client: 7 } });
    expect(observe("--logs flow.log --network prod --merge prod --out prod/1.json").stderr).toContain(
      "prod/1.json would hold the same logs as prod/2.json beside it",
    );
    const again = observe("--logs flow.log --network prod --merge all.json --out all.json");
    expect(again.stderr).toMatch(/^error: all\.json and what was observed now hold the same logs of /);
  });

  const damages: Readonly<Record<string, readonly [text: string, message: string]>> = {
    "is damaged": ['{"version": 1,', "prod/4.json is not a snapshot: it is not JSON"],
    "is something else": ["[]", "prod/4.json is not a snapshot: "],
    "is of a newer version": [
      '{"version": 2}',
      "prod/4.json is a snapshot of version 2, and this program reads version 1",
    ],
  };
  /** What is refused, and why: nothing is written. */
  const refusals: Readonly<
    Record<string, { readonly prepare?: () => void; readonly args: string; readonly message: string }>
  > = {
    "several networks into a file": {
      args: "--merge week-1 --out all.json",
      message: 'week-1/prod.json is of the network "prod", and week-1/staging.json is of the network "staging"',
    },
    "a network that is not observed": {
      args: "--logs flow.log --network prod --merge week-1 --out all.json",
      message: 'week-1/staging.json is of the network "staging", which is not observed here',
    },
    "a network beside log files of none": {
      args: "--logs flow.log --merge prod --out all.json",
      message: 'prod/1.json is of the network "prod", which is not observed here',
    },
    "a network that the settings lack": {
      prepare: () => putDay("gone/gone.json", "gone", 1),
      args: "--network all --merge gone --out all.json",
      message: 'gone/gone.json is of the network "gone", which is not observed here',
    },
    "a snapshot without a network, into a folder": {
      prepare: () => putDay("any/1.json", null, 1),
      args: "--merge any prod --out all/",
      message: "any/1.json does not say of which network it is",
    },
    "a snapshot without a network, beside a live one": {
      prepare: () => putDay("any/1.json", null, 1),
      args: "--network prod --merge any --out all.json",
      message: "any/1.json does not say of which network it is",
    },
    "snapshots without addresses, beside a live one with them": {
      args: "--network prod --with-sources --merge prod --out all.json",
      message: "prod/1.json holds only how many clients there were, and --with-sources asks for their addresses",
    },
    "snapshots with addresses, beside a live one without": {
      prepare: () => {
        const day = dayOf("prod", 4);
        const flows = day.flows.map((flow) => ({ ...flow, source_addresses: ["10.0.0.1"] }));
        put("known/4.json", textOf({ ...day, flows }));
      },
      args: "--network prod --merge known --out all.json",
      message: "known/4.json holds the addresses of clients, and what is observed now would not",
    },
    "an empty folder": {
      prepare: () => mkdirSync(at("empty")),
      args: "--merge empty --out all.json",
      message: "the folder empty holds no snapshot",
    },
    "a folder of folders": {
      prepare: () => putDay("years/2026/1.json", "prod", 1),
      args: "--merge years --out all.json",
      message: "the folder years holds no snapshot",
    },
    "a folder whose name ends as a snapshot's": {
      prepare: () => mkdirSync(at("prod/4.json")),
      args: "--merge prod --out all.json",
      message: "cannot read prod/4.json: it is a folder",
    },
    "a file through its folder too": {
      args: "--merge prod/2.json prod --out all.json",
      message:
        "prod/2.json is given twice, and its logs of 2026-11-02T00:00:00Z to 2026-11-03T00:00:00Z would count twice",
    },
    "a file through its folder too, in other words": {
      args: "--merge prod ./prod/2.json --out all.json",
      message: "prod/2.json and ./prod/2.json hold the same logs of 2026-11-02T00:00:00Z",
    },
    "a symbolic link beside what it leads to": {
      prepare: () => symlinkSync("3.json", at("prod/latest.json")),
      args: "--merge prod --out all.json",
      message: "prod/3.json and prod/latest.json hold the same logs of 2026-11-03T00:00:00Z",
    },
    "a symbolic link that leads nowhere": {
      prepare: () => symlinkSync("gone.json", at("prod/latest.json")),
      args: "--merge prod --out all.json",
      message: "there is no prod/latest.json",
    },
    "a new file of --out in the folder": {
      args: "--merge prod --out prod/all.json",
      message: "prod/all.json would hold the same logs as prod/1.json beside it, in a folder that is merged",
    },
    "the same through a link": {
      prepare: () => symlinkSync("prod", at("latest")),
      args: "--merge latest --out prod/",
      message: "prod/prod.json would hold the same logs as latest/1.json beside it",
    },
    "a result that lies in the folder": {
      prepare: () => put("prod/all.json", mergedText("prod", 1, 2)),
      args: "--merge prod --out all.json",
      message: "prod/1.json and prod/all.json hold the same logs of 2026-11-01T00:00:00Z",
    },
    ...Object.fromEntries(
      Object.entries(damages).map(([name, [text, message]]) => [
        `a snapshot that ${name}`,
        { prepare: () => put("prod/4.json", text), args: "--merge prod --out all.json", message },
      ]),
    ),
  };

  test.each(Object.entries(refusals))("refuses %s", (_, { prepare, args, message }) => {
    prepare?.();
    const before = session.run("ls -R; cat prod/*.json week-*/*.json").stdout;
    const { status, stderr } = observe(args);
    expect(stderr).toContain(`error: ${message}`);
    expect(stderr).toMatch(/^hint: \S/m);
    expect(status).toBe(2);
    expect(session.run("ls -R; cat prod/*.json week-*/*.json").stdout).toBe(before);
  });
});

test("commands that read the same logs twice say which files hold them", () => {
  rmSync(at("week-2"), { recursive: true });
  const { status, stderr } = session.run("discriminat-policy check --observations prod week-1");
  expect(stderr).toContain("error: prod/1.json and week-1/prod.json hold the same logs of 2026-11-01T00:00:00Z");
  expect(status).toBe(2);
});
