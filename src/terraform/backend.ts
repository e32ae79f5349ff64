/** Where Terraform keeps the state of each stack. Pure. */

import { UserError } from "../errors.ts";
import type { TerraformSettings } from "../policy/model.ts";
import { isObject, kind, objectOf, text } from "../requirements/requirement.ts";
import { quote } from "../text/quote.ts";
import { literalText } from "./literal-text.ts";

export interface Backend {
  readonly type: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export const backend = objectOf<Backend>({ type: text, arguments: kind("an object", isObject) }, {});

/** Terraform runs in `<output directory>/stacks/<stack>`: this is the file beside the output directory. */
const localState: Backend = { type: "local", arguments: { path: "../../../terraform.{stack}.tfstate" } };

/**
 * The backend of each of these stacks: the settings' one with `{stack}` in its text arguments replaced by the stack's name.
 *
 * @throws UserError where several stacks would write the same state, or an argument holds what Terraform would evaluate.
 */
export function backendsOf(
  settings: Pick<TerraformSettings, "stacks" | "backend">,
  stackNames: readonly string[],
): (stackName: string) => Backend {
  const { type, arguments: args } = settings.backend ?? localState;
  literalText(type, "the type of the backend");
  mapTexts(args, (text) => literalText(text, "an argument of the backend"));
  const backendOf = (stackName: string): Backend => ({
    type,
    arguments: mapTexts(args, (text) => text.replaceAll("{stack}", stackName)),
  });
  if (new Set(stackNames.map((name) => JSON.stringify(backendOf(name)))).size < stackNames.length) {
    throw new UserError(`the backend ${quote(type)} would keep ${stackNames.length} stacks in one state`, {
      hint: "Put {stack} into the argument that tells states apart, for instance `key: egress/{stack}.tfstate`.",
    });
  }
  return backendOf;
}

function mapTexts<T>(value: T, change: (text: string) => string): T;
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
