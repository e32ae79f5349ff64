/** What the command line must know of `test` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { pathsArgument } from "../../command-line/spec-parts.ts";

export const test: Command = {
  spec: {
    name: "test",
    summary: "Run the tests of the policies, without any network",
    details:
      "A test says what must pass (allow) or must not (block) in every network of its policy. Files that cannot be read as policies fail too. A see-thru window plays no part.",
    arguments: [pathsArgument],
    options: [],
    examples: [
      { line: "test", does: "every policy" },
      { line: "test policies/payments --format junit:tests.xml", does: "one team's, for a CI server" },
    ],
  },
  load: () => import("./run.ts"),
};
