/** What `why` says, network by network: in words and as JSON. Pure. */
import type { Judgement, Verdict } from "../../evaluate/judge-target.ts";
import type { Place } from "../../findings/finding.ts";
import { regionOf } from "../../findings/source-file.ts";
import type { Entry, Policy } from "../../policy/model.ts";
import type { ResolvedName } from "../../policy/resolve.ts";
import type { Block, Tone } from "../../report/text-blocks.ts";
import { type Confirmation, confirmationData, confirmationLines } from "./confirmation.ts";
import { type ObservedIn, observedData, observedLines } from "./observed.ts";

const words: Readonly<Record<Verdict, { readonly word: string; readonly tone: Tone }>> = {
  allowed: { word: "allowed", tone: "good" },
  "see-thru": { word: "passes for now", tone: "doubtful" },
  unclear: { word: "not certain", tone: "doubtful" },
  blocked: { word: "blocked", tone: "bad" },
};

type ConfirmationOf = (entry: Entry) => Confirmation;

interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function placeOf(policy: Policy, at: Place): FilePlace {
  const { line, column } = regionOf(policy.source, at.span);
  return { file: policy.source.path, line, column };
}

function nameLine(policy: Policy, { name, at, bundle, entry }: ResolvedName): string {
  const { file, line, column } = placeOf(policy, at);
  const from = bundle === undefined ? "" : ` of the bundle ${bundle.bundle.name}`;
  const reason = entry.reason === undefined ? "" : ` (${entry.reason.value})`;
  return `${file}:${line}:${column}: "${name}"${from}${reason}`;
}

/** Networks with the same answer share a block. */
export function judgementBlocks(
  policy: Policy,
  judgements: readonly Judgement[],
  confirmationOf: ConfirmationOf,
  observed: ReadonlyMap<string, ObservedIn>,
): readonly Block[] {
  const blocks = new Map<
    string,
    { readonly networks: string[]; readonly judgement: Judgement; lines: readonly string[] }
  >();
  for (const judgement of judgements) {
    const seen = observed.get(judgement.network.name);
    const lines = [...judgementLines(policy, judgement, confirmationOf), ...observedLines(seen, observed.size > 0)];
    const key = JSON.stringify([judgement.verdict, lines]);
    const known = blocks.get(key);
    if (known === undefined) blocks.set(key, { networks: [judgement.network.name], judgement, lines });
    else known.networks.push(judgement.network.name);
  }
  return [...blocks.values()].map(({ networks, judgement, lines }) => ({
    kind: "item",
    term: networks.join(", "),
    ...words[judgement.verdict],
    lines,
  }));
}

function judgementLines(
  policy: Policy,
  { verdict, names, until, notes, refusals }: Judgement,
  confirmationOf: ConfirmationOf,
): readonly string[] {
  const window = until === undefined ? [] : [`no entry admits it; the see-thru window lets it pass up to ${until}`];
  const refused = refusals.map(({ name, reason, at }) => {
    const { file, line, column } = placeOf(policy, at);
    const why = reason === undefined ? "" : ` (${reason.value})`;
    return `${file}:${line}:${column}: refused on purpose by "${name?.value ?? ""}"${why}`;
  });
  const nothing = verdict === "blocked" && notes.length + refusals.length === 0 ? ["no entry is close to it"] : [];
  const admitting = names.flatMap((name, index) => [
    nameLine(policy, name),
    // Once for the names of an entry, below the last of them.
    ...(names[index + 1]?.entry === name.entry ? [] : confirmationLines(confirmationOf(name.entry))),
  ]);
  return [...admitting, ...window, ...notes, ...nothing, ...refused];
}

/** The JSON form; keys are a promise as in report/json.ts. */
export function judgementData(
  policy: Policy,
  { network, verdict, names, until, notes, refusals }: Judgement,
  confirmationOf: ConfirmationOf,
  observed: ReadonlyMap<string, ObservedIn>,
): object {
  const seen = observed.get(network.name);
  return {
    network: network.name,
    verdict,
    until,
    entries: names.map(({ name, at, bundle, entry }) => ({
      name,
      ...placeOf(policy, at),
      bundle: bundle?.bundle.name,
      reason: entry.reason?.value,
      expires: entry.expires?.value,
      ...confirmationData(confirmationOf(entry)),
      ...(entry.emergency === undefined ? {} : { emergency: entry.ticket?.value ?? "" }),
    })),
    refusals: refusals.map(({ name, reason, at }) => ({
      name: name?.value,
      ...placeOf(policy, at),
      reason: reason?.value,
    })),
    notes,
    observed: seen === undefined ? null : observedData(seen),
  };
}
