/** Which file of a tree holds what, told from its path alone. Pure. */
import type { LoaderProblem } from "./checks.ts";

export type TreeFile =
  | { readonly kind: "settings" | "bundle" | "ignored" }
  | { readonly kind: "policy"; readonly folder: string }
  | { readonly kind: "unread"; readonly problem: Pick<LoaderProblem, "check" | "message" | "help"> };

export const settingsFile = "discriminat.yaml";
const bundlesFolder = "bundles";

/** Tells a file by its path from the root, with `/` between segments. Files that are not YAML are ignored. */
export function classify(path: string): TreeFile {
  if (path === settingsFile) return { kind: "settings" };
  if (!isYaml(path)) return { kind: "ignored" };
  const [folder, file, ...deeper] = path.split("/");
  if (!path.endsWith(".yaml")) {
    const message = "this file is not read: its name does not end in .yaml";
    const help = "rename it so that it ends in .yaml, in lower case";
    return { kind: "unread", problem: { check: "policy/file-extension", message, help } };
  }
  if (folder === undefined || file === undefined || deeper.length > 0) {
    const message = `this file is not read: a tree holds ${settingsFile}, ${bundlesFolder}/<file>.yaml and <team>/<app>.yaml`;
    const help = "move it there, or out of the tree";
    return { kind: "unread", problem: { check: "policy/file-misplaced", message, help } };
  }
  return folder === bundlesFolder ? { kind: "bundle" } : { kind: "policy", folder };
}

/** Whether the file looks like YAML to a reader. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
