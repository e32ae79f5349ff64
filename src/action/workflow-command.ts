/** Texts that the runner must take for nothing but text. Pure. */
import { visible } from "../text/visible.ts";

/** The data of a workflow command: lines stay lines, everything else is inert. */
export function inWorkflowCommand(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => visible(line).replaceAll("%", "%25"))
    .join("%0A");
}
