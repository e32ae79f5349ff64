/** The files that `init` writes. Pure; knows nothing about what is there already. */

import { posix } from "node:path";
import { codeOwnersPaths } from "../../forge/code-owners.ts";
import { policyText, schemaLine } from "../new/policy-text.ts";
import { defaultAnswers, type InitAnswers, isExample } from "./answers.ts";
import { codeOwnersText } from "./code-owners-text.ts";
import { preCommitText } from "./pre-commit-text.ts";
import { settingsText } from "./settings-text.ts";
import { workflowText } from "./workflow-text.ts";

export interface InitOptions {
  /** From the repository's top to the folder that gets the policies and the packages, with `/` between segments; default: the top. */
  readonly folder?: string;
  /** Folder of the policy tree, relative to that folder. */
  readonly policies: string;
  /** Packages that the repository needs: name → version range. */
  readonly packages: Readonly<Record<string, string>>;
  /** @default `defaultAnswers` */
  readonly answers?: InitAnswers;
  /** Last day of the first app's see-thru window; the example has none. */
  readonly until?: string;
  /** Where `synth` writes. @default `cdktf.out` */
  readonly outdir?: string;
}

export interface InitFile {
  /** Relative to the folder, or to the repository's top. */
  readonly path: string;
  /** `true` for what GitHub and pre-commit look for at the repository's top only. */
  readonly atTop?: boolean;
  readonly text: string;
  /** `true` for the first policy, which an existing tree does not need. */
  readonly example?: boolean;
}

export const settingsName = "discriminat.yaml";

/** Where CDKTF writes, whatever app it runs. */
export const usualOutdir = "cdktf.out";

export function initFiles(options: InitOptions): readonly InitFile[] {
  const { folder = "", policies, packages, answers = defaultAnswers, outdir = usualOutdir } = options;
  const option = policies === "policies" ? "" : ` --policies ${policies}`;
  const synthOption = outdir === usualOutdir ? "" : ` --outdir ${outdir}`;
  const settings = `${policies}/${settingsName}`;
  const policy = `${policies}/${answers.team}/${answers.app}.yaml`;
  return [
    { path: settings, text: `${schemaLine(schemaPath(settings, "settings"))}\n${settingsText(answers)}` },
    { path: policy, text: firstPolicy(answers, policy, options.until), example: true },
    {
      path: "cdktf.json",
      text: json({
        language: "typescript",
        app: `npx --no-install discriminat-policy synth${option}`,
        output: usualOutdir,
        sendCrashReports: "false",
        // Where there is none, the cdktf CLI writes a random one into the file; it only counts projects in telemetry.
        projectId: "00000000-0000-0000-0000-000000000000",
      }),
    },
    {
      path: "package.json",
      text: json({
        private: true,
        scripts: {
          lint: `discriminat-policy lint${option}`,
          test: `discriminat-policy test${option}`,
          synth: `discriminat-policy synth${option}${synthOption}`,
        },
        devDependencies: packages,
      }),
    },
    { path: ".gitignore", text: gitIgnore(outdir) },
    {
      path: ".github/workflows/egress-policies.yaml",
      text: workflowText(folder, policies, option, synthOption),
      atTop: true,
    },
    { path: codeOwnersPaths.github[0], text: codeOwnersText(folder, policies, answers.team), atTop: true },
    { path: ".pre-commit-config.yaml", text: preCommitText(folder, policies, option), atTop: true },
  ];
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function schemaPath(file: string, name: string): string {
  return posix.relative(posix.dirname(file), `node_modules/discriminat-policy/schema/${name}.schema.json`);
}

/** What is left out of git: what is installed or made, and what says more than the policies do. */
export function ignoredPaths(outdir: string): readonly string[] {
  return [
    "node_modules/",
    `${outdir}/`,
    ".terraform/",
    "*.tfstate",
    "*.tfstate.backup",
    "*.tfplan",
    "tfplan",
    "plan.json",
    "observations*.json",
    ".observed-days/",
  ];
}

function gitIgnore(outdir: string): string {
  const [made, told] = [ignoredPaths(outdir).slice(0, 5), ignoredPaths(outdir).slice(5)];
  return `${made.join("\n")}\n# Plans, which may hold secrets, and what was observed of traffic.\n${told.join("\n")}\n`;
}

function firstPolicy(answers: InitAnswers, path: string, until: string | undefined): string {
  const schema = schemaPath(path, "policy");
  if (isExample(answers)) return `${schemaLine(schema)}\n${exampleText}`;
  const { app, team } = answers;
  const window = until === undefined ? undefined : { until, reason: `Learning what ${app} connects to` };
  return policyText({ app, team, networks: [], window, schema });
}

const exampleText = `# \`discriminat-policy new <team>/<app>\` writes one for each app.
app: example
team: web
allow:
  - tls: [api.example.com]
    reason: Says what the app needs the name for
tests:
  - allow: "tls://api.example.com:443"
  - block: "tls://example.org:443"
`;
