/**
 * Filters by name: the examples of the firewall's logs reference (https://chasersystems.com/discrimiNAT/aws/logs-ref/) and some more, one source
 * for `logs` and for the alarms of `monitoring`. Pure: each makes the text of a pattern, which works in the console and in `aws logs` too.
 */
import { isIP } from "node:net";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";

interface PresetArguments {
  /** What follows the preset's name on the command line. */
  readonly rest: readonly string[];
  /** A name whose connections are left out; `*` at an end stands for anything. */
  readonly not: string | undefined;
  /** Whole days. */
  readonly days: number | undefined;
  /** Further conditions, which have to hold too. */
  readonly and?: readonly string[];
}

export interface Preset {
  readonly name: string;
  /** A clause for help texts. */
  readonly finds: string;
  /** The log that it is about. */
  readonly log: "flow" | "config";
  /** @throws UserError where something is missing or too much. */
  readonly pattern: (given: PresetArguments) => string;
}

/** The firewall logs both ends of a connection where it logs everything: what counts connections counts those of clients. */
export const ofClients = '$.cat = "client"';

/** A name as text in a pattern. A quotation mark or a backslash is in no name, and would end the text. */
const nameText = (name: string): string => {
  if (!/^[^"\\\p{C}]+$/u.test(name)) {
    throw new UserError(`${quote(name)} cannot be a name`, { hint: "Write a name, with * at an end for anything." });
  }
  return `"${name}"`;
};

/** A condition: connections to this name are left out; `*` at an end stands for anything. */
export const exceptName = (name: string): string => `$.dhost != ${nameText(name)}`;

/** A condition: connections to this name alone. */
export const isName = (name: string): string => `$.dhost = ${nameText(name)}`;

interface PresetOptions {
  readonly log?: Preset["log"];
  /** The option of the command line that it takes. */
  readonly option?: "not" | "days";
  /** Takes what follows the name; without it nothing may follow. */
  readonly argument?: (rest: readonly string[]) => readonly string[];
}

function preset(
  name: string,
  finds: string,
  conditions: (given: PresetArguments) => readonly string[],
  { log = "flow", option, argument }: PresetOptions = {},
): Preset {
  return {
    name,
    finds,
    log,
    pattern: (given) => {
      const [first] = given.rest;
      if (argument === undefined && first !== undefined) {
        throw new UserError(`the filter ${name} takes nothing more, and ${quote(first)} follows it`, {
          hint: "Write a pattern of CloudWatch as one argument, in single quotes.",
        });
      }
      for (const other of ["not", "days"] as const) {
        if (other === option || given[other] === undefined) continue;
        throw new UserError(`the filter ${name} has no --${other}`, {
          hint: "Print the pattern with --print-pattern, and change that.",
        });
      }
      const all = [
        ...conditions(given),
        ...(argument?.(given.rest) ?? []),
        ...(given.not === undefined ? [] : [exceptName(given.not)]),
        ...(given.and ?? []),
      ];
      return `{ ${all.join(" && ")} }`;
    },
  };
}

function ofAddress([address, more]: readonly string[]): readonly string[] {
  if (address === undefined || more !== undefined || isIP(address) === 0) {
    const what = address === undefined ? "nothing" : quote(more ?? address);
    throw new UserError(`the filter client takes one IP address, not ${what}`, {
      hint: "Write it like client 172.16.1.9.",
    });
  }
  return [`$.src = "${address}"`];
}

const except = { option: "not" } as const;

export const presets: readonly Preset[] = [
  preset("disallowed", "connections that were blocked", () => ['$.outcome = "disallowed"'], except),
  preset(
    "allowed-not-tls",
    "connections that passed and are not TLS",
    () => ['$.outcome = "allowed"', '$.proto != "tls"'],
    except,
  ),
  preset("client", "connections of one client, by its address", () => [ofClients], { ...except, argument: ofAddress }),
  preset(
    "see-thru-expiring",
    "connections under a see-thru window that ends within --days days (default 2)",
    ({ days }) => [`$.see_thru_days_remaining <= ${days ?? 2}`],
    { option: "days" },
  ),
  preset(
    "see-thru-exerted",
    "connections that nothing but a see-thru window let pass",
    () => ["$.see_thru_exerted IS TRUE"],
    except,
  ),
  // A window that is over leaves its group in the record; while it is open, nothing under it is blocked for want of a rule.
  preset(
    "after-window",
    "connections that were blocked under a see-thru window that is over",
    () => ["$.see_thru_exerted IS FALSE", '$.outcome = "disallowed"'],
    except,
  ),
  // No label of a name that the public DNS knows is all digits at the end, and no name holds a colon.
  preset(
    "ip-address",
    "connections to an IP address in place of a name",
    () => ['($.dhost = %^[0-9.]+$% || $.dhost = "*:*")'],
    except,
  ),
  preset("plain-http", "connections in plain HTTP", () => ['$.proto = "http"'], except),
  preset(
    "name-refused",
    "names and wildcards in Security Groups that the firewall refuses",
    () => ['($.cat = "addr" || $.cat = "fqdn")', '$.outcome != "accepted"', '$.outcome != "removed"'],
    { log: "config" },
  ),
];

/** @throws Error where there is none. */
export function presetNamed(name: string): Preset {
  const found = presets.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no filter is called ${name}`);
  return found;
}
