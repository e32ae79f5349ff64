/** What the access rules of a Squid configuration make of its ACLs. Pure. */
import type { AccessRule, Acl, SquidConfiguration } from "./squid-config.ts";

/** What the rules make of an ACL: `allow x` and `deny !x` admit it, `deny x` and `allow !x` do not. */
export interface Use {
  /** The ACLs that have to match together in the rule that asks least; `undefined` where none admits it. */
  readonly admittedWith: readonly string[] | undefined;
  readonly isDenied: boolean;
  /** Whether a rule of `ssl_bump` uses it, where those decide which connections go on. */
  readonly isForTls: boolean;
}

export function usesOf({ acls, rules }: SquidConfiguration): ReadonlyMap<string, Use> {
  const byAcl = new Map<string, Use>();
  const bumpDecides = rules.some(terminates);
  for (const rule of rules) {
    const isForTls = rule.directive === "ssl_bump";
    if (isForTls && !bumpDecides) continue;
    const isDenial = denies(rule);
    const together = isDenial ? [] : conditionsOf(rule);
    for (const { name, negated } of rule.conditions) {
      const admits = isDenial === negated;
      addUse(byAcl, name, { admittedWith: admits ? together : undefined, isDenied: !admits, isForTls });
    }
  }
  spreadUses(acls, byAcl);
  return byAcl;
}

/** Where connections are cut by `ssl_bump`, its other rules say which go on. */
export function terminates({ directive, action }: AccessRule): boolean {
  return directive === "ssl_bump" && action === "terminate";
}

function denies({ action }: AccessRule): boolean {
  return action === "deny" || action === "terminate";
}

/** Names of conditions that say how a request is made, not whose it is. */
const howAsked = /^(?:all|CONNECT|.*_ports?|step\d)$/i;

function conditionsOf({ conditions }: AccessRule): readonly string[] {
  return conditions
    .filter(({ name }) => !howAsked.test(name))
    .map(({ name, negated }) => (negated ? `!${name}` : name));
}

/** @returns whether it says anything new. */
function addUse(byAcl: Map<string, Use>, name: string, use: Use): boolean {
  const before = byAcl.get(name);
  const [left, right] = [before?.admittedWith, use.admittedWith];
  const admittedWith = left === undefined || (right !== undefined && right.length < left.length) ? right : left;
  const isDenied = use.isDenied || before?.isDenied === true;
  const isForTls = use.isForTls || before?.isForTls === true;
  byAcl.set(name, { admittedWith, isDenied, isForTls });
  return (
    before === undefined ||
    before.admittedWith !== admittedWith ||
    before.isDenied !== isDenied ||
    before.isForTls !== isForTls
  );
}

/** `any-of` and `all-of` pass on how they are used to the ACLs that they are made of. */
function spreadUses(acls: readonly Acl[], byAcl: Map<string, Use>): void {
  const groups = new Map(acls.flatMap(({ name, type, values }) => (isGroup(type) ? [[name, values] as const] : [])));
  const pending = [...groups.keys()];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const use = byAcl.get(name);
    if (use === undefined) continue;
    for (const { text } of groups.get(name) ?? []) {
      if (addUse(byAcl, text, use) && groups.has(text)) pending.push(text);
    }
  }
}

function isGroup(type: string): boolean {
  return type === "any-of" || type === "all-of";
}

/**
 * The rules that admit without looking at the destination, where no earlier one denies all others.
 *
 * @param looks whether an ACL of the type looks at the destination
 */
export function openRules(
  { acls, rules }: SquidConfiguration,
  looks: (type: string) => boolean,
): readonly AccessRule[] {
  const looking = new Set(acls.filter(({ type }) => looks(type) || isGroup(type)).map(({ name }) => name));
  // Of the cache manager, which is inside of Squid.
  looking.add("manager");
  const open: AccessRule[] = [];
  for (const rule of rules) {
    if (rule.directive !== "http_access") continue;
    const isLooking = (negated: boolean): boolean =>
      rule.conditions.some((condition) => condition.negated === negated && looking.has(condition.name));
    if (rule.action === "deny" && isLooking(true)) return open;
    if (rule.action === "allow" && !isLooking(false)) open.push(rule);
  }
  return open;
}
