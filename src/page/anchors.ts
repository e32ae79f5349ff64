/** Anchors of apps and names: the same for the same thing in every page, so that links into a page can be kept. */
import { createHash } from "node:crypto";
import type { App } from "./model.ts";

/** What stands in an id and, but for `?`, in a fragment as it is. */
const plain = /^[a-z0-9.*?_-]{1,255}$/;

function idOf(kind: string, text: string): string {
  if (plain.test(text)) return `${kind}-${text}`;
  // Two hyphens: no name of a policy begins with one.
  return `${kind}--${createHash("sha256").update(text).digest("hex").slice(0, 12)}`;
}

export function appId({ app, network }: Pick<App, "app" | "network">): string {
  return idOf("app", `${app}_${network}`);
}

export function nameId(name: string): string {
  return idOf("name", name);
}

export function commitId(commit: string): string {
  return idOf("commit", commit);
}
