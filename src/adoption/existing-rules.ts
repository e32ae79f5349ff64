/** The rules that Security Groups hold before an adoption: which of them are slots of the layout, and what each admits. Pure. */

import type { DeployedRule } from "../deployed-groups/deployed-group.ts";
import { type ParsedAnnotation, parseAnnotation } from "../discriminat/annotation.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { includes, overlaps } from "../discriminat/pattern-language.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import type { Rule } from "../security-groups/layout.ts";
import { opensPort } from "../terraform-json/permission.ts";
import type { LostName } from "./adoption.ts";

/** A name of the layout, and the rule that will hold it. */
export interface DeclaredName {
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  /** Id of the rule. */
  readonly slot: string;
}

export interface ExistingRule {
  /** Index of its group in the layout. */
  readonly group: number;
  readonly rule: DeployedRule;
  readonly annotation: ParsedAnnotation;
  /** The rule of the layout with the same permission. */
  readonly slot: Rule | undefined;
}

type Transport = Pick<Rule, "fromPort" | "toPort"> & { readonly protocol: string };

/** Equal for rules that are one rule for AWS. */
export function permissionOf({ protocol, fromPort, toPort }: Transport, destination: string | undefined): string {
  const ports = protocol === "-1" ? "" : ` ${fromPort}-${toPort}`;
  return `${protocol}${ports} ${destination}`;
}

export function readExisting(group: number, rules: readonly DeployedRule[], slots: readonly Rule[]) {
  const byPermission = new Map(slots.map((slot) => [permissionOf(slot, slot.cidr), slot]));
  return rules.map(
    (rule): ExistingRule => ({
      group,
      rule,
      annotation: parseAnnotation(rule.description),
      slot: byPermission.get(permissionOf(rule, rule.destination)),
    }),
  );
}

/** How much of a name a rule admits now. What cannot be read may admit anything. */
export function admits({ rule, annotation }: ExistingRule, declared: DeclaredName): "all" | "some" | "nothing" {
  if (!opensPort(rule, declared.port) || annotation.kind === "none") return "nothing";
  if (annotation.kind === "see-thru") return "all";
  if (annotation.kind === "malformed") return "some";
  if (annotation.kind !== declared.protocol) return "nothing";
  const { name } = declared;
  if (annotation.names.some((held) => held === name || (isPattern(held) && includes(held, name)))) return "all";
  const isPartly = (held: string): boolean =>
    (isPattern(held) || isPattern(name)) && overlaps(held, name) !== undefined;
  return annotation.names.some(isPartly) ? "some" : "nothing";
}

/** Widest range of ports whose names are kept: no policy declares more ports for one name. */
const maxPorts = 1_000;

/** The names of a rule that the policy declares on each of its ports: what `plan` calls explained. */
export function keptNames({ rule, annotation }: ExistingRule, declared: readonly DeclaredName[]): readonly string[] {
  if (annotation.kind !== "tls" && annotation.kind !== "ssh") return [];
  const { protocol, fromPort, toPort } = rule;
  if (protocol !== "tcp" || toPort < fromPort || toPort - fromPort >= maxPorts) return [];
  const ports = Array.from({ length: toPort - fromPort + 1 }, (_, index) => fromPort + index);
  const sameKind = declared.filter((one) => one.protocol === annotation.kind);
  return annotation.names.filter((held) =>
    ports.every((port) =>
      sameKind.some(
        (one) => one.port === port && (one.name === held || (isPattern(one.name) && includes(one.name, held))),
      ),
    ),
  );
}

/** The names of a rule that the policy declares on none of its ports, nor includes in a pattern. */
export function lostNames({ rule, annotation }: ExistingRule, declared: readonly DeclaredName[]): readonly LostName[] {
  if (annotation.kind !== "tls" && annotation.kind !== "ssh") return [];
  const { fromPort, toPort } = rule;
  const { kind: protocol } = annotation;
  const near = declared.filter((one) => one.protocol === protocol && fromPort <= one.port && one.port <= toPort);
  return annotation.names
    .filter((held) => !near.some((one) => one.name === held || (isPattern(one.name) && includes(one.name, held))))
    .map((name) => ({ name, protocol, fromPort, toPort }));
}

/** Description of an old rule of which no name stays. Not an annotation. */
export const emptied = "Held an annotation until it was taken over; goes with the next apply";

/**
 * An annotated rule; one that says already what its slot will say, of a stack whose state was lost; and one that an apply before has
 * emptied.
 */
export function isOurs({ rule, annotation, slot }: ExistingRule): boolean {
  return annotation.kind !== "none" || rule.description === (slot?.description ?? emptied);
}
