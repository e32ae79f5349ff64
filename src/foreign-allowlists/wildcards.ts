/**
 * How each tool reads the wildcards of a name, and what that is in patterns of ours, whose `*` never crosses a dot
 * (docs/importing.md lists the sources). Pure.
 */
import { quote } from "../text/quote.ts";
import type { Change, LossKind } from "./foreign-allowlist.ts";

/** What a leading dot means: the name and everything below it, or nothing that is documented. */
type LeadingDot = "zone" | "none";

/**
 * What `*` means. `label`: a run within one label, anywhere, which may be empty. `one-label`: the same, and whether it may be empty is not
 * documented. `below`: only in front, as `*.`: every name below. `suffix`: only in front:
 * whatever stands before. `unstated`: a wildcard whose depth is not documented. `literal`: an ordinary character, which no name has.
 */
type Star = "label" | "one-label" | "below" | "suffix" | "unstated" | "literal";

export interface Wildcards {
  readonly leadingDot: LeadingDot;
  readonly star: Star;
  /** Whether a leading `**.` means every name below. */
  readonly doubleStar: boolean;
}

export const wildcardsOf = {
  "harden-runner": { leadingDot: "none", star: "unstated", doubleStar: false },
  squid: { leadingDot: "zone", star: "literal", doubleStar: false },
  "aws-network-firewall": { leadingDot: "zone", star: "literal", doubleStar: false },
  cilium: { leadingDot: "none", star: "label", doubleStar: true },
  "cilium-server-names": { leadingDot: "none", star: "unstated", doubleStar: false },
  gke: { leadingDot: "none", star: "one-label", doubleStar: false },
  "azure-firewall": { leadingDot: "none", star: "suffix", doubleStar: false },
  smokescreen: { leadingDot: "none", star: "below", doubleStar: false },
  "plain-list": { leadingDot: "zone", star: "unstated", doubleStar: true },
  none: { leadingDot: "none", star: "literal", doubleStar: false },
} as const satisfies Readonly<Record<string, Wildcards>>;

export type Translation =
  | {
      readonly names: readonly string[];
      readonly changes: readonly Change[];
      /** Every name below this one was meant, at any depth. */
      readonly below?: string;
    }
  | { readonly what: LossKind; readonly reason: string };

const noDeeper = "no wildcard of the firewall crosses a dot; deeper names need patterns of their own";

function narrower(there: string, here: string, why: string): Change {
  return { effect: "narrower", there, here, why };
}

function belowOnly(name: string): Translation {
  const pattern = `*.${name}`;
  return {
    names: [pattern],
    below: name,
    changes: [
      narrower(
        `every name below ${quote(name)} is admitted`,
        `${quote(pattern)} admits those directly below it`,
        noDeeper,
      ),
    ],
  };
}

function zone(name: string): Translation {
  const pattern = `*.${name}`;
  return {
    names: [name, pattern],
    below: name,
    changes: [
      narrower(
        `${quote(name)} and every name below it are admitted`,
        `${quote(name)} and, by ${quote(pattern)}, those directly below it are admitted`,
        noDeeper,
      ),
    ],
  };
}

/** `*name`: the name itself, longer first labels, and names below. */
function anythingBefore(name: string): Translation {
  const names = [name, `*${name}`, `*.${name}`];
  return {
    names,
    below: name,
    changes: [
      narrower(
        `every name that ends in ${quote(name)} is admitted`,
        `those are admitted that have at most one label more`,
        noDeeper,
      ),
    ],
  };
}

/** Whether a `*` stands beside other characters of its label, where it makes a difference whether it may stand for nothing. */
function isPartial(label: string): boolean {
  return label.length > 1 && label.includes("*");
}

function withinLabels(name: string): Translation {
  const changes = name.split(".").some(isPartial)
    ? [
        narrower(
          `${quote("*")} in ${quote(name)} may stand for nothing`,
          "it is sure to stand for one character and more",
          "whether the firewall's wildcard matches nothing is not published",
        ),
      ]
    : [];
  return { names: [name], changes };
}

/** The name that is left where the only such `*` stands for nothing is written out. */
function withEmptyRun(name: string): Translation {
  const labels = name.split(".");
  const index = labels.findIndex(isPartial);
  const label = labels[index];
  if (label === undefined || label.split("*").length > 2 || labels.filter(isPartial).length > 1)
    return withinLabels(name);
  return { names: [labels.with(index, label.replace("*", "")).join("."), name], changes: [] };
}

/**
 * Translates a name in lower case, without a final dot. What is wrong with its form apart from wildcards, the caller finds out.
 */
export function translateWildcards(name: string, { leadingDot, star, doubleStar }: Wildcards): Translation {
  if (/^[.*]+$/.test(name)) {
    return { what: "everything", reason: `${quote(name)} stands for every name; a policy lists names` };
  }
  if (name.includes("?")) {
    return { what: "wildcard", reason: `${quote(name)} holds ${quote("?")}, which is no wildcard there` };
  }
  if (name.startsWith(".")) {
    if (leadingDot === "zone") return withoutStars(name.slice(1), zone);
    return { what: "wildcard", reason: `${quote(name)} begins with a dot, which means nothing there` };
  }
  if (!name.includes("*")) return { names: [name], changes: [] };
  if (doubleStar && name.startsWith("**.")) return withoutStars(name.slice(3), belowOnly);
  return translateStar(name, star);
}

function translateStar(name: string, star: Star): Translation {
  // Elsewhere than in front, Cilium takes two for one (https://github.com/cilium/cilium/pull/43420); for others it is not documented.
  if (star === "label") return withEmptyRun(name.replaceAll(/\*{2,}/g, "*"));
  if (name.includes("**")) return misplaced(name);
  switch (star) {
    case "literal":
      return { what: "wildcard", reason: `${quote(name)} holds ${quote("*")}, which is no wildcard there` };
    case "below":
      return name.startsWith("*.") ? withoutStars(name.slice(2), belowOnly) : misplaced(name);
    case "suffix":
      if (name.startsWith("*.")) return withoutStars(name.slice(2), belowOnly);
      return name.startsWith("*") ? withoutStars(name.slice(1), anythingBefore) : misplaced(name);
    case "one-label":
      return withinLabels(name);
    case "unstated":
      return {
        names: [name],
        changes: [
          narrower(
            `how many labels ${quote("*")} in ${quote(name)} stands for is not documented`,
            `${quote(name)} admits one label at its place`,
            noDeeper,
          ),
        ],
      };
  }
}

function withoutStars(rest: string, translate: (name: string) => Translation): Translation {
  return rest.includes("*") ? misplaced(rest) : translate(rest);
}

function misplaced(name: string): Translation {
  return { what: "wildcard", reason: `${quote(name)} holds ${quote("*")} where it is no wildcard there` };
}
