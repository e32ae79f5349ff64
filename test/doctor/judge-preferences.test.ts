import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/doctor/answer.ts";
import type { Parameter } from "../../src/doctor/facts.ts";
import { judgePreferences } from "../../src/doctor/judge-preferences.ts";
import { linesOf, networkWith } from "./lines.ts";

const asOf = "2026-11-27";
const holding = (text: string, type = "String"): Answer<Parameter> => ({ kind: "told", value: { text, type } });
const held = (more: object): Answer<Parameter> => holding(JSON.stringify({ "%default": more }));
const judged = (answer: Answer<Parameter | undefined>, preferences: object = {}): readonly string[] =>
  linesOf(judgePreferences(networkWith({ preferences }), answer, asOf));

const sound = {
  parameter: "ok preferences: SSM parameter DiscrimiNAT",
  verbosity: "ok flow-log-verbosity: full",
  exposure: "ok wildcard-exposure: prohibit_public_suffix",
  seeThru: "ok see-thru-for-all: the firewall lets nothing pass that no rule admits",
};
const none = "ok preferences: there is no SSM parameter DiscrimiNAT: the firewall's defaults hold";
const odd =
  'the SSM parameter DiscrimiNAT is not JSON of the documented form: the firewall\'s defaults hold | Write {"%default": {…}}, or delete the parameter.';

describe("preferences are sound", () => {
  test.each<[string, Answer<Parameter | undefined>, object, Partial<typeof sound>]>([
    ["that are the documented defaults", held({ see_thru: null, flow_log_verbosity: "full" }), {}, {}],
    ["that leave keys out, or hold others", held({ x509_crls: "ignore", another: [1] }), {}, {}],
    ["that have no defaults, which then hold", holding('{"other": {}}'), {}, {}],
    ["that no parameter holds", { kind: "told", value: undefined }, {}, { parameter: none }],
    [
      "that are not the defaults, as the settings say",
      held({ wildcard_exposure: "nuclear" }),
      { wildcard_exposure: "nuclear" },
      { exposure: "ok wildcard-exposure: nuclear" },
    ],
  ])("%s", (_, answer, preferences, differs) => {
    expect(judged(answer, preferences)).toEqual(Object.values({ ...sound, ...differs }));
  });
});

describe("one fault gives one finding:", () => {
  const set = "in the SSM parameter DiscrimiNAT.";
  test.each<[string, Answer<Parameter | undefined>, object, Partial<typeof sound>]>([
    [
      "a verbosity that is not the one of the settings",
      held({ flow_log_verbosity: "only_disallowed" }),
      {},
      {
        verbosity: `wrong flow-log-verbosity: the firewall's flow_log_verbosity is only_disallowed, and the settings say full | Write \`flow_log_verbosity: only_disallowed\` under preferences of the network "prod" in the settings; or set it to full ${set}`,
      },
    ],
    [
      "a verbosity with which nothing can be learnt",
      held({ flow_log_verbosity: "none" }),
      { flow_log_verbosity: "none" },
      {
        verbosity: `warning flow-log-verbosity: none: what passes is not logged, so that nothing can be learnt in a see-thru window or called unused | Set flow_log_verbosity to full in the SSM parameter DiscrimiNAT, and under preferences of the network "prod" in the settings.`,
      },
    ],
    [
      "settings that the defaults contradict",
      { kind: "told", value: undefined },
      { wildcard_exposure: "none" },
      {
        parameter: none,
        exposure: `wrong wildcard-exposure: the firewall's wildcard_exposure is prohibit_public_suffix, and the settings say none | Write \`wildcard_exposure: prohibit_public_suffix\` under preferences of the network "prod" in the settings; or set it to none ${set}`,
      },
    ],
    [
      "an option that is not documented",
      held({ wildcard_exposure: "Nuclear" }),
      {},
      {
        exposure: `unknown wildcard-exposure: the firewall's wildcard_exposure is "Nuclear", which is not a documented option | Write one of the documented options for wildcard_exposure ${set}`,
      },
    ],
    [
      "a verbosity that is no text",
      held({ flow_log_verbosity: null }),
      {},
      {
        verbosity: `unknown flow-log-verbosity: the firewall's flow_log_verbosity is "null", which is not a documented option | Write one of the documented options for flow_log_verbosity ${set}`,
      },
    ],
    [
      "a see-thru of all apps on its last day",
      held({ see_thru: asOf }),
      {},
      {
        seeThru: `wrong see-thru-for-all: the firewall lets everything of every app pass until the end of ${asOf} | Set see_thru to null ${set}`,
      },
    ],
    [
      "a see-thru of all apps that is over",
      held({ see_thru: "2026-01-19" }),
      {},
      {
        seeThru: `warning see-thru-for-all: see_thru of all apps was over after 2026-01-19, and is still there | Set see_thru to null ${set}`,
      },
    ],
    [
      "a see-thru that is no date",
      held({ see_thru: true }),
      {},
      {
        seeThru: `unknown see-thru-for-all: the firewall's see_thru is "true", which is neither null nor a date | Set see_thru to null ${set}`,
      },
    ],
    ["what is not JSON", holding("see_thru: null"), {}, { parameter: `warning preferences: ${odd}` }],
    ["a list", holding("[]"), {}, { parameter: `warning preferences: ${odd}` }],
    ["defaults that are no map", holding('{"%default": null}'), {}, { parameter: `warning preferences: ${odd}` }],
    [
      "a parameter of another type",
      holding("{}", "SecureString"),
      {},
      {
        parameter:
          'warning preferences: the SSM parameter DiscrimiNAT is of type "SecureString"; only String is documented | Make it a parameter of type String.',
      },
    ],
  ])("%s", (_, answer, preferences, differs) => {
    expect(judged(answer, preferences)).toEqual(Object.values({ ...sound, ...differs }));
  });
});

test("what was not told is unknown, check by check", () => {
  const lines = judged({ kind: "refused", action: "ssm:GetParameter", resource: "arn:x", because: undefined });
  expect(lines[0]).toMatch(/^unknown preferences: AWS refuses ssm:GetParameter \| Allow ssm:GetParameter on arn:x: /);
  expect(lines.slice(1)).toEqual(
    ["flow-log-verbosity", "wildcard-exposure", "see-thru-for-all"].map(
      (check) => `unknown ${check}: the firewall's preferences are not known`,
    ),
  );
});

test("a deployment with an id of its own has a parameter of its own", () => {
  const network = networkWith({ custom_deployment_id: "blue" });
  expect(linesOf(judgePreferences(network, held({ see_thru: asOf }), asOf)).at(-1)).toMatch(
    / \| Set see_thru to null in the SSM parameter DiscrimiNAT_blue\.$/,
  );
  expect(linesOf(judgePreferences(network, { kind: "told", value: undefined }, asOf))[0]).toBe(
    "ok preferences: there is no SSM parameter DiscrimiNAT_blue: the firewall's defaults hold",
  );
});
