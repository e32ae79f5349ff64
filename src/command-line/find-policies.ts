/** The policies of the apps that an option names. */
import { UserError } from "../errors.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { didYouMean } from "../text/nearest.ts";
import { sentence } from "../text/words.ts";

/**
 * All policies where no app is named; in the order of the tree.
 *
 * @throws UserError where an app has no policy.
 */
export function findPolicies({ policies }: PolicyTree, apps: readonly string[]): readonly Policy[] {
  const names = policies.flatMap(({ app }) => app?.value ?? []);
  for (const app of apps) {
    if (names.includes(app)) continue;
    throw new UserError(`no policy is for the app "${app}"`, {
      hint: sentence(didYouMean(app, names, `apps are ${names.join(", ")}`)),
    });
  }
  return policies.filter(({ app }) => apps.length === 0 || apps.includes(app?.value ?? ""));
}
