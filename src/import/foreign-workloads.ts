/** Allowlists of other tools → workloads, and what of them no policy can hold or means something else in one. Pure. */
import type { FilePlace } from "../findings/finding.ts";
import { type SourceFile, spanOf } from "../findings/source-file.ts";
import type { ForeignAllowlist, ForeignItem } from "../foreign-allowlists/foreign-allowlist.ts";
import { quote } from "../text/quote.ts";
import { visible } from "../text/visible.ts";
import { count } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import type { Grant, ImportProblem, ReadSource, Workload } from "./workload.ts";

/** One workload a list: a job, a service, a rule group; or the file where it has no such parts. */
export function readForeignWorkloads({ entries, lost }: ForeignAllowlist, file: SourceFile): ReadSource {
  const placeOf = (item: ForeignItem): FilePlace => ({ file, at: { span: spanOf(file, item), path: [] } });
  const problems: ImportProblem[] = lost.map((loss) => ({
    check: "import/not-carried",
    ...placeOf(loss),
    message: `${wordsOf(file, loss.list)}: ${loss.reason}`,
  }));
  const changes = entries.flatMap((entry) => entry.changes.map((change) => ({ entry, change })));
  // What is the same for every entry of a list is said once.
  const alike = groupBy(changes, ({ entry: { list }, change }) => JSON.stringify([list, change]));
  for (const [{ entry, change }, ...others] of alike.values()) {
    const { effect, there, here, why } = change;
    const rows = [entry, ...others.map((other) => other.entry)].map(({ text, line }) => ({
      entry: text,
      line: String(line),
    }));
    const subject =
      others.length === 0
        ? `${quote(entry.text)} is`
        : `${count(rows.length, "entry", "entries")} of ${wordsOf(file, entry.list)} are`;
    problems.push({
      check: "import/changed",
      ...placeOf(entry),
      message: `${subject} ${effect} in the policy: there ${there}, here ${here}; ${why}`,
      ...(others.length > 0 && { items: { shown: ["entry", "line"], rows } }),
    });
  }
  const lists = groupBy(entries, ({ list }) => list);
  const workloads = [...lists].map(([list, own]): Workload => {
    const grants = own.flatMap((entry) =>
      entry.names.flatMap((name) =>
        entry.ports.map((port): Grant => ({ ...placeOf(entry), name, protocol: entry.protocol, port })),
      ),
    );
    return { ...placeOf(own[0]), ...describe(file, list), grants, windows: [] };
  });
  return { workloads, problems, passedOver: [] };
}

function wordsOf({ path }: SourceFile, list: string | undefined): string {
  return list === undefined ? path : `${path} (${visible(list)})`;
}

function describe(file: SourceFile, list: string | undefined): Omit<Workload, keyof FilePlace | "grants" | "windows"> {
  const [, name = file.path] = /([^/]+?)(?:\.[a-z0-9]+)*$/i.exec(file.path) ?? [];
  const own = list === undefined ? [] : [list];
  return {
    keys: [...own, file.path],
    words: wordsOf(file, list),
    apps: [...own, name],
    teams: [],
    network: undefined,
    vpcId: undefined,
    groupId: undefined,
  };
}
