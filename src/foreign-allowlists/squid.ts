/**
 * Squid's ACLs of destinations, as far as access rules admit them
 * (https://www.squid-cache.org/Doc/config/acl/; leading dots: Squid, The Definitive Guide, table 6-1).
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { quotedList } from "../text/words.ts";
import { admitHost } from "./admit-host.ts";
import { noPlainHttp, oneOfAllPorts, onlyNameDecides } from "./changes.ts";
import { createExclusions, type Exclusions } from "./exclusions.ts";
import type { Change, LossKind } from "./foreign-allowlist.ts";
import { type Item, lose, type Reading, startReading } from "./reading.ts";
import { type AccessRule, type Acl, readSquidConfiguration, type SquidConfiguration } from "./squid-config.ts";
import { type Ports, readPorts } from "./squid-ports.ts";
import { openRules, terminates, type Use, usesOf } from "./squid-rules.ts";
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
  /^\uFEFF?[ \t]*acl[ \t]+\S+[ \t]+(?:dst|dstdomain|dstdom_regex|url_regex|ssl::server_name(?:_regex)?)(?=[ \t]|$)/im;

/** @returns `undefined` where no ACL picks destinations. */
export function readSquid(source: SourceFile): Reading | undefined {
  if (!aclLine.test(source.text)) return undefined;
  const configuration = readSquidConfiguration(source.text);
  const reading = startReading(source);
  const uses = usesOf(configuration);
  const open = openRules(configuration, (type) => nameTypes.has(type) || lostTypes.has(type));
  const context: Context = {
    uses,
    isBare: configuration.rules.length === 0,
    bumpDecides: configuration.rules.some(terminates),
    isOpen: open.length > 0,
    ports: readPorts(reading, configuration),
    denied: deniedNames(configuration, uses),
  };
  for (const acl of configuration.acls) {
    if (nameTypes.has(acl.type)) readNames(reading, acl, context);
    else readLost(reading, acl, context);
  }
  readOpenRules(reading, open, configuration);
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

interface Context {
  readonly uses: ReadonlyMap<string, Use>;
  /** Whether there are no rules: the text holds lists only, each of them admitted. */
  readonly isBare: boolean;
  /** Whether `ssl_bump` decides about TLS. */
  readonly bumpDecides: boolean;
  /** Whether rules of `http_access` let some requests pass whatever their destination is. */
  readonly isOpen: boolean;
  readonly ports: Ports;
  readonly denied: Exclusions;
}

function readNames(reading: Reading, acl: Acl, context: Context): void {
  const { uses, isBare, bumpDecides, isOpen, ports, denied } = context;
  const use = uses.get(acl.name);
  const changes = [
    ...conditionChange(use?.admittedWith ?? []),
    ...(bumpDecides && !isOpen ? [onlyNameDecides("rules of http_access have to admit the connection too")] : []),
    ...(!isBare && acl.type === "dstdomain" ? [noPlainHttp] : []),
    ...(ports.isOpen ? [oneOfAllPorts] : []),
  ];
  for (const { text, span, comment } of acl.values) {
    const item = { text, span, list: acl.name, comment };
    if (loseUnadmitted(reading, item, acl, context)) continue;
    if (isFile(text)) {
      lose(reading, item, "elsewhere", `${quote(text)} is a file that the list is kept in; give that file too`);
    } else if (bumpDecides && use?.isForTls !== true) {
      lose(reading, item, "plain-http", `${quote(text)} is admitted over plain HTTP; ssl_bump decides about TLS`);
    } else {
      const all = [...changes, ...denied.changesFor(text)];
      admitHost(reading, item, text, {
        wildcards: wildcardsOf.squid,
        ports: ports.tls,
        transport: "tcp",
        changes: all,
      });
    }
  }
}

/** @returns whether the rules do not admit the list. */
function loseUnadmitted(reading: Reading, item: Item, { name }: Acl, { uses, isBare }: Context): boolean {
  const use = uses.get(name);
  if (isBare || use?.admittedWith !== undefined) return false;
  if (use === undefined) lose(reading, item, "unused", `no rule admits or denies by the ACL ${quote(name)}`);
  else lose(reading, item, "denied", `${quote(item.text)} is denied there; what no entry admits is blocked here too`);
  return true;
}

/** @param conditions the list's own ACL among them */
function conditionChange(conditions: readonly string[]): readonly Change[] {
  if (conditions.length < 2) return [];
  const shown = conditions.slice(0, 4);
  const more = conditions.length > shown.length ? "and more " : "";
  return [onlyNameDecides(`a rule admits it only where ${quotedList(shown)} ${more}match together`)];
}

/** Whatever a rule denies. */
function deniedNames({ acls }: SquidConfiguration, uses: ReadonlyMap<string, Use>): Exclusions {
  const denied = acls.filter(({ name, type }) => nameTypes.has(type) && uses.get(name)?.isDenied === true);
  return createExclusions(
    denied.flatMap(({ values }) => values.map(({ text }) => text)),
    wildcardsOf.squid,
  );
}

function isFile(text: string): boolean {
  return /^"|^parameters\(|^\//.test(text);
}

function readLost(reading: Reading, acl: Acl, context: Context): void {
  const [what, why] = lostTypes.get(acl.type) ?? [];
  if (what === undefined) return;
  for (const { text, span, comment } of acl.values) {
    const item = { text, span, list: acl.name, comment };
    if (!loseUnadmitted(reading, item, acl, context)) lose(reading, item, what, `${quote(text)} ${why}`);
  }
}

/** What rules admit whatever the destination is. */
function readOpenRules(reading: Reading, open: readonly AccessRule[], { acls, rules }: SquidConfiguration): void {
  const bumpDecides = rules.some(terminates);
  const limits = new Set(acls.filter(({ type }) => type === "port").map(({ name }) => name));
  for (const { conditions, text, span } of open) {
    const item = { text, span };
    const isForTls = conditions.some(({ name, negated }) => !negated && (limits.has(name) || name === "CONNECT"));
    if (!bumpDecides) lose(reading, item, "everything", `${quote(text)} admits every name; a policy lists names`);
    else if (!isForTls) {
      lose(
        reading,
        item,
        "plain-http",
        `${quote(text)} admits plain HTTP to every name; a policy lists names for TLS and ssh`,
      );
    }
  }
}
