/**
 * Squid's ACLs of destinations, as far as access rules admit them
 * (https://www.squid-cache.org/Doc/config/acl/; leading dots: Squid, The Definitive Guide, table 6-1).
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { quotedList } from "../text/words.ts";
import { admitHost, plainHttpPort } from "./admit-host.ts";
import { noPlainHttp, oneOfAllPorts, onlyNameDecides } from "./changes.ts";
import { readPort } from "./endpoint.ts";
import { createExclusions, type Exclusions } from "./exclusions.ts";
import type { Change, LossKind } from "./foreign-allowlist.ts";
import { lose, type Reading, startReading } from "./reading.ts";
import { type AccessRule, type Acl, readSquidConfiguration, type SquidConfiguration } from "./squid-config.ts";
import { wildcardsOf } from "./wildcards.ts";

const nameTypes: ReadonlySet<string> = new Set(["dstdomain", "ssl::server_name"]);

/** Types that pick destinations by something else than a name in full. */
const lostTypes: ReadonlyMap<string, readonly [LossKind, string]> = new Map([
  ["dst", ["address", "picks destinations by address; the firewall filters by name"]],
  ["localip", ["address", "picks destinations by address; the firewall filters by name"]],
  ["dstdom_regex", ["expression", "is a regular expression; a policy has names and the wildcards * and ?"]],
  ["url_regex", ["expression", "is a regular expression of URLs; a policy has names"]],
  ["urlpath_regex", ["expression", "is a regular expression of paths, which the firewall does not see"]],
  ["ssl::server_name_regex", ["expression", "is a regular expression; a policy has names and the wildcards * and ?"]],
]);

const aclLine =
  /^[ \t]*acl[ \t]+\S+[ \t]+(?:dst|dstdomain|dstdom_regex|url_regex|ssl::server_name(?:_regex)?)(?=[ \t]|$)/im;

/** @returns `undefined` where no ACL picks destinations. */
export function readSquid(source: SourceFile): Reading | undefined {
  if (!aclLine.test(source.text)) return undefined;
  const configuration = readSquidConfiguration(source.text);
  const reading = startReading(source);
  const uses = usesOf(configuration);
  const ports = readPorts(reading, configuration);
  const denied = deniedNames(configuration, uses);
  for (const acl of configuration.acls) {
    if (nameTypes.has(acl.type)) readNames(reading, acl, { uses, ports, denied });
    else readLost(reading, acl);
  }
  readOpenRules(reading, configuration);
  for (const { directive, text, span } of configuration.others) {
    const [what, reason] =
      directive === "include"
        ? (["elsewhere", `${quote(text)} takes lines from another file`] as const)
        : ([
            "unresolved",
            `${quote(text)} decides when the configuration is loaded; what it holds is read as if it held`,
          ] as const);
    lose(reading, { text, span }, what, reason);
  }
  return reading;
}

/** What the rules make of an ACL: `allow x` and `deny !x` admit it, `deny x` and `allow !x` do not. */
interface Use {
  /** The ACLs that have to match together in the rule that asks least; `undefined` where none admits it. */
  readonly admittedWith: readonly string[] | undefined;
  readonly isDenied: boolean;
}

interface Uses {
  readonly byAcl: ReadonlyMap<string, Use>;
  /** Whether any rule decides by an ACL of names. */
  readonly decide: boolean;
}

function usesOf({ acls, rules }: SquidConfiguration): Uses {
  const byAcl = new Map<string, Use>();
  const bumpDecides = rules.some(terminates);
  for (const rule of rules) {
    if (rule.directive === "ssl_bump" && !bumpDecides) continue;
    const isDenial = denies(rule);
    const together = isDenial ? [] : conditionsOf(rule);
    for (const { name, negated } of rule.conditions) {
      const admits = isDenial === negated;
      addUse(byAcl, name, { admittedWith: admits ? together : undefined, isDenied: !admits });
    }
  }
  spreadUses(acls, byAcl);
  return { byAcl, decide: acls.some(({ name, type }) => nameTypes.has(type) && byAcl.has(name)) };
}

/** Where connections are cut by `ssl_bump`, its other rules say which go on. */
function terminates({ directive, action }: AccessRule): boolean {
  return directive === "ssl_bump" && action === "terminate";
}

function denies({ action }: AccessRule): boolean {
  return action === "deny" || action === "terminate";
}

/** Names of conditions that say how a request is made, not whose it is. */
const howAsked = /^(?:all|CONNECT|.*_ports|step\d)$/i;

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
  byAcl.set(name, { admittedWith, isDenied });
  return before === undefined || before.admittedWith !== admittedWith || before.isDenied !== isDenied;
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

interface Context {
  readonly uses: Uses;
  readonly ports: Ports;
  readonly denied: Exclusions;
}

