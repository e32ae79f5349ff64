import { describe, expect, test } from "vitest";
import { silent } from "../../src/doctor/answer.ts";
import type { LogFacts, LogGroup, LogStream } from "../../src/doctor/facts.ts";
import { judgeLogs } from "../../src/doctor/judge-logs.ts";
import { linesOf, networkWith } from "./lines.ts";

const asOf = "2026-11-27";
const evidence = { minDays: 14, readyDays: 7, maxGapHours: 0 };
const told = <T>(value: T) => ({ kind: "told", value }) as const;
const group = (more: Partial<LogGroup> = {}): LogGroup => ({ retentionDays: undefined, logClass: "STANDARD", ...more });
const stream = (at?: string): LogStream => ({ latestRecordMs: at === undefined ? undefined : Date.parse(at) });
const sound: LogFacts = {
  group: told(group()),
  similar: [],
  flow: told(stream("2026-11-27T09:00:00Z")),
  config: told(stream("2026-08-01T00:00:00Z")),
};
const judged = (facts: Partial<LogFacts>, settings: object = {}): readonly string[] =>
  linesOf(judgeLogs({ network: networkWith(settings), evidence, asOf }, { ...sound, ...facts }));

const fine = {
  group: 'ok log-group: "DiscrimiNAT"',
  retention: "ok retention: records are kept for ever",
  flow: 'ok flow-stream: the latest record of stream "flow" is of 2026-11-27T09:00:00Z',
  config: 'ok config-stream: the latest record of stream "config" is of 2026-08-01T00:00:00Z',
};

test("logs that are written and kept are sound, however old the latest change of rules is", () => {
  expect(judged({})).toEqual(Object.values(fine));
});

describe("one fault gives one finding:", () => {
  test.each<[string, Partial<LogFacts>, object, Partial<typeof fine>]>([
    [
      "what a group keeps is shorter than the evidence asks for",
      { group: told(group({ retentionDays: 7 })) },
      {},
      {
        retention:
          "wrong retention: records are kept for 7 days, and evidence.min_days is 14: one observation can never call an entry unused | Keep them longer: `aws logs put-retention-policy --log-group-name DiscrimiNAT --retention-in-days 14`; or write `min_days: 7` under evidence in the settings.",
      },
    ],
    [
      "a group in which queries do not work",
      { group: told(group({ logClass: "DELIVERY" })) },
      {},
      {
        group:
          'wrong log-group: "DiscrimiNAT" is of class DELIVERY, in which Logs Insights does not work | Observe exported files with --logs: a group\'s class cannot be changed.',
      },
    ],
    [
      "a group in which filters do not work",
      { group: told(group({ logClass: "INFREQUENT_ACCESS" })) },
      {},
      {
        group:
          'warning log-group: "DiscrimiNAT" is of class INFREQUENT_ACCESS, in which `logs --network` does not work | Export the logs for `logs`; `observe` works.',
      },
    ],
    [
      "a stream of another name",
      { flow: told(undefined) },
      {},
      {
        flow: 'wrong flow-stream: "DiscrimiNAT" has no stream "flow" | Check flow_stream in the settings, and that the firewall runs, may write logs and has traffic.',
      },
    ],
    [
      "a flow stream without a record",
      { flow: told(stream()) },
      {},
      {
        flow: 'wrong flow-stream: stream "flow" has no record | Check flow_stream in the settings, and that the firewall runs, may write logs and has traffic.',
      },
    ],
    [
      "a flow stream that has fallen silent",
      { flow: told(stream("2026-11-25T23:59:59Z")) },
      {},
      {
        flow: 'warning flow-stream: the latest record of stream "flow" is of 2026-11-25T23:59:59Z, 2 days before 2026-11-27 | Check that the firewall runs, may write logs and has traffic.',
      },
    ],
    [
      "no config stream",
      { config: told(undefined) },
      { config_stream: "cfg" },
      {
        config:
          'wrong config-stream: "DiscrimiNAT" has no stream "cfg" | Check config_stream in the settings, and that the firewall runs and may write logs.',
      },
    ],
    [
      "a config stream without a record",
      { config: told(stream()) },
      {},
      {
        config:
          'warning config-stream: stream "config" has no record: which app a connection belongs to may not be told | Check that the firewall may read Security Groups and network interfaces, and that a rule is annotated.',
      },
    ],
  ])("%s", (_, facts, settings, differs) => {
    expect(judged(facts, settings)).toEqual(Object.values({ ...fine, ...differs }));
  });
});

describe("no fault is", () => {
  test.each<[string, Partial<LogFacts>, object, Partial<typeof fine>]>([
    [
      "retention of exactly the days that the evidence asks for",
      { group: told(group({ retentionDays: 14 })) },
      {},
      { retention: "ok retention: records are kept for 14 days" },
    ],
    [
      "a record of the day before",
      { flow: told(stream("2026-11-26T00:00:00Z")) },
      {},
      { flow: 'ok flow-stream: the latest record of stream "flow" is of 2026-11-26T00:00:00Z' },
    ],
    [
      "an empty flow stream where the settings say that nothing is logged",
      { flow: told(undefined) },
      { preferences: { flow_log_verbosity: "none" } },
      { flow: 'ok flow-stream: stream "flow" has no record, as flow_log_verbosity says' },
    ],
  ])("%s", (_, facts, settings, differs) => {
    expect(judged(facts, settings)).toEqual(Object.values({ ...fine, ...differs }));
  });
});

describe("a group that is not there", () => {
  const rest = ["retention", "flow-stream", "config-stream"].map(
    (check) => `unknown ${check}: there is no log group to look into`,
  );
  test.each<[string, readonly string[], object, string]>([
    [
      "has its twin named, with the line to write",
      ["Other-discriminat", "discrimiNAT"],
      {},
      'wrong log-group: region eu-west-2 has no log group "DiscrimiNAT"; there is "discrimiNAT" | Write `log_group: discrimiNAT` under the network "prod" in the settings.',
    ],
    [
      "has groups of similar names listed",
      ["Firewall-DiscrimiNAT"],
      {},
      'wrong log-group: region eu-west-2 has no log group "DiscrimiNAT"; there is "Firewall-DiscrimiNAT" | Name the firewall\'s as log_group under the network "prod" in the settings.',
    ],
    [
      "is named by itself where none is similar",
      [],
      {},
      'wrong log-group: region eu-west-2 has no log group "DiscrimiNAT" | Check the region and the account, and log_group under the network "prod" in the settings: a log group belongs to one region of one account.',
    ],
    [
      "may be of an account that is not linked",
      [],
      { log_group: "arn:aws:logs:eu-west-2:210987654321:log-group:DiscrimiNAT" },
      'wrong log-group: region eu-west-2 has no log group "DiscrimiNAT" | Check log_group under the network "prod" in the settings, and that its account is linked to this one for monitoring.',
    ],
  ])("%s", (_, similar, settings, line) => {
    expect(judged({ group: told(undefined), similar }, settings)).toEqual([line, ...rest]);
  });
});

test("what was not told is unknown, and says why", () => {
  const none = silent("not asked");
  expect(judged({ group: none, flow: none, config: none })).toEqual([
    "unknown log-group: not asked",
    "unknown retention: the log group could not be described",
    "unknown flow-stream: not asked",
    "unknown config-stream: not asked",
  ]);
});
