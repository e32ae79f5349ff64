/** The severity of a command's findings, by its checks and the settings. Pure. */
import type { CheckInfo } from "../findings/check.ts";
import type { Severity } from "../findings/finding.ts";
import type { Settings } from "./model.ts";

/**
 * The severity in force of each of these checks: what the settings say, where they may change it, else its own.
 * A finding can have a severity of its own, which the settings override too.
 */
export function checkSeverities<Id extends string>(
  { checks }: Settings,
  infos: readonly (CheckInfo & { readonly id: Id })[],
): (check: Id, own?: Severity) => Severity | "off" {
  const configured = new Map<string, Severity | "off">(checks.map(({ id, severity }) => [id.value, severity]));
  const byId = new Map<string, CheckInfo>(infos.map((info) => [info.id, info]));
  return (check, own) => {
    const info = byId.get(check);
    const unchanged = own ?? info?.severity ?? "warning";
    return info?.configurable === false ? unchanged : (configured.get(check) ?? unchanged);
  };
}
