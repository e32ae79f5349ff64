/**
 * The filters that the firewall's logs reference gives as examples (https://chasersystems.com/discrimiNAT/aws/logs-ref/), by name. Pure:
 * each makes the text of a pattern, which works in the console and in `aws logs` as well.
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
}

export interface Preset {
  readonly name: string;
  /** A clause for help texts. */
  readonly finds: string;
  /** @throws UserError where something is missing or too much. */
  readonly pattern: (given: PresetArguments) => string;
}

const noMore = (name: string, { rest: [first] }: PresetArguments): void => {
  if (first !== undefined) {
    throw new UserError(`the filter ${name} takes nothing more, and ${quote(first)} follows it`, {
      hint: "Write a pattern of CloudWatch as one argument, in single quotes.",
    });
  }
};

const only = (name: string, given: PresetArguments, option: "not" | "days" | undefined): void => {
  for (const other of ["not", "days"] as const) {
    if (other !== option && given[other] !== undefined) {
      throw new UserError(`the filter ${name} has no --${other}`, {
        hint: "Print the pattern with --print-pattern, and change that.",
      });
    }
  }
};

/** A name as text in a pattern. A quotation mark or a backslash is in no name, and would end the text. */
const nameText = (name: string): string => {
  if (!/^[^"\\\p{C}]+$/u.test(name)) {
    throw new UserError(`${quote(name)} cannot be a name`, { hint: "Write a name, with * at an end for anything." });
  }
  return `"${name}"`;
};

const exceptName = (not: string | undefined): string => (not === undefined ? "" : ` && $.dhost != ${nameText(not)}`);

export const presets: readonly Preset[] = [
  {
    name: "disallowed",
    finds: "connections that were blocked",
    pattern: (given) => {
      noMore("disallowed", given);
      only("disallowed", given, "not");
      return `{ $.outcome = "disallowed"${exceptName(given.not)} }`;
    },
  },
  {
    name: "allowed-not-tls",
    finds: "connections that passed and are not TLS",
    pattern: (given) => {
      noMore("allowed-not-tls", given);
      only("allowed-not-tls", given, "not");
      return `{ $.outcome = "allowed" && $.proto != "tls"${exceptName(given.not)} }`;
    },
  },
  {
    name: "client",
    finds: "connections of one client, by its address",
    pattern: (given) => {
      const [address, more] = given.rest;
      only("client", given, "not");
      if (address === undefined || more !== undefined || isIP(address) === 0) {
        const what = address === undefined ? "nothing" : quote(more ?? address);
        throw new UserError(`the filter client takes one IP address, not ${what}`, {
          hint: "Write it like client 172.16.1.9.",
        });
      }
      return `{ $.cat = "client" && $.src = "${address}"${exceptName(given.not)} }`;
    },
  },
  {
    name: "see-thru-expiring",
    finds: "connections under a see-thru window that ends within --days days (default 2)",
    pattern: (given) => {
      noMore("see-thru-expiring", given);
      only("see-thru-expiring", given, "days");
      return `{ $.see_thru_days_remaining <= ${given.days ?? 2} }`;
    },
  },
  {
    name: "see-thru-exerted",
    finds: "connections that nothing but a see-thru window let pass",
    pattern: (given) => {
      noMore("see-thru-exerted", given);
      only("see-thru-exerted", given, "not");
      return `{ $.see_thru_exerted IS TRUE${exceptName(given.not)} }`;
    },
  },
];
