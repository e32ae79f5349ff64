/** The version of this package, read from its own package.json, and of what its answers depend on. */
import { readFileSync } from "node:fs";

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Our own file: its shape is known. */
export function packageManifest(): Manifest {
  return JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
}

export function toolVersion(): string {
  return packageManifest().version;
}

/** What a bug report needs: versions of the tool, of the Public Suffix List that it carries, and of Node. */
export async function verboseVersion(): Promise<string> {
  // The list is large, and nothing else at the start needs it.
  const { publicSuffixListDate } = await import("../discriminat/public-suffix-list.ts");
  return [
    `discriminat-policy ${toolVersion()}`,
    `Public Suffix List of ${publicSuffixListDate} (https://publicsuffix.org/)`,
    `Node ${process.versions.node}`,
    "",
  ].join("\n");
}
