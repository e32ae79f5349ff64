/** The policies of the apps that an option names. */
import { UserError } from "../errors.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { nearest } from "../text/nearest.ts";

/**
 * All policies where no app is named; in the order of the tree.
 *
 * @throws UserError where an app has no policy.
 */
export function findPolicies({ policies }: PolicyTree, apps: readonly string[]): readonly Policy[] {
  const names = policies.flatMap(({ app }) => app?.value ?? []);
  for (const app of apps) {
    if (names.includes(app)) continue;
    const near = nearest(app, names);
    throw new UserError(`no policy is for the app "${app}"`, {
      hint: near === undefined ? `Apps are ${names.join(", ")}.` : `Did you mean ${near}?`,
    });
  }
  return policies.filter(({ app }) => apps.length === 0 || apps.includes(app?.value ?? ""));
}
