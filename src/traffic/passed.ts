/** Whether a flow got through. Pure. */
import type { Flow } from "./flow.ts";

/** Whether the firewall let the flow pass, for whatever reason. With see-thru, `outcome` may say what would have been. */
export function passed({ outcome, see_thru }: Pick<Flow, "outcome" | "see_thru">): boolean {
  return outcome === "allowed" || see_thru === "exerted";
}
