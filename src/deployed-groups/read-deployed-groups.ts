/**
 * Security Groups with their egress rules from one text, whichever program wrote it: told apart by content. Pure. Must not guess: a
 * text that fits no shape is an error that lists what would.
 */
import { UserError } from "../errors.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { jsonKind, jsonText } from "../terraform-json/json-text.ts";
import { parsePlan } from "../terraform-json/parse-plan.ts";
import { quote } from "../text/quote.ts";
import { isMap, type JsonMap, mapOf } from "../values/json.ts";
import { parseTemplate } from "../yaml/parse-template.ts";
import type { DeployedGroups } from "./deployed-group.ts";
import { isDescription, readDescription } from "./read-description.ts";
import { readPlanned, readStateFile, readStateJson, readTemplate } from "./read-terraform.ts";

/** What `readDeployedGroups` takes, in one sentence. */
export const acceptedGroups =
  "Give what `aws ec2 describe-security-groups`, `describe-security-group-rules` or `describe-network-interfaces` prints, what `terraform show -json` prints of a state or a plan, a Terraform state file, or a template of CloudFormation.";

/**
 * @param from the file, for messages
 * @returns `undefined` where the text is none of the shapes
 * @throws UserError where it is one of them, and cannot be read.
 */
export function readDeployedGroups(text: string, from: string): DeployedGroups | undefined {
  const root = parse(text);
  if (root === undefined) return undefined;
  if (isDescription(root)) return readDescription(root, from);
  if (isTemplate(root)) return readTemplate(text, from);
  const known = jsonKind(root);
  switch (known?.kind) {
    case "plan":
      return readPlanned(parsePlan(text, from), from);
    case "state":
    case "empty state":
      return readStateJson(root, from);
    case "state file":
      if (root.version === 4) return readStateFile(root, from);
      throw new UserError(`${from} is a Terraform state of version ${quote(String(root.version))}`, {
        hint: "Version 4 is read, which Terraform 0.12 and later write; or give `terraform show -json`.",
      });
    default:
      return undefined;
  }
}

/** @throws UserError where the file lists no Security Groups, or cannot be read. */
export function requireDeployedGroups({ path, text }: SourceFile): DeployedGroups {
  const read = readDeployedGroups(text, path);
  if (read === undefined) throw new UserError(`${path} lists no Security Groups`, { hint: acceptedGroups });
  return read;
}

function parse(text: string): JsonMap | undefined {
  const json = jsonText(text);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    value = /^\s*(?:AWSTemplateFormatVersion|Resources)\b/m.test(text) ? parseTemplate(text)?.value : undefined;
  }
  return isMap(value) ? value : undefined;
}

function isTemplate({ AWSTemplateFormatVersion: version, Resources: resources }: JsonMap): boolean {
  const isResource = (value: unknown): boolean => /^[A-Za-z0-9]+::/.test(String(mapOf(value).Type));
  return version !== undefined || Object.values(mapOf(resources)).some(isResource);
}
