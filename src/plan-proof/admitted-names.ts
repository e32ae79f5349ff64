/** What rules admit, as far as their annotations say so. Pure. */
import { type ParsedAnnotation, parseAnnotation } from "../discriminat/annotation.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import type { EgressRule } from "../terraform-json/terraform-plan.ts";

/** A name of an annotation, on the ports of its rule. */
export interface AdmittedName {
  readonly name: string;
  readonly protocol: Protocol;
  /** The rule's protocol for AWS; an annotation means `tcp`. */
  readonly transport: string;
  readonly fromPort: number;
  readonly toPort: number;
}

/** What a rule admits; its place does not matter. */
export type RuleContent = Pick<EgressRule, "protocol" | "fromPort" | "toPort" | "destination" | "description">;

export interface AnnotatedRule<Rule extends RuleContent = EgressRule> {
  readonly rule: Rule;
  readonly annotation: ParsedAnnotation;
}

export function annotate<Rule extends RuleContent>(rules: readonly Rule[]): readonly AnnotatedRule<Rule>[] {
  return rules.map((rule) => ({ rule, annotation: parseAnnotation(rule.description) }));
}

/** The description is an annotation, or resembles one. */
export function isAnnotated({ annotation }: AnnotatedRule<RuleContent>): boolean {
  return annotation.kind !== "none";
}

export function namesOf({ rule, annotation }: AnnotatedRule<RuleContent>): readonly AdmittedName[] {
  if (annotation.kind !== "tls" && annotation.kind !== "ssh") return [];
  const { protocol: transport, fromPort, toPort } = rule;
  return annotation.names.map((name) => ({ name, protocol: annotation.kind, transport, fromPort, toPort }));
}

/** Equal for names that are the same on the same ports. */
export function nameKey({ name, protocol, transport, fromPort, toPort }: AdmittedName): string {
  return `${protocol} ${transport} ${fromPort}-${toPort} ${name}`;
}

/** Every admitted name once, by its key, in the order of the rules. */
export function admittedNames(rules: readonly AnnotatedRule[]): ReadonlyMap<string, AdmittedName> {
  return new Map(rules.flatMap(namesOf).map((name) => [nameKey(name), name]));
}

/** The last day on which some see-thru rule is open, and on which ports. */
export interface OpenWindow {
  readonly until: string;
  readonly ports: readonly string[];
}

/** Of several rules for one window; `undefined` where there is none. */
export function windowIn(rules: readonly AnnotatedRule[]): OpenWindow | undefined {
  const open = rules.flatMap(({ rule, annotation }) =>
    annotation.kind === "see-thru" ? [{ until: annotation.until, ports: portWords(rule) }] : [],
  );
  const until = open
    .map((one) => one.until)
    .sort()
    .at(-1);
  return until === undefined ? undefined : { until, ports: [...new Set(open.map(({ ports }) => ports))].sort() };
}

/** `port 443`, `ports 443 to 8443`, `all ports`, `udp port 53`. */
export function portWords({
  protocol,
  fromPort,
  toPort,
}: {
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
}): string {
  if (protocol === "-1") return "all ports";
  if (fromPort === 0 && toPort === 65_535) return `all ports of ${protocol}`;
  const words = fromPort === toPort ? `port ${fromPort}` : `ports ${fromPort} to ${toPort}`;
  return protocol === "tcp" ? words : `${protocol} ${words}`;
}
