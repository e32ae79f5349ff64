/** The registry of output formats: a format of findings is one entry here, one file beside it, and goldens. */
import type { Formatter } from "./report.ts";

export interface Format {
  /** Of files in this format, the tests' goldens among them. */
  readonly extension: string;
  /** Loaded when it is asked for: a run writes one or two, and all of them together take 15 ms more than one. */
  readonly load: () => Promise<Formatter>;
  /** Paths are from the top of the repository, because whatever reads the format takes them so. */
  readonly fromTop?: boolean;
}

/** The formats of findings, in the order in which the help lists them. */
export const formats = {
  pretty: { extension: "txt", load: async () => (await import("./pretty.ts")).formatPretty },
  json: { extension: "json", load: async () => (await import("./json.ts")).formatJson },
  sarif: { extension: "sarif", load: async () => (await import("./sarif.ts")).formatSarif, fromTop: true },
  junit: { extension: "xml", load: async () => (await import("./junit.ts")).formatJunit, fromTop: true },
  github: { extension: "commands.txt", load: async () => (await import("./github.ts")).formatGithub, fromTop: true },
  markdown: { extension: "md", load: async () => (await import("./markdown.ts")).formatMarkdown },
} satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as readonly FormatName[];

/** Everything that `--format` takes; the description of a command says which of them it has. */
export const outputNames = [...formatNames, "csv", "ics", "html"] as const;
export type OutputName = (typeof outputNames)[number];
