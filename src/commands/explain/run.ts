/** `explain`: what a check means and how to repair it, or what a bundle holds. */
import type { Command, GlobalOptions, Io } from "../../command-line/command.ts";
import { type Answer, answerFormats, deliverAnswer } from "../../command-line/deliver-answer.ts";
import { UserError } from "../../errors.ts";
import type { CheckInfo } from "../../findings/check.ts";
import type { Bundle } from "../../policy/model.ts";
import { plainText } from "../../report/plain-text.ts";
import type { Block } from "../../report/text-blocks.ts";
import { nearest } from "../../text/nearest.ts";

export const explain: Command = {
  spec: {
    name: "explain",
    summary: "Explain a check or a bundle; without argument, list them",
    arguments: [
      {
        name: "[check]",
        description: "a check (policy/wildcard-exposure) or a bundle (aws/ecr)",
        complete: "subject",
      },
    ],
    options: [],
    formats: answerFormats,
    examples: [
      { line: "explain", does: "every check and every built-in bundle" },
      { line: "explain policy/wildcard-exposure", does: "what it means, why it matters, how to repair it" },
      { line: "explain aws/ecr", does: "the names of a bundle, and where they are documented" },
    ],
  },
  run: async ({ args: [subject], global }, io) => {
    const [checks, bundles] = await Promise.all([loadChecks(), loadBundles(global, io)]);
    await deliverAnswer(answer(subject, checks, bundles), global, io);
    return 0;
  },
};

/** What can be explained anywhere: the checks and the built-in bundles. */
export async function subjects(): Promise<readonly string[]> {
  const [checks, { builtInBundles }] = await Promise.all([loadChecks(), import("../../policy/built-in-bundles.ts")]);
  return [...checks.map(({ id }) => id), ...builtInBundles.keys()];
}

/** Every check of every command, sorted by id. */
async function loadChecks(): Promise<readonly CheckInfo[]> {
  const { knownChecks } = await import("../../check-families.ts");
  return knownChecks;
}

/** The built-in bundles and, where there is a tree that can be read, its own. */
async function loadBundles(global: GlobalOptions, io: Io): Promise<readonly Bundle[]> {
  const [{ builtInBundles }, { loadPolicies }] = await Promise.all([
    import("../../policy/built-in-bundles.ts"),
    import("../../command-line/load-policies.ts"),
  ]);
  const own = await loadPolicies([], global, io).then(
    ({ loaded }) => loaded.tree?.bundles ?? [],
    (error: unknown) => {
      // The checks and the built-in bundles can be explained anywhere.
      if (error instanceof UserError) return [];
      throw error;
    },
  );
  const byName = new Map([...builtInBundles.values(), ...own].map((bundle) => [bundle.name, bundle]));
  return [...byName.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

function answer(subject: string | undefined, checks: readonly CheckInfo[], bundles: readonly Bundle[]): Answer {
  if (subject === undefined) return listAnswer(checks, bundles);
  const check = checks.find(({ id }) => id === subject);
  if (check !== undefined) return checkAnswer(check);
  const bundle = bundles.find(({ name }) => name === subject);
  if (bundle !== undefined) return bundleAnswer(bundle);
  const ids = [...checks.map(({ id }) => id), ...bundles.map(({ name }) => name)];
  const near = nearest(subject, ids) ?? ids.find((id) => id.endsWith(`/${subject}`));
  throw new UserError(`there is no check or bundle "${subject}"`, {
    hint: near === undefined ? "Run `discriminat-policy explain` for the list." : `Did you mean ${near}?`,
  });
}

function listAnswer(checks: readonly CheckInfo[], bundles: readonly Bundle[]): Answer {
  return {
    command: "explain",
    blocks: [
      { kind: "heading", text: "Checks" },
      { kind: "table", rows: checks.map(({ id, severity, summary }) => [id, severity, summary]) },
      { kind: "heading", text: "Bundles" },
      { kind: "table", rows: bundles.map(({ name, description }) => [name, firstSentence(description)]) },
    ],
    data: { checks: checks.map(checkData), bundles: bundles.map(bundleData) },
  };
}

const firstSentence = (text: string): string => /^.*?\.(?= |$)/s.exec(text)?.[0] ?? text;

/** Paragraphs, items and fenced blocks of the Markdown in which checks describe themselves. */
function markdownBlocks(markdown: string): readonly Block[] {
  return markdown.split(/\n\n+|\n(?=- )/).map((part) => {
    const fence = /^```[^\n]*\n(.*?)\n?```$/s.exec(part);
    return fence === null
      ? { kind: "paragraph", text: plainText(part.replaceAll("\n", " ")) }
      : { kind: "code", text: fence[1] ?? "" };
  });
}

function checkAnswer(check: CheckInfo): Answer {
  const { id, summary, why, repair, severity, configurable } = check;
  const settings = configurable === false ? "; the settings cannot change it" : "";
  return {
    command: "explain",
    blocks: [
      { kind: "heading", text: `${id}: ${summary}` },
      { kind: "paragraph", text: `Severity: ${severity}${settings}.` },
      ...markdownBlocks(why),
      { kind: "heading", text: "How to repair" },
      ...markdownBlocks(repair),
    ],
    data: { check: checkData(check) },
  };
}

function checkData({ id, summary, why, repair, severity, configurable, security }: CheckInfo): object {
  return { id, severity, configurable: configurable ?? true, security: security ?? false, summary, why, repair };
}

function bundleAnswer(bundle: Bundle): Answer {
  const { name, description, source, allow } = bundle;
  return {
    command: "explain",
    blocks: [
      { kind: "heading", text: name },
      { kind: "paragraph", text: description },
      { kind: "paragraph", text: source === undefined ? "Built in." : `From ${source.path}.` },
      ...allow.map(({ protocol, ports, names, documentation }) => ({
        kind: "item" as const,
        term: ports === undefined ? protocol : `${protocol}, port ${ports.map(({ value }) => value).join(", ")}`,
        lines: [...names.map(({ value }) => value), ...(documentation === undefined ? [] : [documentation])],
      })),
    ],
    data: { bundle: bundleData(bundle) },
  };
}

function bundleData({ name, description, source, allow }: Bundle): object {
  return {
    name,
    description,
    file: source?.path,
    allow: allow.map(({ protocol, ports, names, documentation }) => ({
      protocol,
      names: names.map(({ value }) => value),
      ports: ports?.map(({ value }) => value),
      documentation,
    })),
  };
}
