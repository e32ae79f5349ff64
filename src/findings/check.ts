/** The description of a check, as `explain`, SARIF and the documentation show it. */
import type { Severity } from "./finding.ts";

export interface CheckInfo {
  /** `family/kebab-name`, never reused for another meaning. */
  readonly id: string;
  /** One line, without a full stop: what is wrong when this check finds something. */
  readonly summary: string;
  /** Why it matters, in a few sentences of Markdown. */
  readonly why: string;
  /** How to repair it, in a few sentences of Markdown. */
  readonly repair: string;
  /** Severity unless the settings say otherwise. */
  readonly severity: Severity;
  /** `false` where the settings cannot lower it, because nothing after it can be trusted (a file that cannot be read). */
  readonly configurable?: boolean;
  /** `true` for findings about security rather than about form; SARIF tags them. */
  readonly security?: boolean;
}

/** Keeps the literal type of the id and checks the shape. */
export function defineCheckInfo<const Info extends CheckInfo>(info: Info): Info {
  return info;
}
