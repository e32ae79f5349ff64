/** What a plan, or the Security Groups as they stand, show of the policies: for the page's list, its standards and its inputs. Pure. */
import type { Problem, Severity } from "../findings/finding.ts";
import type { AttentionItem, Input } from "../page/model.ts";
import { count, sentence } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import { placeOf } from "./app-evidence.ts";

export interface Proof {
  readonly of: "plan" | "groups";
  readonly inputs: readonly Input[];
  readonly items: readonly AttentionItem[];
  /** Sentences about whether what is active, or will be, is what is declared. */
  readonly shown: readonly string[];
  readonly missing: readonly string[];
  /** How much stands that admits more than the policies declare. */
  readonly beyond: number;
}

interface Judged extends Problem {
  readonly check: string;
  readonly severity: Severity | "off";
  readonly app: string | undefined;
  readonly network: string | undefined;
  /** With which `help` ends. */
  readonly command?: string | undefined;
}

/** One for all problems of a kind in an app. @param source what they are of: `plan` */
export function itemsOf(source: string, problems: readonly Judged[]): readonly AttentionItem[] {
  return groupItems(
    source,
    problems.flatMap(({ severity, command, help, file, at, ...problem }) => {
      if (severity === "off") return [];
      // A message may begin with a name, and what follows a command would become part of it.
      const next = help && (command === undefined ? sentence(help) : sentence(help).slice(0, -1));
      return [{ ...problem, severity, next, place: placeOf(file, at.span), times: 1 }];
    }),
  );
}

/** What was found once or several times. */
interface Found extends Pick<AttentionItem, "app" | "network" | "next" | "place"> {
  readonly check: string;
  readonly severity: unknown;
  readonly message: string;
  readonly times: number;
}

/** One for all that is of a kind in an app. */
export function groupItems(source: string, all: readonly Found[]): readonly AttentionItem[] {
  const kinds = groupBy(all, ({ check, severity, app, network }) => JSON.stringify([check, severity, app, network]));
  return [...kinds.values()].map((same): AttentionItem => {
    const [{ check, severity, app, network, message, next, place }] = same;
    const others = same.reduce((sum, { times }) => sum + times, -1);
    const more = others === 0 ? "" : ` And ${count(others, "other")} of the kind.`;
    return {
      level: severity === "error" ? "failing" : "attention",
      // `plan: unexplained rule`
      kind: `${source}: ${check.replace(/^[^/]*\//, "").replaceAll("-", " ")}`,
      ...{ app, network, what: `${message}.${more}`, place, next },
    };
  });
}

/** What an item says where the settings turn off each check that objects: the verdict stands all the same. */
export function verdictItem(kind: string, what: string, items: readonly AttentionItem[]): readonly AttentionItem[] {
  if (items.some(({ level }) => level === "failing")) return items;
  const next = "Settings do not make checks of it errors: judge whether they should.";
  return [
    { ...{ level: "failing", kind, app: undefined, network: undefined, what, next, place: undefined } },
    ...items,
  ];
}

/** Where something fails: that it is listed. @param subject what it stands against */
export function listedAbove(subject: string, items: readonly AttentionItem[]): readonly string[] {
  const failing = items.filter(({ level }) => level === "failing").length;
  return failing === 0 ? [] : [`${subject}: what does not match is listed above (${failing}).`];
}
