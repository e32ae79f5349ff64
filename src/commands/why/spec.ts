/** What the command line must know of `why` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats, observationsOption } from "../../command-line/spec-parts.ts";

export const why: Command = {
  spec: {
    name: "why",
    summary: "Say whether an app may reach a name, which line says so, and what was seen of it",
    details:
      "The target is a name, name:port, tls://name:port or ssh://name:port. Without observations the answer is what the files say: what is deployed, and what the traffic was, they do not know. The exit code is 0 whatever the answer is.",
    arguments: [
      { name: "<app>", description: "the app, as its policy names it", complete: "app" },
      { name: "<target>", description: "what it would connect to" },
    ],
    options: [observationsOption],
    formats: answerFormats,
    examples: [
      { line: "why checkout api.stripe.com", does: "tls on port 443" },
      { line: "why checkout ssh://github.com:22 --format json", does: "for a script" },
      { line: "why checkout api.stripe.com --observations observations.json", does: "with what was seen" },
    ],
  },
  load: () => import("./run.ts"),
};
