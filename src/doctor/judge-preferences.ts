/** Whether the firewall's preferences are what the settings say of them, and whether it lets everything pass. Pure. */
import {
  defaultPreferences,
  type Held,
  type HeldPreferences,
  preferencesParameter,
  readPreferences,
} from "../discriminat/preferences.ts";
import type { Network } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import { type Answer, judgeAnswer } from "./answer.ts";
import type { Parameter } from "./facts.ts";
import { ok, type Result, unknown, warning, wrong } from "./result.ts";

const defaults: HeldPreferences = {
  wildcardExposure: { kind: "known", value: defaultPreferences.wildcardExposure },
  flowLogVerbosity: { kind: "known", value: defaultPreferences.flowLogVerbosity },
  seeThru: { kind: "known", value: null },
};

/** @param asOf `YYYY-MM-DD` */
export function judgePreferences(
  network: Network,
  answer: Answer<Parameter | undefined>,
  asOf: string,
): readonly Result[] {
  if (answer.kind !== "told") {
    return [
      ...judgeAnswer("preferences", answer, () => []),
      ...["flow-log-verbosity", "wildcard-exposure", "see-thru-for-all"].map((check) =>
        unknown(check, "the firewall's preferences are not known"),
      ),
    ];
  }
  const parameter = parameterOf(network);
  const held = answer.value === undefined ? defaults : readPreferences(answer.value.text);
  return [
    judgeParameter(parameter, answer.value, held !== undefined),
    judgeVerbosity(network, (held ?? defaults).flowLogVerbosity),
    judgeExposure(network, (held ?? defaults).wildcardExposure),
    judgeSeeThru(parameter, (held ?? defaults).seeThru, asOf),
  ];
}

function parameterOf({ customDeploymentId }: Network): string {
  return `SSM parameter ${preferencesParameter(customDeploymentId)}`;
}

function judgeParameter(parameter: string, found: Parameter | undefined, isReadable: boolean): Result {
  if (found === undefined) return ok("preferences", `there is no ${parameter}: the firewall's defaults hold`);
  if (found.type !== "String") {
    return warning(
      "preferences",
      `the ${parameter} is of type ${quote(found.type)}; only String is documented`,
      "Make it a parameter of type String.",
    );
  }
  if (!isReadable) {
    return warning(
      "preferences",
      `the ${parameter} is not JSON of the documented form: the firewall's defaults hold`,
      'Write {"%default": {…}}, or delete the parameter.',
    );
  }
  return ok("preferences", parameter);
}

function judgeVerbosity(network: Network, held: Held<string>): Result {
  const { name, preferences } = network;
  const check = "flow-log-verbosity";
  const key = "flow_log_verbosity";
  const differs = judgeSame(network, check, key, held, preferences.flowLogVerbosity);
  if (differs !== undefined) return differs;
  if (preferences.flowLogVerbosity === "full") return ok(check, "full");
  return warning(
    check,
    `${preferences.flowLogVerbosity}: what passes is not logged, so that nothing can be learnt in a see-thru window or called unused`,
    `Set ${key} to full in the ${parameterOf(network)}, and under preferences of the network ${quote(name)} in the settings.`,
  );
}

function judgeExposure(network: Network, held: Held<string>): Result {
  const { wildcardExposure } = network.preferences;
  return (
    judgeSame(network, "wildcard-exposure", "wildcard_exposure", held, wildcardExposure) ??
    ok("wildcard-exposure", wildcardExposure)
  );
}

/** `undefined` where the firewall and the settings have the same. */
function judgeSame(
  network: Network,
  check: string,
  key: string,
  held: Held<string>,
  expected: string,
): Result | undefined {
  const parameter = parameterOf(network);
  if (held.kind === "odd") {
    return unknown(
      check,
      `the firewall's ${key} is ${written(held.written)}, which is not a documented option`,
      `Write one of the documented options for ${key} in the ${parameter}.`,
    );
  }
  if (held.value === expected) return undefined;
  return wrong(
    check,
    `the firewall's ${key} is ${held.value}, and the settings say ${expected}`,
    `Write \`${key}: ${held.value}\` under preferences of the network ${quote(network.name)} in the settings; or set it to ${expected} in the ${parameter}.`,
  );
}

/** The firewall includes the day. */
function judgeSeeThru(parameter: string, held: Held<string | null>, asOf: string): Result {
  const check = "see-thru-for-all";
  const repair = `Set see_thru to null in the ${parameter}.`;
  if (held.kind === "odd") {
    return unknown(
      check,
      `the firewall's see_thru is ${written(held.written)}, which is neither null nor a date`,
      repair,
    );
  }
  const { value } = held;
  if (value === null) return ok(check, "the firewall lets nothing pass that no rule admits");
  if (value < asOf) return warning(check, `see_thru of all apps was over after ${value}, and is still there`, repair);
  return wrong(check, `the firewall lets everything of every app pass until the end of ${value}`, repair);
}

function written(value: unknown): string {
  return quote(typeof value === "string" ? value : JSON.stringify(value));
}
