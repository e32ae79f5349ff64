/** The JSON in what a shell or a CI runner saved of a command's output, and what kind of JSON it is. Pure. */
import { isMap, type JsonMap } from "../values/json.ts";

/**
 * Without a byte order mark, as PowerShell writes it, and without the lines that the wrapper of hashicorp/setup-terraform puts around
 * the output: `[command]/path/terraform-bin show …` before it, workflow commands after it.
 */
export function jsonText(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/^(?:\s*\[command\][^\n]*(?:\n|$))+/, "")
    .replace(/(?:\n::[a-z-]+(?: [^\n]*)?::[^\n]*)+\s*$/, "")
    .trimStart();
}

export interface JsonKind {
  readonly kind: "plan" | "state" | "empty state" | "state file" | "log" | "other";
  /** `a state`. */
  readonly words: string;
}

const kind = (of: JsonKind["kind"], words: string): JsonKind => ({ kind: of, words });
const other = (words: string): JsonKind => kind("other", words);

/** What Terraform, OpenTofu and their neighbours write; `undefined` where it is none of it. */
export function jsonKind(root: JsonMap): JsonKind | undefined {
  const has = (...keys: readonly string[]): boolean => keys.every((key) => key in root);
  if (has("resource_changes") || has("planned_values")) return kind("plan", "a plan");
  if (typeof root["@level"] === "string") return kind("log", "the log of `terraform plan -json`");
  if (has("provider_schemas")) return other("the output of `terraform providers schema -json`");
  if (has("function_signatures")) return other("the output of `terraform metadata functions -json`");
  if (has("valid", "diagnostics")) return other("the output of `terraform validate -json`");
  if (has("provider_selections")) return other("the output of `terraform version -json`");
  if (has("format_version", "modules")) return other("the output of `terraform modules -json`");
  if (has("values", "format_version")) return kind("state", "a state");
  if (has("lineage") || has("terraform_version", "serial")) return kind("state file", "a state file");
  if (has("AWSTemplateFormatVersion") || has("Resources")) return other("a template of CloudFormation");
  if (has("SecurityGroups")) return other("the output of `aws ec2 describe-security-groups`");
  const keys = Object.keys(root);
  if (has("format_version") && keys.every((key) => key === "format_version" || key === "terraform_version")) {
    return kind("empty state", "an empty state");
  }
  if (keys.length > 0 && keys.every((key) => blocks.has(key))) return other("a configuration");
  const isOutput = (value: unknown): boolean => isMap(value) && "value" in value && "sensitive" in value;
  if (keys.length > 0 && Object.values(root).every(isOutput)) return other("the output of `terraform output -json`");
  return has("format_version") ? other("JSON of Terraform") : undefined;
}

/** Of `*.tf.json`. */
const blocks = new Set(["//", "terraform", "provider", "resource", "data", "variable", "output", "locals", "module"]);
