/**
 * What a repository's automation does with Terraform, as far as its text says so: workflows and pipelines are programs, and this does not
 * run them. Pure. Only files that speak of our stacks count, so that other Terraform of the repository raises no alarm.
 */
import type { Place } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";

const terraformCommand = /\b(?:terraform|tofu|terragrunt|cdktf|cdktn)\b(?:(?![|;&]).)*\s(?:plan|apply|diff|deploy)\b/;
const ourStacks = /\bdiscriminat-policy\b|\bcdktf\.out\b|\b(?:cdktf|cdktn) (?:plan|apply|diff|deploy)\b/;

/** The line that runs Terraform on our stacks; `undefined` where the file does not. */
export function terraformRun({ path, text }: SourceFile): Place | undefined {
  // A comment may follow a command. Longer lines were not written by people.
  const lines = text.split("\n").map((line) => line.slice(0, 1000).replace(/(?:^|\s)#.*/, ""));
  const ours = lines.findIndex((line) => ourStacks.test(line));
  if (ours === -1) return undefined;
  // Atlantis plans each project that its file lists, whatever commands the file has.
  const index = /(?:^|\/)atlantis\.ya?ml$/.test(path) ? ours : lines.findIndex((line) => terraformCommand.test(line));
  if (index === -1) return undefined;
  const line = lines[index] ?? "";
  const start = text.split("\n").slice(0, index).join("\n").length + (index === 0 ? 0 : 1);
  const indent = line.length - line.trimStart().length;
  return { span: { start: start + indent, end: start + line.trimEnd().length }, path: [] };
}
