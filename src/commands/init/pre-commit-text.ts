/** The hooks that `init` writes for pre-commit. Pure. */
import { fromTop } from "./from-top.ts";

export function preCommitText(folder: string, policies: string, inFolder: string): string {
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
