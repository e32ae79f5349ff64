/** The answers that options give, each judged by itself so that the message names the option. Pure. */
import type { CdkFamily } from "../../command-line/cdk-packages.ts";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { sentence } from "../../text/words.ts";
import { defaultAnswers, type InitAnswers } from "./answers.ts";
import { readBackend } from "./backend-answer.ts";
import { objectionTo } from "./objection.ts";

/** @throws UserError where `lint` would object to what an option says. */
export function readOptions(options: Readonly<Record<string, unknown>>): Partial<InitAnswers> {
  const text = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === "string" ? value : undefined;
  };
  const region = text("region");
  const backend = text("backend");
  const given = {
    network: text("network"),
    region,
    vpcId: text("vpcId"),
    team: text("team"),
    app: text("app"),
  };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const objection = objectionTo({ ...defaultAnswers, [name]: value });
    if (objection === undefined) continue;
    throw new UserError(`${flagOf(name)} ${quote(value)}: ${objection.message}`, {
      ...(objection.help !== undefined && { hint: sentence(objection.help) }),
    });
  }
  const cdk = text("cdk") as CdkFamily | undefined;
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(cdk !== undefined && { cdk }),
    ...(backend !== undefined && { backend: readBackend(backend, region ?? defaultAnswers.region) }),
  };
}

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
