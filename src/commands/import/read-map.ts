/** The file of `--map`: which app a group or a list belongs to. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../errors.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import type { AppName } from "../../import/assign.ts";
import { quote } from "../../text/quote.ts";
import { isMap } from "../../values/json.ts";
import { parseTemplate } from "../../yaml/parse-template.ts";

const hint = 'Write a map of ids or names to apps, in YAML or JSON: {"sg-0ab1": "payments/checkout"}.';

/** @throws UserError where it is not such a map. */
export function readMap(path: string, cwd: string): ReadonlyMap<string, AppName> {
  const value = parseTemplate(readText(path, cwd))?.value;
  if (!isMap(value)) throw new UserError(`${path} is not a map`, { hint });
  return new Map(Object.entries(value).map(([key, name]) => [key, appName(key, name, path)]));
}

function appName(key: string, value: unknown, path: string): AppName {
  const [, team, app] = /^(?:([a-z][a-z0-9-]{0,62})\/)?([a-z][a-z0-9-]{0,62})$/.exec(String(value)) ?? [];
  if (typeof value === "string" && app !== undefined && team !== "bundles") return { app, team };
  throw new UserError(`${path} gives ${quote(key)} the app ${quote(String(value))}, which is none`, {
    hint: "Write an app, or a team and an app, in lower case with letters, digits and hyphens: payments/checkout.",
  });
}

function readText(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") throw new UserError(`there is no ${path}`, { hint, cause });
    throw fileError(cause, `cannot read ${path}`);
  }
}
