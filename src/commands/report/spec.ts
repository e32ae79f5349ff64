/** What the command line must know of `report` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { observationsOption } from "../../command-line/spec-parts.ts";

export const report: Command = {
  spec: {
    name: "report",
    summary: "Write the review page: what is open, why, since when, and whether it is used",
    details:
      "One HTML file for reviewers and auditors, which needs no network and no script: what would fail an audit today, what changed since --base, whether plans and Security Groups match (--plan, --deployed; nothing is asked of AWS), who can reach a name, windows, unused entries, the fleet in pictures, PCI DSS and NIST 800-53 as evidence, and each app. The same inputs give the same bytes. `--format csv` lists every entry. The exit code is 0 whatever the page says; `lint` and `check` are the commands that judge.",
    arguments: [],
    options: [
      observationsOption,
      {
        flags: "--base <ref>",
        description: "what changed since this commit, branch, folder (./…), or earlier report (its JSON)",
      },
      {
        flags: "--plan <file...>",
        description: "what `terraform show -json` prints of plans: whether the policies explain them",
        complete: "file",
      },
      {
        flags: "--deployed <file...>",
        description: "lists of Security Groups as they stand, as `drift` takes them: whether the policies match",
        complete: "file",
      },
      {
        flags: "--groups <file...>",
        description: 'which app a Security Group belongs to: Terraform outputs or state, or {"sg-…": "app"}',
        complete: "file",
      },
      { flags: "--network <name...>", description: "only these networks (default: all)", complete: "network" },
    ],
    formats: ["pretty", "html", "json", "csv"],
    examples: [
      { line: "report --format html:report.html", does: "as far as the files say" },
      { line: "report --observations observations.json --format html:report.html", does: "with what was seen" },
      {
        line: "report --base HEAD~20 --observations observations.json --format html:report.html",
        does: "and what changed",
      },
      {
        line: "report --plan plan.json --deployed groups.json rules.json --format html:report.html",
        does: "and whether plan and AWS match",
      },
      {
        line: "report --base october.json --format html:report.html --format json:november.json",
        does: "what changed since the last report",
      },
    ],
  },
  load: () => import("./run.ts"),
};
