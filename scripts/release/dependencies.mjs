/**
 * What the package brings along when it is installed, read from package-lock.json: licences, install scripts, where it comes from.
 * Pure; must not ask a registry.
 */

/** Licences that ask for no more than to be passed on. Another one is a decision, not a line. */
const allowedLicences = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"]);

/** The lockfile's packages that a user of ours gets: without development and without peers. */
export function productionPackages({ packages }) {
  return Object.entries(packages)
    .filter(([path, entry]) => path !== "" && !entry.dev && !entry.devOptional && !entry.peer)
    .map(([path, entry]) => ({
      path,
      name: path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version: entry.version,
      licence: entry.license,
      runsScript: entry.hasInstallScript === true,
      isFromRegistry: !entry.link && entry.resolved === undefined && entry.integrity?.startsWith("sha512-") === true,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What must not be, a line each. */
export function dependencyProblems(packages) {
  return packages.flatMap(({ path, licence, runsScript, isFromRegistry }) => [
    ...(allowedLicences.has(licence)
      ? []
      : [`${path}: licence ${licence ?? "none"}; allowed: ${[...allowedLicences].join(", ")}`]),
    ...(runsScript ? [`${path}: runs a script when it is installed; a dependency must not`] : []),
    ...(isFromRegistry ? [] : [`${path}: not from the registry, pinned by a SHA-512 hash`]),
  ]);
}

/** The lockfile without what is not installed with us: `npm sbom --omit dev` loses packages that development uses too. */
export function productionLock(lock) {
  const { devDependencies: _, peerDependencies: __, peerDependenciesMeta: ___, ...root } = lock.packages[""];
  const kept = productionPackages(lock).map(({ path }) => [path, lock.packages[path]]);
  return { ...lock, packages: Object.fromEntries([["", root], ...kept]) };
}

/** The report of a release, in Markdown. */
export function dependencyReport(packages) {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return `# Dependencies

${packages.length} packages are installed with discriminat-policy. None runs a script when it is installed.

| package | version | licence |
| --- | --- | --- |
${rows.join("\n")}

The package holds the Public Suffix List (https://publicsuffix.org/), under the Mozilla Public License 2.0.
`;
}
