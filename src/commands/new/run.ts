/** `new`: the policy of an app that has none yet. Never overwrites a file. */
import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { loadPolicies, requireSoundSettings } from "../../command-line/load-policies.ts";
import { readCount } from "../../command-line/read-count.ts";
import { policiesOption, program, programCall } from "../../command-line/reproduce.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { writeFileAtomically } from "../../command-line/write-file.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { isProjectPackage } from "../../files/project-package.ts";
import type { PolicyTree } from "../../policy/model.ts";
import { nearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { addDays } from "../../values/dates.ts";
import { policyText } from "./policy-text.ts";
import { usualDays } from "./usual-days.ts";

export async function run({ args: [name = ""], options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { team, app } = readName(name);
  const days = readCount("--days", options.days);
  const { loaded, settingsFile } = loadPolicies([], global, io);
  const tree = requireSoundSettings(loaded, settingsFile);
  requireNewApp(tree, app, name);
  const networks = networksOf(tree, (options.network ?? []) as readonly string[]);
  const { maxDays } = tree.settings.guardrails.seeThru;
  const lasts = days ?? Math.min(usualDays, maxDays ?? usualDays);
  if (maxDays !== null && lasts > maxDays) {
    throw new UserError(`the guardrails permit windows of ${count(maxDays, "day")}, not of ${lasts}`, {
      hint: `Write --days ${maxDays}, or less.`,
    });
  }
  const until = lasts === 0 ? undefined : addDays(global.asOf, lasts);
  const reason =
    typeof options.reason === "string"
      ? options.reason.trim().replaceAll(/\s+/g, " ")
      : `Learning what ${app} connects to`;
  const path = toPosix(join(global.policies, team, `${app}.yaml`));
  const text = policyText({
    app,
    team,
    networks,
    window: until === undefined ? undefined : { until, reason },
    schema: schemaFor(tree.settings.source.text, resolve(io.cwd, path), global, io),
  });
  await writeFileAtomically(path, text, { cwd: io.cwd, expected: "absent" });
  const teams = new Set(tree.policies.map(({ folder }) => folder));
  const meant = teams.has(team) ? undefined : nearest(team, [...teams]);
  if (meant !== undefined && !global.quiet) {
    io.err(`note: ${quote(team)} is a new team; did you mean ${quote(meant)}, which has policies already?\n`);
  }
  const call = programCall({ isProjectPackage: isProjectPackage(program, io.cwd) });
  const window =
    until === undefined
      ? "Everything is blocked that allow does not list."
      : `Everything passes for ${count(lasts, "day")}, until the end of ${until}, and is logged.`;
  await deliverAnswer(
    {
      command: "new",
      blocks: global.quiet
        ? []
        : [
            { kind: "table", rows: [["wrote", path]] },
            {
              kind: "paragraph",
              text: `${window} Next: have it reviewed, apply it, attach the Security Group, and run`,
            },
            {
              kind: "code",
              text: ["lint", "synth"].map((verb) => `${call} ${verb}${policiesOption(global)}`).join("\n"),
            },
          ],
      summary: `wrote ${path}`,
      data: { written: [path], app, team, networks, until: until ?? null },
    },
    global,
    io,
  );
  return 0;
}

function readName(name: string): { readonly team: string; readonly app: string } {
  const match = /^([a-z][a-z0-9-]{0,62})\/([a-z][a-z0-9-]{0,62})$/.exec(name.replace(/\.yaml$/, ""));
  const [, team = "", app = ""] = match ?? [];
  if (match !== null && team !== "bundles") return { team, app };
  if (team === "bundles") {
    throw new UserError('"bundles" is where bundles are, and not a team', { hint: "Name the team that owns the app." });
  }
  throw new UserError(`${quote(name)} does not name a team and an app`, {
    hint: "Write both in lower case with letters, digits and hyphens, as in payments/checkout.",
  });
}

/** Apps have one policy in the whole tree, whatever their team is. */
function requireNewApp({ policies }: PolicyTree, app: string, name: string): void {
  const existing = policies.find((policy) => policy.app?.value === app);
  if (existing === undefined) return;
  throw new UserError(`${quote(app)} has a policy already: ${existing.source.path}`, {
    hint:
      existing.folder === name.split("/")[0]
        ? "Edit that file."
        : "Choose another name: an app has one policy in a tree.",
  });
}

/** Empty where the policy need not say it. */
function networksOf(tree: PolicyTree, wanted: readonly string[]): readonly string[] {
  const named = findNetworks(tree, wanted).map(({ name }) => name);
  if (tree.settings.networks.length < 2) return wanted;
  if (wanted.length > 0) return named;
  throw new UserError(`the settings have ${count(named.length, "network")}: say which ones the app is deployed to`, {
    hint: `Add --network ${named[0]}, or several of ${named.join(", ")}.`,
  });
}

/** As the settings have it; else that of the installed package, where the file can see it. */
function schemaFor(settings: string, file: string, { policies }: GlobalOptions, { cwd }: Io): string | undefined {
  const [, given] = /^#\s*yaml-language-server:\s*\$schema=(\S+)settings\.schema\.json\s*$/m.exec(settings) ?? [];
  if (given !== undefined && /^https?:/.test(given)) return `${given}policy.schema.json`;
  const root = resolve(cwd, policies);
  const folder = given === undefined ? installedSchemas(root) : resolve(root, given);
  return folder === undefined ? undefined : toPosix(relative(dirname(file), join(folder, "policy.schema.json")));
}

function installedSchemas(from: string): string | undefined {
  const folder = join(from, "node_modules/discriminat-policy/schema");
  if (existsSync(folder)) return folder;
  const above = dirname(from);
  return above === from ? undefined : installedSchemas(above);
}
