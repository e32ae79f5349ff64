/** `explain`: what a check means and how to repair it, or what a bundle holds. */

import { knownChecks } from "../../check-families.ts";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { type Answer, deliverAnswer } from "../../command-line/deliver-answer.ts";
import { loadPolicies } from "../../command-line/load-policies.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import type { CheckInfo } from "../../findings/check.ts";
import { builtInBundles, versionsOf } from "../../policy/built-in-bundles.ts";
import type { Bundle } from "../../policy/model.ts";
import { findBundle } from "../../policy/resolve.ts";
import { plainText } from "../../report/plain-text.ts";
import type { Block } from "../../report/text-blocks.ts";
import { asking, nearest } from "../../text/nearest.ts";
import { count, sentence } from "../../text/words.ts";
import { compareText } from "../../values/order.ts";

export async function run({ args: [subject], global }: Invocation, io: Io): Promise<ExitCode> {
  await deliverAnswer(answer(subject, knownChecks, loadBundles(global, io)), global, io);
  return 0;
}

/** The built-in bundles and, where there is a tree that can be read, its own. */
function loadBundles(global: GlobalOptions, io: Io): readonly Bundle[] {
  const byName = new Map(
    [...builtInBundles.values(), ...ownBundles(global, io)].map((bundle) => [bundle.name, bundle]),
  );
  return [...byName.values()].sort((left, right) => compareText(left.name, right.name));
}

function ownBundles(global: GlobalOptions, io: Io): readonly Bundle[] {
  try {
    return loadPolicies([], global, io).loaded.tree?.bundles ?? [];
  } catch (error) {
    // The checks and the built-in bundles can be explained anywhere.
    if (error instanceof UserError) return [];
    throw error;
  }
}

function answer(subject: string | undefined, checks: readonly CheckInfo[], bundles: readonly Bundle[]): Answer {
  if (subject === undefined) return listAnswer(checks, bundles);
  const check = checks.find(({ id }) => id === subject);
  if (check !== undefined) return checkAnswer(check);
  const bundle = findBundle({ bundles: bundles.filter(({ source }) => source !== undefined) }, subject);
  if (bundle !== undefined) return bundleAnswer(bundle);
  const ids = [...checks.map(({ id }) => id), ...bundles.map(({ name }) => name)];
  const tails = new Map(ids.map((id) => [id.slice(id.lastIndexOf("/") + 1), id]));
  const near = nearest(subject, ids) ?? tails.get(nearest(subject, [...tails.keys()]) ?? "");
  throw new UserError(`there is no check or bundle "${subject}"`, {
    hint: near === undefined ? "Run `discriminat-policy explain` for the list." : sentence(asking(near)),
  });
}

function listAnswer(checks: readonly CheckInfo[], bundles: readonly Bundle[]): Answer {
  return {
    command: "explain",
    summary: `${count(checks.length, "check")}, ${count(bundles.length, "bundle")}`,
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
    summary: `${id}: ${summary}`,
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
  const { name, description, version, source, allow } = bundle;
  const older = versionsOf(name).filter((list) => list.version !== version);
  const dates = older.length === 0 ? "" : ` Other lists: ${older.map((list) => `${name}@${list.version}`).join(", ")}.`;
  return {
    command: "explain",
    summary: `the bundle ${name}`,
    blocks: [
      { kind: "heading", text: name },
      { kind: "paragraph", text: description },
      {
        kind: "paragraph",
        text: source === undefined ? `Built in, list of ${version}.${dates}` : `From ${source.path}.`,
      },
      ...allow.map(({ protocol, ports, regions, names, documentation, read }) => ({
        kind: "item" as const,
        term: [
          protocol,
          ...(ports === undefined ? [] : [`port ${ports.map(({ value }) => value).join(", ")}`]),
          ...(regions === undefined ? [] : [`in ${regions.join(", ")}`]),
        ].join(", "),
        lines: [
          ...names.map(({ value }) => value),
          ...(documentation === undefined ? [] : [read === undefined ? documentation : `${documentation}, ${read}`]),
        ],
      })),
    ],
    data: { bundle: bundleData(bundle) },
  };
}

function bundleData({ name, description, version, source, allow }: Bundle): object {
  return {
    name,
    description,
    version,
    file: source?.path,
    allow: allow.map(({ protocol, ports, regions, names, documentation, read }) => ({
      protocol,
      names: names.map(({ value }) => value),
      ports: ports?.map(({ value }) => value),
      regions,
      documentation,
      read,
    })),
  };
}
