/** The workflow for GitHub that `init` writes. Pure. */
import { fromTop } from "./from-top.ts";

/** @param options of `synth` that come last */
export function workflowText(folder: string, policies: string, option: string, synthOption: string): string {
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
        run: npx discriminat-policy synth${option}${synthOption}
`;
}
