/**
 * An adoption step by step, on a model of what Terraform guarantees (test/security-groups/apply-order.ts): a rule changes after those that
 * it depends on; the calls of rules that do not depend on each other may come in any order. Its own reading of what rules admit, and none
 * of the code under test.
 */
import type { Adoption, TemporaryRule } from "../../src/adoption/adoption.ts";
import type { DeployedRule } from "../../src/deployed-groups/deployed-group.ts";
import { parseAnnotation } from "../../src/discriminat/annotation.ts";
import { matches } from "../../src/discriminat/pattern.ts";
import type { Rule } from "../../src/security-groups/layout.ts";

/** What a rule of the model is before and after the first apply. `undefined`: not there. */
interface Slot {
  readonly id: string;
  readonly before: Text | undefined;
  readonly after: Text;
  readonly dependsOn: readonly string[];
}

interface Text {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly destination: string;
  readonly description: string;
}

export interface Target {
  readonly name: string;
  readonly protocol: "tls" | "ssh";
  readonly port: number;
}

const parsed = new Map<string, ReturnType<typeof parseAnnotation>>();

function annotationIn(description: string): ReturnType<typeof parseAnnotation> {
  const known = parsed.get(description) ?? parseAnnotation(description);
  parsed.set(description, known);
  return known;
}

function admitsTarget({ protocol, fromPort, toPort, description }: Text, target: Target): boolean {
  const isReached = protocol === "-1" || (protocol === "tcp" && fromPort <= target.port && target.port <= toPort);
  if (!isReached) return false;
  const annotation = annotationIn(description);
  if (annotation.kind === "see-thru") return true;
  if (annotation.kind !== target.protocol) return false;
  return annotation.names.some((name) => name === target.name || matches(name, target.name));
}

function slotsOf(adoption: Adoption, existing: ReadonlyMap<string, DeployedRule>): readonly Slot[] {
  const { layout, imports, bridges, old } = adoption;
  const rules = layout.groups.flatMap((group) => group.rules);
  const bridgeIds = bridges.map(({ id, group }) => `${group} ${id}`);
  const named = new Set(rules.flatMap(({ dependsOn }) => dependsOn));
  const last = rules.map(({ id }) => id).filter((id) => !named.has(id));
  const before = (importId: string | undefined): Text | undefined => {
    if (importId === undefined) return undefined;
    const rule = existing.get(importId);
    if (rule === undefined) throw new Error(`${importId} does not exist`);
    return { ...rule, destination: rule.destination ?? "" };
  };
  const temporary = (rule: TemporaryRule, dependsOn: readonly string[]): Slot => ({
    id: `${rule.group} ${rule.id}`,
    before: before(rule.importId),
    after: rule,
    dependsOn,
  });
  const text = (rule: Rule): Text => ({ ...rule, destination: rule.cidr });
  return [
    ...bridges.map((rule) => temporary(rule, [])),
    ...rules.map((rule) => ({
      id: rule.id,
      before: before(imports.get(rule.id)?.importId),
      after: text(rule),
      dependsOn: rule.dependsOn.length === 0 ? bridgeIds : rule.dependsOn,
    })),
    ...old.map((rule) => temporary(rule, last)),
  ];
}

/**
 * Targets that some order of the calls of the first apply would leave in no rule for a moment: all rules that have it lose it, and none of
 * these waits for one that gains it.
 */
export function interruptedTargets(
  adoption: Adoption,
  existing: readonly DeployedRule[],
  targets: readonly Target[],
): readonly Target[] {
  const slots = slotsOf(
    adoption,
    new Map(existing.flatMap((rule) => (rule.id === undefined ? [] : [[rule.id, rule]]))),
  );
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const waitsFor = (id: string): ReadonlySet<string> => {
    const reached = new Set<string>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const one of byId.get(next)?.dependsOn ?? []) {
        if (!reached.has(one)) open.push(one);
        reached.add(one);
      }
    }
    return reached;
  };
  return targets.filter((target) => {
    const has = (text: Text | undefined): boolean => text !== undefined && admitsTarget(text, target);
    if (!slots.some(({ before }) => has(before)) || !slots.some(({ after }) => has(after))) return false;
    if (slots.some(({ before, after }) => has(before) && has(after))) return false;
    const gaining = slots.filter(({ after }) => has(after)).map(({ id }) => id);
    const losing = slots.filter(({ before }) => has(before));
    return !losing.some(({ id }) => gaining.some((one) => waitsFor(id).has(one)));
  });
}
