/** The text of a new app's policy, in the form of `fmt`. Pure. */
import { scalarText } from "../../yaml/scalar-text.ts";

export interface NewPolicy {
  readonly app: string;
  readonly team: string;
  /** Empty: the only one of the settings. */
  readonly networks: readonly string[];
  /** `undefined`: nothing is let through. */
  readonly window: { readonly until: string; readonly reason: string } | undefined;
  /** For the editor, relative to the file. */
  readonly schema: string | undefined;
}

const learning = [
  "# What the app may reach. While the window below is open, everything passes and is logged:",
  "# `observe`, then `suggest --write`, fill this in; `suggest --close-see-thru` ends the window.",
];
const blocking = [
  "# What the app may reach; everything else is blocked. An entry lists names and says why:",
  "#   - tls: [api.example.com]",
  "#     reason: What the app does there",
];

export function policyText({ app, team, networks, window, schema }: NewPolicy): string {
  return [
    ...(schema === undefined ? [] : [schemaLine(schema)]),
    `app: ${text(app)}`,
    `team: ${text(team)}`,
    ...(networks.length === 0 ? [] : [`networks: [${networks.map((name) => text(name, true)).join(", ")}]`]),
    ...(window === undefined ? blocking : learning),
    "allow: []",
    ...(window === undefined ? [] : ["see_thru:", `  until: ${window.until}`, `  reason: ${text(window.reason)}`]),
    "",
  ].join("\n");
}

/** What editors with a YAML language server go by. */
export function schemaLine(path: string): string {
  return `# yaml-language-server: $schema=${path}`;
}

const text = (value: string, inFlow = false): string => scalarText({ kind: "scalar", value, source: "" }, inFlow);
