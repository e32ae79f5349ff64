/** The notes of a release: its section of CHANGELOG.md. Pure. */

/** @throws where the section is missing, has no date, or is empty. */
export function releaseNotes(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.split(/\s/, 1)[0] === version);
  const [, date] = /^\S+ - (\d{4}-\d{2}-\d{2})\n/.exec(section ?? "") ?? [];
  if (date === undefined) throw new Error(`CHANGELOG.md has no section "## ${version} - <date>"`);
  const notes = section.slice(section.indexOf("\n")).trim();
  if (notes === "") throw new Error(`CHANGELOG.md says nothing about ${version}`);
  return `${notes}\n`;
}
