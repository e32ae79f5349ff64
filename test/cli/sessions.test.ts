import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { starts } from "../helpers/real-parts.ts";
import { startSession, transcript } from "./session.ts";

/** A case is a folder with `commands.txt`, optionally `files/` to start with, and `session.txt`, what a user sees. */
const fixtures = fileURLToPath(new URL("../fixtures/cli/", import.meta.url));

const hasGit = process.env.CI === "true" || starts("git", ["--version"]);

describe.each(readdirSync(fixtures))("the session %s", (name) => {
  const files = join(fixtures, name, "files");
  const session = startSession(existsSync(files) ? files : undefined);
  afterAll(session.remove);

  const commands = readFileSync(join(fixtures, name, "commands.txt"), "utf8").split("\n");
  const lacksGit = !hasGit && commands.some((command) => /\bgit (?:apply|init)\b/.test(command));
  if (lacksGit) process.stderr.write(`skipped: the session ${name} needs git\n`);

  it.skipIf(lacksGit)("shows what was agreed", async () => {
    const said = commands.filter((command) => command !== "").map((command) => transcript(session, command));
    await expect(said.join("\n")).toMatchFileSnapshot(join(fixtures, name, "session.txt"));
  });
});
