/** The networks that an option names. */
import { UserError } from "../errors.ts";
import type { Network, PolicyTree } from "../policy/model.ts";
import { didYouMean } from "../text/nearest.ts";
import { quote } from "../text/quote.ts";
import { sentence } from "../text/words.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { loadPolicies, requireSoundSettings } from "./load-policies.ts";

/**
 * Only the settings must be free of errors: traffic is looked at while policies are still being written.
 *
 * @throws as `findNetworks`, and where the settings have errors.
 */
export function loadNetworks(names: readonly string[], global: GlobalOptions, io: Io): readonly Network[] {
  const { loaded, settingsFile } = loadPolicies([], global, io);
  return findNetworks(requireSoundSettings(loaded, settingsFile), names);
}

/**
 * All networks where none is named; in the order of the settings.
 *
 * @throws UserError where the settings do not have one.
 */
export function findNetworks({ settings }: PolicyTree, names: readonly string[]): readonly Network[] {
  const known = settings.networks.map(({ name }) => name);
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new UserError(`the settings have no network ${quote(name)}`, {
      hint: sentence(didYouMean(name, known, `networks are ${known.join(", ")}`)),
    });
  }
  return settings.networks.filter(({ name }) => names.length === 0 || names.includes(name));
}
