/** What a version of a file of the policies declares, told from its path and its text. Pure. */
import { parseBundle, parsePolicy } from "../policy/parse-file.ts";
import { classify } from "../policy/tree-layout.ts";
import { type Declarations, declarationsOf, declarationsOfBundle } from "./declarations.ts";
import type { FileChange } from "./policy-log.ts";

export type Read = (path: string, text: string) => Declarations | undefined;

/** `undefined` where the text is nothing that can be read: what the file said before still counts. */
export function declaredIn(path: string, text: string): Declarations | undefined {
  const { kind } = classify(path);
  if (kind === "bundle") {
    const { bundle } = parseBundle({ path, text });
    return bundle && declarationsOfBundle(bundle);
  }
  const { policy } = parsePolicy({ path, text }, "");
  return policy?.app && declarationsOf(policy);
}

export const isRead = ({ path }: FileChange): boolean => ["policy", "bundle"].includes(classify(path).kind);
