/** Which function writes which format; each is loaded when it is asked for. */
import type { FormatName, Formatter, OutputName } from "./report.ts";

const loaders: Readonly<Record<FormatName, () => Promise<Formatter>>> = {
  pretty: async () => (await import("./pretty.ts")).formatPretty,
  json: async () => (await import("./json.ts")).formatJson,
  sarif: async () => (await import("./sarif.ts")).formatSarif,
  junit: async () => (await import("./junit.ts")).formatJunit,
  github: async () => (await import("./github.ts")).formatGithub,
  markdown: async () => (await import("./markdown.ts")).formatMarkdown,
};

/** A command that delivers findings takes no other format: its description says so, and the command line refuses them. */
export function loadFormatter(name: OutputName): Promise<Formatter> {
  if (name === "ics") throw new Error(`findings have no format "${name}"`);
  return loaders[name]();
}
