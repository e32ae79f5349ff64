/**
 * What the evidence shows of some requirements of PCI DSS 4.0.1 (https://www.pcisecuritystandards.org/document_library/) and of NIST
 * SP 800-53 (https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final). Never whether they are met. Pure.
 */
import type { App, AttentionItem, Changes, Commit, Entry, Requirement } from "../page/model.ts";
import { count } from "../text/words.ts";
import { changesOfPolicies } from "./changes-since.ts";
import type { Proof } from "./proof.ts";

export interface Facts {
  readonly apps: readonly App[];
  readonly attention: readonly AttentionItem[];
  readonly changes: Changes;
  readonly commits: readonly Commit[];
  readonly observed: boolean;
  readonly proofs: readonly Proof[];
  /** What shows that a person has confirmed the names of late, and what does not. */
  readonly confirmed: Pick<Requirement, "shown" | "missing">;
}

export function requirementsOf(facts: Facts): readonly Requirement[] {
  const { apps, attention, changes, commits, observed, proofs, confirmed } = facts;
  const entries = apps.flatMap((app) => app.entries);
  const reasons = entries.filter(({ reason }) => reason !== undefined).length;
  const tickets = entries.filter(({ ticket }) => ticket !== undefined).length;
  const bundled = entries.filter(({ reason, bundle }) => reason === undefined && bundle !== undefined).length;
  const silent = entries.length - reasons - bundled;
  const open = apps.filter(({ window }) => window !== undefined).length;
  const known = (kind: string) => attention.filter((item) => item.kind === kind).length;
  const some = (number: number, text: string): readonly string[] => (number === 0 ? [] : [text]);
  const pci = "PCI DSS 4.0.1";
  const nist = "NIST 800-53";
  const deny = `${apps.length - open} of ${count(apps.length, "app")} have no see-thru window: what no entry admits is blocked there.`;
  const permissive = some(
    open,
    `${count(open, "app has", "apps have")} a see-thru window, in which nothing is blocked.`,
  );
  const standing = proofs.filter(({ of }) => of === "groups");
  const beyond = standing.reduce((sum, one) => sum + one.beyond, 0);
  const opened = some(
    beyond,
    `${count(beyond, "rule or group in AWS admits", "rules and groups in AWS admit")} more than the policies declare.`,
  );
  const noTraffic = observed ? [] : ["No observed traffic was given."];
  return [
    {
      ...{ standard: pci, id: "1.2.2", topic: "Changes of connections are approved and managed" },
      ...originsOf(entries, changes, commits),
      person:
        "Compare the commits with the pull requests and their approvals: git checks nothing that a commit says, and a merge is not an approval.",
    },
    {
      ...{ standard: pci, id: "1.2.5", topic: "Services and ports are identified and have a business need" },
      shown: [
        `${reasons} of ${count(entries.length, "name")} have a reason, ${tickets} a ticket, ${bundled} come from a bundle.`,
      ],
      missing: some(silent, `${count(silent, "name has", "names have")} no reason.`),
      person: "Judge whether the reasons still hold.",
    },
    {
      ...{ standard: pci, id: "1.2.7", topic: "Configurations are reviewed every six months" },
      shown: [`This page lists every app${observed ? ", and which entries were used" : ""}.`, ...confirmed.shown],
      missing: [...noTraffic, ...confirmed.missing],
      person:
        "Read it, decide on what is listed above, confirm what stays, and keep the page with the date of the review.",
    },
    {
      ...{ standard: pci, id: "1.2.8", topic: "Configuration files match what is active" },
      shown: [
        ...(observed
          ? [`${count(known("not applied"), "app")} where the firewall does not apply what is declared and was used.`]
          : []),
        ...proofs.flatMap(({ shown }) => shown),
      ],
      missing: [
        ...noTraffic,
        ...proofs.flatMap(({ missing }) => missing),
        ...(standing.length > 0 ? [] : ["No Security Groups as they stand were given (--deployed)."]),
      ],
      person:
        proofs.length === 0
          ? "Keep the answers of drift and plan of the same day with this page."
          : "Confirm that what is listed under Inputs was read from AWS, and planned, on the day of the review.",
    },
    {
      ...{ standard: pci, id: "1.3.2", topic: "Outbound traffic is restricted to what is necessary" },
      ...{ shown: [deny], missing: [...permissive, ...opened] },
      person: "Confirm that every path out leads through the firewall.",
    },
    {
      ...{ standard: nist, id: "AC-4", topic: "Information flow enforcement" },
      shown: [`${count(entries.length, "name")} by app and network, and what each was used for.`],
      ...{ missing: noTraffic, person: "Confirm that the names are what the system's flows need." },
    },
    {
      ...{ standard: nist, id: "SC-7(5)", topic: "Deny by default, allow by exception" },
      ...{ shown: [deny], missing: [...permissive, ...opened] },
      person: "Confirm that the firewall is in the path and healthy.",
    },
  ];
}

/** How many names have a commit, a merge, and a line that says an approval. */
function originsOf(
  entries: readonly Entry[],
  changes: Changes,
  commits: readonly Commit[],
): Pick<Requirement, "shown" | "missing"> {
  const { base } = changes;
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const known = entries.flatMap(({ commit }) => byId.get(commit ?? "") ?? []);
  const merged = known.filter((commit) => commit.merged !== undefined).length;
  const approved = known.filter(({ approvals }) => approvals.length > 0).length;
  const lost = entries.length - known.length;
  const direct = known.length - merged;
  const changed =
    base === undefined
      ? []
      : [`${count(changesOfPolicies(changes).length, "change")} since ${base}, each with its line.`];
  const origins = `${known.length} of ${count(entries.length, "name")} have a known commit, ${merged} a merge or a request that the message names, ${approved} an approval that it names.`;
  return {
    shown: [...changed, ...(known.length === 0 ? [] : [origins])],
    missing: [
      ...(base === undefined ? ["No base was given."] : []),
      ...(lost === 0 ? [] : [`${count(lost, "name has", "names have")} no known commit.`]),
      ...(direct === 0 ? [] : [`${count(direct, "name")} came in without a merge or a request, as far as git tells.`]),
      "Who approved a change, beyond such lines: the forge knows, git does not.",
    ],
  };
}
