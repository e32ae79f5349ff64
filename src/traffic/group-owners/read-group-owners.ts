/**
 * Owners of Security Groups from one JSON text, whichever program wrote it: told apart by content. Pure; each reader knows one
 * shape. Must not guess: a text that fits none is an error that lists what would.
 */

import { UserError } from "../../errors.ts";
import { appTag, groupIdsOutput } from "../../security-groups/group-marks.ts";
import {
  type FoundGroups,
  readOutputs,
  readOutputValue,
  readPlan,
  readState,
  readStateFile,
} from "../../terraform-json/groups-of-apps.ts";
import { jsonKind, jsonText } from "../../terraform-json/json-text.ts";
import { quote } from "../../text/quote.ts";
import { isMap, type JsonMap, mapsOf } from "../../values/json.ts";
import { type Ownership, ownership } from "./group-owners.ts";

const accepted =
  'Give what `terraform output -json`, `terraform show -json` (of a state or a plan) or `aws ec2 describe-security-groups` prints, a Terraform state file, or a map {"sg-…": "app"}.';

/**
 * Each ownership says with `partial` that the text names it as one of several pages.
 *
 * @param from the file, for messages
 * @throws UserError where the text is not JSON, has none of the shapes, or names no owner.
 */
export function readGroupOwners(text: string, from: string): readonly Ownership[] {
  const root = parse(text, from);
  const { kind, groups } = findGroups(root, from);
  if (groups.length === 0) {
    throw new UserError(`${from} is ${kind}, and names no Security Group of an app`, {
      hint: `Groups are told by the tag ${appTag}, or by the output ${groupIdsOutput} of our stacks. Is it the right file, and has it been applied?`,
    });
  }
  const partial = whyPartial(root, from);
  return groups.map(({ group, app }) => ({
    ...ownership(group, app, from),
    ...(partial !== undefined && { partial }),
  }));
}

/** With `--max-items` and `--no-paginate` the AWS CLI prints a page, and the token of the next one. */
function whyPartial({ SecurityGroups: groups, NextToken: token }: JsonMap, from: string): string | undefined {
  return Array.isArray(groups) && typeof token === "string" && token !== ""
    ? `${quote(from)} is one page of several (it has a NextToken)`
    : undefined;
}

function parse(text: string, from: string): JsonMap {
  let value: unknown;
  try {
    value = JSON.parse(jsonText(text));
  } catch (cause) {
    throw new UserError(`${from} is not JSON`, { hint: accepted, cause });
  }
  if (!isMap(value)) throw new UserError(`${from} is JSON, but not a map`, { hint: accepted });
  return value;
}

function findGroups(root: JsonMap, from: string): { readonly kind: string; readonly groups: FoundGroups } {
  if (Array.isArray(root.SecurityGroups)) {
    return { kind: "a list of Security Groups", groups: readDescription(root) };
  }
  const known = jsonKind(root);
  if (known?.kind === "plan") return { kind: "a plan", groups: readPlan(root) };
  if (known?.kind === "state" || known?.kind === "empty state") return { kind: known.words, groups: readState(root) };
  if ("format_version" in root && known !== undefined) {
    throw new UserError(`${from} is ${known.words}, which names no Security Groups`, { hint: accepted });
  }
  if (known?.kind === "state file" || ("terraform_version" in root && "version" in root)) {
    if (root.version !== 4) {
      throw new UserError(`${from} is a Terraform state of version ${quote(String(root.version))}`, {
        hint: "Version 4 is read, which Terraform 0.12 and later write; or give `terraform show -json`.",
      });
    }
    return { kind: "a state", groups: readStateFile(root) };
  }
  const values = Object.values(root);
  if (values.length > 0 && values.every((output) => isMap(output) && "value" in output)) {
    if (!(groupIdsOutput in root)) {
      throw new UserError(`${from} has outputs, but no ${groupIdsOutput}`, {
        hint: `Our stacks have that output. A program of yours can have one too: ${groupIdsOutput} = {app = ["sg-…"]}.`,
      });
    }
    return { kind: "a list of outputs", groups: readOutputs(root) };
  }
  if (values.length > 0 && values.every(Array.isArray)) {
    return { kind: "the value of an output", groups: readOutputValue(root) };
  }
  if (values.every((app) => typeof app === "string")) {
    return { kind: "a map", groups: Object.entries(root).map(([group, app]) => ({ group, app: String(app) })) };
  }
  throw new UserError(`${from} is not a list of Security Groups in a known format`, { hint: accepted });
}

/** `aws ec2 describe-security-groups`. */
function readDescription({ SecurityGroups: groups }: JsonMap): FoundGroups {
  return mapsOf(groups).flatMap(({ GroupId: group, Tags: tags }) => {
    const app = mapsOf(tags).find(({ Key: key }) => key === appTag)?.Value;
    return typeof group === "string" && typeof app === "string" ? [{ group, app }] : [];
  });
}