function readNames(reading: Reading, acl: Acl, { uses, ports, denied }: Context): void {
  const use = uses.byAcl.get(acl.name);
  const isAdmitted = !uses.decide || use?.admittedWith !== undefined;
  const changes = [
    ...conditionChange(use?.admittedWith ?? []),
    ...(uses.decide && acl.type === "dstdomain" ? [noPlainHttp] : []),
    ...(uses.decide && ports.isOpen ? [oneOfAllPorts] : []),
  ];
  for (const value of acl.values) {
    const item = { text: value.text, span: value.span, list: acl.name, comment: value.comment };
    if (isFile(value.text)) {
      lose(reading, item, "elsewhere", `${quote(value.text)} is a file that the list is kept in; give that file too`);
    } else if (!isAdmitted && use === undefined) {
      lose(reading, item, "unused", `no rule uses the ACL ${quote(acl.name)}`);
    } else if (!isAdmitted) {
      lose(reading, item, "denied", `${quote(value.text)} is denied there; what no entry admits is blocked here too`);
    } else {
      admitHost(reading, item, value.text, {
        wildcards: wildcardsOf.squid,
        ports: ports.tls,
        transport: "tcp",
        changes: [...changes, ...denied.changesFor(value.text)],
      });
    }
  }
}

/** @param conditions the list's own ACL among them */
function conditionChange(conditions: readonly string[]): readonly Change[] {
  if (conditions.length < 2) return [];
  const shown = conditions.slice(0, 4);
  const more = conditions.length > shown.length ? "and more " : "";
  return [onlyNameDecides(`a rule admits it only where ${quotedList(shown)} ${more}match together`)];
}

/** Whatever a rule denies. */
function deniedNames({ acls }: SquidConfiguration, { byAcl }: Uses): Exclusions {
  const denied = acls.filter(({ name, type }) => nameTypes.has(type) && byAcl.get(name)?.isDenied === true);
  return createExclusions(
    denied.flatMap(({ values }) => values.map(({ text }) => text)),
    wildcardsOf.squid,
  );
}

function isFile(text: string): boolean {
  return /^"|^parameters\(|^\//.test(text);
}

function readLost(reading: Reading, { name, type, values }: Acl): void {
  const [what, why] = lostTypes.get(type) ?? [];
  if (what === undefined) return;
  for (const { text, span, comment } of values) {
    lose(reading, { text, span, list: name, comment }, what, `${quote(text)} ${why}`);
  }
}

interface Ports {
  readonly tls: readonly number[];
  /** Whether no rule limits the ports. */
  readonly isOpen: boolean;
}

/** Where CONNECT may go: `deny CONNECT !SSL_ports`, else `deny !Safe_ports`, else 443. */
function readPorts(reading: Reading, { acls, rules }: SquidConfiguration): Ports {
  const lists = acls.filter(({ type }) => type === "port");
  const limits = { connect: new Set<string>(), any: new Set<string>() };
  for (const { directive, action, conditions } of rules) {
    if (directive !== "http_access" || action !== "deny") continue;
    const isConnect = conditions.some(({ name, negated }) => name === "CONNECT" && !negated);
    for (const { name, negated } of conditions) if (negated) limits[isConnect ? "connect" : "any"].add(name);
  }
  const connect = lists.filter(({ name }) => limits.connect.has(name));
  const chosen = connect.length > 0 ? connect : lists.filter(({ name }) => limits.any.has(name));
  const ports = chosen.flatMap(({ values }) => values.map(({ text }) => readPort(text)));
  for (const acl of lists) readLostPorts(reading, acl);
  const tls = ports.filter((port) => port !== undefined && port !== plainHttpPort && port !== 21);
  const isOpen = chosen.length === 0 && rules.length > 0 && !rules.some(terminates);
  return { tls: tls.length > 0 ? (tls as number[]) : [443], isOpen };
}

function readLostPorts(reading: Reading, { name, values }: Acl): void {
  for (const { text, span, comment } of values) {
    const item = { text, span, list: name, comment };
    const port = readPort(text);
    if (port === plainHttpPort) {
      lose(
        reading,
        item,
        "plain-http",
        `port ${quote(text)} is HTTP without TLS, whose names the firewall does not admit`,
      );
    } else if (port === 21) {
      lose(reading, item, "protocol", `port ${quote(text)} is FTP, which the firewall does not tell by name`);
    } else if (port === undefined) {
      lose(reading, item, "port", `${quote(text)} is not one port; an entry lists ports one by one`);
    }
  }
}

/** Rules that admit without looking at the destination, where no earlier one denies all others. */
function readOpenRules(reading: Reading, { acls, rules }: SquidConfiguration): void {
  const looking = new Set(
    acls.filter(({ type }) => nameTypes.has(type) || lostTypes.has(type) || isGroup(type)).map(({ name }) => name),
  );
  looking.add("manager");
  const bumpDecides = rules.some(terminates);
  for (const { directive, action, conditions, text, span } of rules) {
    if (directive !== "http_access") continue;
    const isClosing = action === "deny" && conditions.some(({ name, negated }) => negated && looking.has(name));
    if (isClosing) return;
    if (action !== "allow" || conditions.some(({ name, negated }) => !negated && looking.has(name))) continue;
    const item = { text, span };
    if (bumpDecides) {
      lose(
        reading,
        item,
        "plain-http",
        `${quote(text)} admits plain HTTP to every name; a policy lists names for TLS and ssh`,
      );
    } else lose(reading, item, "everything", `${quote(text)} admits every name; a policy lists names`);
  }
}
