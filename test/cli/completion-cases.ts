/** What every shell must offer, with the session that it is asked in. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { commands } from "../../src/commands/registry.ts";
import type { Offered } from "../helpers/shell-completion.ts";
import { type Session, startSession } from "./session.ts";

/** Names of apps that would act if a shell expanded them. */
const hostile = ["$(touch owned)", "`touch owned`", "-rf"];

/** A copy of the files of the `status` case, and a tree with hostile names beside them. */
export function startCompletionSession(): Session {
  const session = startSession(fileURLToPath(new URL("../fixtures/cli/status/files/", import.meta.url)));
  mkdirSync(join(session.folder, "hostile/shop"), { recursive: true });
  writeFileSync(
    join(session.folder, "hostile/discriminat.yaml"),
    "networks: {lab: {region: eu-west-1, vpc_id: vpc-0a1b2c3d4e5f60718}}\n",
  );
  for (const [index, app] of [...hostile, "honest"].entries()) {
    writeFileSync(join(session.folder, `hostile/shop/app-${index}.yaml`), `app: ${JSON.stringify(app)}\nteam: shop\n`);
  }
  return session;
}

/** What was typed, what must be offered, and what must not. */
const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["", ["lint", "status", "help"], ["--observations", "checkout"]],
  ["st", ["status"], ["lint"]],
  ["--", ["--policies", "--format", "--version"], ["--observations"]],
  ["lint --fo", ["--format"], ["--fail-on", "lint"]],
  ["lint --fail-on w", ["warning"], ["error"]],
  ["lint poli", ["policies"], ["prod.json"]],
  ["status --", ["--observations", "--app", "--network", "--format", "--help"], ["--prune"]],
  ["status --observations pr", ["prod.json"], ["prod", "--app"]],
  ["check --observations prod.json pr", ["prod.json"], ["prod"]],
  ["status --app ", ["checkout", "ledger", "storefront"], ["prod", "policies"]],
  ["check --app checkout le", ["ledger"], ["checkout"]],
  ["status --network ", ["prod", "staging"], ["checkout", "policies"]],
  ["observe --network st", ["staging"], ["prod"]],
  ["--policies hostile status --network ", ["lab"], ["prod"]],
  ["--policies hostile status --app ", ["honest"], hostile],
  ["why ch", ["checkout"], ["check"]],
  ["status --format ", ["pretty", "ics", "markdown"], ["sarif", "junit"]],
  ["why --format ", ["pretty", "json"], ["ics", "markdown"]],
  ["lint --format s", ["sarif"], ["ics"]],
  ["suggest --evidence ", ["none", "comment", "sidecar"], ["policies"]],
  ["check --gate ", ["ready-to-enforce"], ["policies"]],
  ["lint --as-of ", [], ["policies", "prod.json"]],
  ["completion z", ["zsh"], ["bash"]],
  ["explain aws/st", ["aws/sts"], ["aws/s3"]],
  ["help sta", ["status"], ["lint"]],
];

export function offersWhatFits(session: Session, start: () => Offered): void {
  let offers: Offered;
  beforeAll(() => {
    offers = start();
  });

  it.each(cases)("after %j offers %j and not %j", (typed, wanted, unwanted) => {
    const offered = offers(typed).map((word) => word.replace(/[/=]$/, ""));
    expect(offered).toEqual(expect.arrayContaining([...wanted]));
    for (const word of unwanted) expect(offered).not.toContain(word);
    expect(session.run("ls").stdout).not.toContain("owned");
  });

  it.each(commands.map(({ spec }) => spec))("offers every option of $name", ({ name, options }) => {
    const offered = offers(`${name} --`);
    for (const { flags } of options)
      expect(offered.map((word) => word.replace(/=$/, ""))).toContain(/--[a-z-]+/.exec(flags)?.[0]);
  });
}
