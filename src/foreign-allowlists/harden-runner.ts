/**
 * Workflows and composite actions of GitHub with StepSecurity's harden-runner
 * (https://github.com/step-security/harden-runner/blob/main/action.yml,
 * https://docs.stepsecurity.io/harden-runner/filter-outbound-network-traffic-to-allowed-endpoints).
 */
import type { SourceFile } from "../findings/source-file.ts";
import { quote } from "../text/quote.ts";
import { mapOf, mapsOf, textOf } from "../yaml/read-fields.ts";
import type { MapEntry, MapNode, YamlNode } from "../yaml/yaml-node.ts";
import { admitEndpoint } from "./admit-endpoint.ts";
import { isExpression } from "./admit-host.ts";
import type { Change } from "./foreign-allowlist.ts";
import { type Item, lose, type Reading, startReading } from "./reading.ts";
import { wildcardsOf } from "./wildcards.ts";
import { wordsOf } from "./words.ts";

/** Inputs that say nothing about where the job may connect. */
const otherInputs: ReadonlySet<string> = new Set([
  "token",
  "api-key",
  "disable-telemetry",
  "disable-sudo",
  "disable-sudo-and-containers",
  "disable-file-monitoring",
  "deploy-on-self-hosted-vm",
]);

const withoutPort: readonly Change[] = [
  {
    effect: "narrower",
    there: "which port is meant where none is written is not documented",
    here: "port 443 is admitted",
    why: "an entry is for ports",
  },
];

/** @returns `undefined` where no step has a list. */
export function readHardenRunner(source: SourceFile, roots: readonly YamlNode[]): Reading | undefined {
  const reading = startReading(source);
  let isFound = false;
  for (const root of roots) {
    if (root.kind !== "map") continue;
    for (const { job, steps } of stepsOf(root)) {
      for (const step of steps) {
        if (!/^step-security\/harden-runner(?:@|$)/i.test(textOf(step, "uses")?.value ?? "")) continue;
        isFound = true;
        for (const input of mapOf(step, "with")?.entries ?? []) readInput(reading, input, job);
      }
    }
  }
  return isFound ? reading : undefined;
}

interface Steps {
  readonly job: string | undefined;
  readonly steps: readonly MapNode[];
}

function stepsOf(root: MapNode): readonly Steps[] {
  const jobs = mapOf(root, "jobs")?.entries ?? [];
  const runs = mapOf(root, "runs");
  return [
    ...jobs.flatMap(({ key, node }) => (node.kind === "map" ? [{ job: key.value, steps: mapsOf(node, "steps") }] : [])),
    ...(runs === undefined ? [] : [{ job: textOf(root, "name")?.value, steps: mapsOf(runs, "steps") }]),
  ];
}

function readInput(reading: Reading, { key, node }: MapEntry, list: string | undefined): void {
  const { value: name } = key;
  const written = reading.source.text.slice(node.span.start, node.span.end).trimEnd();
  const item: Item = { text: `${name}: ${written}`, span: { start: key.span.start, end: node.span.end }, list };
  const value = node.kind === "scalar" ? String(node.value ?? "") : undefined;
  if (name === "allowed-endpoints") readEndpoints(reading, node, item);
  else if (name === "egress-policy") readMode(reading, value ?? "", item);
  else if (name === "policy" || name === "use-policy-store") {
    if (value === "" || value === "false") return;
    lose(
      reading,
      item,
      "elsewhere",
      `${quote(name)} takes the list from StepSecurity's policy store, not from this text`,
    );
  } else if (!otherInputs.has(name)) {
    lose(reading, item, "unknown", `${quote(name)} is not an input of harden-runner that is known here`);
  }
}

function readMode(reading: Reading, mode: string, item: Item): void {
  if (mode === "block" || mode === "") return;
  if (isExpression(mode)) {
    lose(
      reading,
      item,
      "unresolved",
      `whether ${quote(mode)} blocks is decided elsewhere; the names are read as an allowlist`,
    );
  } else if (mode === "audit") {
    lose(reading, item, "mode", `${quote(mode)} only reports: there every name was admitted, here the listed ones are`);
  } else {
    lose(reading, item, "unknown", `${quote(mode)} is not a mode of harden-runner that is known here`);
  }
}

function readEndpoints(reading: Reading, node: YamlNode, item: Item): void {
  if (node.kind !== "scalar") {
    lose(reading, item, "unknown", `${quote("allowed-endpoints")} is not a text, which harden-runner expects`);
    return;
  }
  if (node.value === null) return;
  for (const { text, span } of wordsOf(node, reading.source.text)) {
    const word: Item = { text, span, list: item.list };
    if (text.startsWith("#")) {
      lose(reading, word, "name", `${quote(text)} is part of the list: a block of text has no comments`);
    } else {
      admitEndpoint(reading, word, {
        wildcards: wildcardsOf["harden-runner"],
        transport: "tcp",
        defaultPort: 443,
        withoutPort,
      });
    }
  }
}
