/** The network that a caller names. Pure. */
import { UserError } from "../errors.ts";
import type { Network, PolicyTree } from "../policy/model.ts";
import { didYouMean } from "../text/nearest.ts";
import { quote } from "../text/quote.ts";
import { sentence } from "../text/words.ts";

/** @throws UserError where the settings do not have it. */
export function networkNamed({ settings }: PolicyTree, name: string): Network {
  const known = settings.networks.map((one) => one.name);
  const network = settings.networks.find((one) => one.name === name);
  if (network !== undefined) return network;
  throw new UserError(`networks has ${quote(name)}, which the settings of the tree do not have`, {
    hint: sentence(didYouMean(name, known, `networks are ${known.join(", ")}`)),
  });
}
