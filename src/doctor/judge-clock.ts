/** Whether this machine's clock agrees with AWS's. Pure. */
import { count } from "../text/words.ts";
import { ok, type Result, unknown, wrong } from "./result.ts";

/** A signed request must reach AWS so soon: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
const tolerance = 5;
const msPerMinute = 60_000;

/** @param aheadMs the farthest of what was measured; negative where the machine's clock is behind */
export function judgeClock(aheadMs: number | undefined): Result {
  if (aheadMs === undefined) return unknown("clock", "AWS did not say what time it is");
  const minutes = Math.floor(Math.abs(aheadMs) / msPerMinute);
  // Never the number of what is sound: it is another one each time.
  if (minutes < tolerance) return ok("clock", `within ${tolerance} minutes of AWS's`);
  return wrong(
    "clock",
    `${count(minutes, "minute")} ${aheadMs > 0 ? "ahead of" : "behind"} AWS's, which refuses requests that were signed more than ${tolerance} minutes ago or ahead`,
    "Set this machine's clock, for example with `timedatectl set-ntp true`.",
  );
}
