/** How grave the findings of a command are, by its checks and the settings. Pure. */
import type { CheckInfo } from "../findings/check.ts";
import type { Severity } from "../findings/finding.ts";
import type { Settings } from "./model.ts";

/** The severity of each of these checks: what the settings say, else its own. */
export function checkSeverities<Id extends string>(
  { checks }: Settings,
  infos: readonly (CheckInfo & { readonly id: Id })[],
): (check: Id) => Severity | "off" {
  const configured = new Map(checks.map(({ id, severity }) => [id.value, severity]));
  const own = new Map<string, Severity>(infos.map(({ id, severity }) => [id, severity]));
  return (check) => configured.get(check) ?? own.get(check) ?? "warning";
}
