/**
 * Which of a policy's names let a connection through in one network. There are two readings, because it is not published
 * whether `*` may match nothing; each errs on the safe side. Pure; ignores the see-thru window and dates.
 */
import { type Exposure, judgeExposure } from "../discriminat/exposure.ts";
import { checkName } from "../discriminat/name.ts";
import { matches } from "../discriminat/pattern.ts";
import type { WildcardExposure } from "../discriminat/preferences.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";

/**
 * `coverage`: surely lets it through; `*` is at least one character, and a pattern that the firewall probably refuses does
 * not count. `exposure`: might let it through; `*` may be empty, and only what the firewall surely refuses does not count.
 */
export type Reading = "coverage" | "exposure";

/** What a deployment may make of a pattern that still counts in a reading. */
export const acceptedVerdicts: Readonly<Record<Reading, readonly Exposure["verdict"][]>> = {
  coverage: ["allowed"],
  exposure: ["allowed", "suspicious"],
};

/** The names that admit the target, in the order of the policy. */
export function admittingNames(
  names: readonly ResolvedName[],
  target: Target,
  exposure: WildcardExposure,
  reading: Reading,
): readonly ResolvedName[] {
  return names.filter(
    ({ name, protocol, port }) =>
      protocol === target.protocol &&
      port === target.port &&
      matches(name, target.name, { emptyRun: reading === "exposure" }) &&
      checkName(name, { wildcards: protocol === "tls" }).length === 0 &&
      acceptedVerdicts[reading].includes(judgeExposure(name, exposure).verdict),
  );
}
