/** The files that `init` writes. Pure; knows nothing about what is there already. */
import { posix } from "node:path";

export interface InitOptions {
  /** From the repository's top to the folder that gets the policies and the packages, with `/` between segments; default: the top. */
  readonly folder?: string;
  /** Folder of the policy tree, relative to that folder. */
  readonly policies: string;
  /** Packages that the repository needs: name → version range. */
  readonly packages: Readonly<Record<string, string>>;
}

export interface InitFile {
  /** Relative to the folder, or to the repository's top. */
  readonly path: string;
  /** `true` for what GitHub and pre-commit look for at the repository's top only. */
  readonly atTop?: boolean;
  readonly text: string;
  /** `true` for the example, which an existing tree does not need. */
  readonly example?: boolean;
}

export const settingsName = "discriminat.yaml";

export function initFiles({ folder = "", policies, packages }: InitOptions): readonly InitFile[] {
  const option = policies === "policies" ? "" : ` --policies ${policies}`;
  const schema = (file: string, name: string): string => {
    const path = posix.relative(posix.dirname(file), `node_modules/discriminat-policy/schema/${name}.schema.json`);
    return `# yaml-language-server: $schema=${path}\n`;
  };
  const settings = `${policies}/${settingsName}`;
  const policy = `${policies}/web/example.yaml`;
  return [
    { path: settings, text: schema(settings, "settings") + settingsText },
    { path: policy, text: schema(policy, "policy") + policyText, example: true },
    {
      path: "cdktf.json",
      text: json({
        language: "typescript",
        app: `npx --no-install discriminat-policy synth${option}`,
        output: "cdktf.out",
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
          synth: `discriminat-policy synth${option}`,
        },
        devDependencies: packages,
      }),
    },
    { path: ".gitignore", text: "node_modules/\ncdktf.out/\n.terraform/\n*.tfstate\n*.tfstate.backup\n" },
    { path: ".github/workflows/egress-policies.yaml", text: workflowText(folder, policies, option), atTop: true },
    { path: codeOwnersPaths[0], text: codeOwnersText(folder, policies), atTop: true },
    { path: ".pre-commit-config.yaml", text: preCommitText(folder, policies, option), atTop: true },
  ];
}

/** Where GitHub looks for it, and takes the first that it finds. */
export const codeOwnersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** From the repository's top. */
const fromTop = (folder: string, path: string): string => (folder === "" ? path : `${folder}/${path}`);

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const settingsText = `networks:
  # One region, one VPC, one deployment of DiscrimiNAT.
  main:
    region: eu-west-2
    # An id such as vpc-0123456789abcdef0, or a Terraform variable that the deployment sets.
    vpc_id: {variable: main_vpc_id}
# Where Terraform keeps what it has deployed. Without it: a file beside cdktf.out, good for a trial on one machine.
# terraform:
#   backend:
#     s3: {bucket: my-terraform-state, key: "egress/{stack}.tfstate", region: eu-west-2, use_lockfile: true}
`;

const policyText = `# Copy this file for each app: <team>/<app>.yaml.
app: example
team: web
allow:
  - tls: [api.example.com]
    reason: Says what the app needs the name for
tests:
  - allow: "tls://api.example.com:443"
  - block: "tls://example.org:443"
`;

function workflowText(folder: string, policies: string, option: string): string {
  const tree = fromTop(folder, policies);
  const inputs = tree === "policies" ? "" : `\n        with: {policies: ${tree}}`;
  const [defaults, lockFile] =
    folder === ""
      ? ["", ""]
      : [
          `\n    defaults:\n      run: {working-directory: ${folder}}`,
          `, cache-dependency-path: ${folder}/package-lock.json`,
        ];
  return `# Judges the egress policies of every pull request, and says in one comment what it widens and narrows.
name: Egress policies
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest${defaults}
    permissions:
      contents: read
      pull-requests: write # for the comment; pull requests from forks never have it
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          fetch-depth: 0 # what to compare with, and how often windows were extended
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with: {node-version: 22, cache: npm${lockFile}}
      - run: npm ci
      # Lint, tests and review, by the action of the installed package: package-lock.json pins it.
      - uses: ./${fromTop(folder, "node_modules/discriminat-policy")}${inputs}
      - name: Format
        run: npx discriminat-policy fmt${option} --check
      - name: Synthesize
        run: npx discriminat-policy synth${option}
`;
}

/** What decides how the checks run, beside the folder `.github`: a change of one of these can switch them off. */
const decisive = [
  ".gitattributes",
  ".npmrc",
  ".pre-commit-config.yaml",
  "cdktf.json",
  "npm-shrinkwrap.json",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
];

/** Only comments: GitHub silently ignores a line whose owners do not exist. */
function codeOwnersText(folder: string, inFolder: string): string {
  const policies = fromTop(folder, inFolder);
  const owned = (path: string, ...teams: readonly string[]): string =>
    `# ${path.padEnd(policies.length + 20)} ${teams.map((team) => `@your-org/${team}`).join(" ")}\n`;
  const own = decisive.map((path) => `/${fromTop(folder, path)}`);
  const atTop = folder === "" ? [] : ["/.gitattributes", "/.npmrc", "/.pre-commit-config.yaml"];
  const security = [`/${policies}/${settingsName}`, `/${policies}/bundles/`, "/.github/", ...atTop, ...own];
  return `# Who approves what; the last line that matches decides. Take off the # and put in your teams, and ask for it in the branch's
# rules: "Require review from Code Owners".
#
# Whatever no later line names is security's.
${owned("*", "security")}#
# Teams own their apps. GitHub asks all owners of a line for a review; the approval of one of them is enough.
${owned(`/${policies}/web/`, "web", "security")}#
# Security alone owns what applies to everyone, guardrails and bundles, and what decides how the checks run. Keep these lines last.
${security.map((path) => owned(path, "security")).join("")}#
# See-thru windows stand in the files of the apps: let them fail the check instead, in ${policies}/${settingsName}:
#   checks: {review/window-opened: error, review/window-extended: error, review/window-extended-again: error}
`;
}

function preCommitText(folder: string, policies: string, inFolder: string): string {
  const tree = fromTop(folder, policies);
  const files = `^${tree.replaceAll(".", "\\.")}/.*\\.yaml$`;
  // pre-commit runs its hooks at the top.
  const npx = folder === "" ? "npx" : `npx --prefix ${folder}`;
  const option = folder === "" ? inFolder : ` --policies ${tree}`;
  // A change of the settings or of a bundle concerns every policy.
  const hook = (
    command: string,
    rest = "        pass_filenames: false\n",
  ): string => `      - id: discriminat-policy-${command}
        name: discriminat-policy ${command}
        entry: ${npx} --no-install discriminat-policy ${command}${option}
        language: system
        files: ${files}
${rest}`;
  return `repos:\n  - repo: local\n    hooks:\n${hook("fmt", "        require_serial: true\n")}${hook("lint")}${hook("test")}`;
}
