/** `why`: would a connection pass, and which line says so. */
import { distance } from "fastest-levenshtein";
import type { Judgement, Verdict } from "../compare/judge-target.ts";
import { UserError } from "../errors.ts";
import type { Place } from "../findings/finding.ts";
import { regionOf } from "../findings/source-file.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Block, Tone } from "../report/text-blocks.ts";
import type { Command } from "./command.ts";
import { deliverAnswer } from "./deliver-answer.ts";
import { loadPolicies, requireSound } from "./load-policies.ts";

export const why: Command = {
  spec: {
    name: "why",
    summary: "Say whether an app may reach a name, and which line says so",
    details:
      "The target is a name, name:port, tls://name:port or ssh://name:port. Answers from the files alone: what is deployed, and what the traffic was, it does not know. The exit code is 0 whatever the answer is.",
    arguments: [
      { name: "<app>", description: "the app, as its policy names it" },
      { name: "<target>", description: "what it would connect to" },
    ],
    options: [],
    examples: [
      { line: "why checkout api.stripe.com", does: "tls on port 443" },
      { line: "why checkout ssh://github.com:22 --format json", does: "for a script" },
    ],
  },
  run: async ({ args: [app = "", text = ""], global }, io) => {
    const { loaded } = await loadPolicies([], global, io);
    const tree = requireSound(loaded);
    const [{ judgeTarget }, { formatTarget, isTarget, parseTarget }] = await Promise.all([
      import("../compare/judge-target.ts"),
      import("../policy/target.ts"),
    ]);
    const target = parseTarget(text);
    if (!isTarget(target)) throw new UserError(target.message, { hint: target.help });
    const policy = findApp(tree, app);
    const judgements = judgeTarget(tree, policy, target, global.asOf);
    await deliverAnswer(
      {
        command: "why",
        blocks: [
          { kind: "heading", text: `${app} -> ${formatTarget(target)}` },
          ...(judgements.length === 0
            ? [{ kind: "paragraph", text: "The policy is deployed to no network." } as const]
            : judgementBlocks(policy, judgements)),
        ],
        data: {
          app,
          target,
          asOf: global.asOf,
          networks: judgements.map((judgement) => judgementData(policy, judgement)),
        },
      },
      global,
      io,
    );
    return 0;
  },
};

function findApp(tree: PolicyTree, app: string): Policy {
  const found = tree.policies.find((policy) => policy.app?.value === app);
  if (found !== undefined) return found;
  const names = tree.policies.flatMap((policy) => (policy.app === undefined ? [] : [policy.app.value]));
  const near = names.find((name) => distance(name, app) <= 2);
  throw new UserError(`no policy is for the app "${app}"`, {
    hint: near === undefined ? `Apps are ${names.join(", ")}.` : `Did you mean ${near}?`,
  });
}

const words: Readonly<Record<Verdict, { readonly word: string; readonly tone: Tone }>> = {
  allowed: { word: "allowed", tone: "good" },
  "see-thru": { word: "passes for now", tone: "doubtful" },
  unclear: { word: "not certain", tone: "doubtful" },
  blocked: { word: "blocked", tone: "bad" },
};

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
function judgementBlocks(policy: Policy, judgements: readonly Judgement[]): readonly Block[] {
  const blocks = new Map<
    string,
    { readonly networks: string[]; readonly judgement: Judgement; lines: readonly string[] }
  >();
  for (const judgement of judgements) {
    const lines = judgementLines(policy, judgement);
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

function judgementLines(policy: Policy, { verdict, names, until, notes, refusals }: Judgement): readonly string[] {
  const window = until === undefined ? [] : [`no entry admits it; the see-thru window lets it pass up to ${until}`];
  const refused = refusals.map(({ name, reason, at }) => {
    const { file, line, column } = placeOf(policy, at);
    const why = reason === undefined ? "" : ` (${reason.value})`;
    return `${file}:${line}:${column}: refused on purpose by "${name?.value ?? ""}"${why}`;
  });
  const nothing = verdict === "blocked" && notes.length + refusals.length === 0 ? ["no entry is close to it"] : [];
  return [...names.map((name) => nameLine(policy, name)), ...window, ...notes, ...nothing, ...refused];
}

function judgementData(policy: Policy, { network, verdict, names, until, notes, refusals }: Judgement): object {
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
    })),
    refusals: refusals.map(({ name, reason, at }) => ({
      name: name?.value,
      ...placeOf(policy, at),
      reason: reason?.value,
    })),
    notes,
  };
}
