/** Results as lines, and networks to judge. */
import type { Result } from "../../src/doctor/result.ts";
import type { Network } from "../../src/policy/model.ts";
import { treeOf } from "../helpers/policy-tree.ts";

/** `wrong log-group: … | repair` */
export function linesOf(results: readonly Result[]): readonly string[] {
  return results.map(
    ({ check, outcome, message, repair }) =>
      `${outcome} ${check}: ${message}${repair === undefined ? "" : ` | ${repair}`}`,
  );
}

export function networkWith(more: object = {}): Network {
  const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0", ...more };
  const [network] = treeOf({ networks: { prod } }, []).settings.networks;
  if (network === undefined) throw new Error("the settings have no network");
  return network;
}
