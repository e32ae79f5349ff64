import { expect, test } from "vitest";
import { judgeClock } from "../../src/doctor/judge-clock.ts";

const minute = 60_000;
const repair = "Set this machine's clock, for example with `timedatectl set-ntp true`.";
const off = (words: string): string =>
  `${words} AWS's, which refuses requests that were signed more than 5 minutes ago or ahead`;

test.each<[number | undefined, string, string, string | undefined]>([
  [0, "ok", "within 5 minutes of AWS's", undefined],
  [5 * minute - 1, "ok", "within 5 minutes of AWS's", undefined],
  [-5 * minute + 1, "ok", "within 5 minutes of AWS's", undefined],
  [5 * minute, "wrong", off("5 minutes ahead of"), repair],
  [-90 * minute, "wrong", off("90 minutes behind"), repair],
  [undefined, "unknown", "AWS did not say what time it is", undefined],
])("a clock that is %s ms ahead is %s", (aheadMs, outcome, message, mend) => {
  expect(judgeClock(aheadMs)).toEqual({ check: "clock", outcome, message, repair: mend });
});
