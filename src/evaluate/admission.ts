/**
 * Which of very many names admit a connection: the answer of `admittingNames` from an index, for whoever asks often. Pure.
 * Must not differ from `admittingNames` in anything but speed and order.
 */
import { judgeExposure } from "../discriminat/exposure.ts";
import { checkName } from "../discriminat/name.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { createPatternSet, type PatternSet } from "../discriminat/pattern-set.ts";
import type { WildcardExposure } from "../discriminat/preferences.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import { acceptedVerdicts, type Reading } from "./admit.ts";

export interface Admission {
  /** The names that admit the target: those without wildcards first, then in the order of the policy. */
  admitting(target: Target): readonly ResolvedName[];
}

interface Door {
  readonly byName: Map<string, ResolvedName[]>;
  set: PatternSet | undefined;
}

/** Builds the index of an app's names in one network. */
export function createAdmission(
  names: readonly ResolvedName[],
  exposure: WildcardExposure,
  reading: Reading,
): Admission {
  const doors = new Map<string, Door>();
  for (const declared of names) {
    const { name, protocol, port } = declared;
    if (checkName(name, { wildcards: protocol === "tls" }).length > 0) continue;
    if (!acceptedVerdicts[reading].includes(judgeExposure(name, exposure).verdict)) continue;
    const key = doorKey(protocol, port);
    let door = doors.get(key);
    if (door === undefined) {
      door = { byName: new Map(), set: undefined };
      doors.set(key, door);
    }
    const same = door.byName.get(name);
    if (same === undefined) door.byName.set(name, [declared]);
    else same.push(declared);
  }
  const emptyRun = reading === "exposure";
  return {
    admitting({ protocol, port, name }) {
      const door = doors.get(doorKey(protocol, port));
      if (door === undefined) return [];
      door.set ??= createPatternSet(door.byName.keys(), { emptyRun });
      const matching = door.set.match(name);
      const ordered = [...matching.filter((member) => !isPattern(member)), ...matching.filter(isPattern)];
      return ordered.flatMap((member) => door.byName.get(member) ?? []);
    },
  };
}

function doorKey(protocol: string, port: number): string {
  return `${protocol} ${port}`;
}
