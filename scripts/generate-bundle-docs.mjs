/**
 * Writes docs/bundles.md from the built-in bundles of the built package. Run it after a change of src/policy/bundles/:
 * `npm run build && node scripts/generate-bundle-docs.mjs`. Must not write anything else.
 */
import { pathToFileURL } from "node:url";
import { writeGenerated } from "./write-generated.mjs";

const head = `<!-- Written by scripts/generate-bundle-docs.mjs from src/policy/bundles/. Do not edit. -->

# Built-in bundles

A bundle is a named list of names. An entry of a policy refers to it:

\`\`\`yaml policy
app: worker
team: platform
allow:
  - bundle: aws/ssm
    reason: Session Manager
\`\`\`

\`{region}\` becomes the region of the network. Rules of the collection:

- Each name has a public page of its owner, or of the firewall's vendor, beside it: one that lists the name, or the service or
  bucket that it belongs to; and the day on which that was read.
- TLS on port 443 and SSH on port 22 only: the firewall blocks plain HTTP.
- Explicit names wherever they exist. Every pattern passes the firewall's default \`wildcard_exposure\` in every region.
- AWS names are the regional IPv4 endpoints, shown as in the commercial partition. In the regions of another one they end as its names
  do: \`amazonaws.com.cn\` in China, \`amazonaws.eu\` in the European Sovereign Cloud, \`c2s.ic.gov\`, \`sc2s.sgov.gov\`,
  \`cloud.adc-e.uk\` and \`csp.hci.ic.gov\` in the isolated ones. Whether a service exists there, AWS's pages say.
- FIPS and dual-stack endpoints (\`api.aws\`) are not covered, except where a service has no other. Nor is anything that carries an
  account id or the name of a bucket: your policies list their own.
- Registries on which anyone can publish (\`registry/…\`) open all of what is published there, not the packages that an app uses:
  \`lint\` and \`review\` say so. A mirror of your own is narrower.
- A bundle of yours, \`policies/bundles/<name>.yaml\` (see [the policy language](policy-language.md)), replaces the built-in one of that name.
- A list has the date on which its page was read. \`bundle: aws/s3\` is the newest list that your release of the tool has;
  \`bundle: aws/s3@2026-11-24\` stays what it was on that day, whatever you update. When a newer list comes, \`lint\` says what
  it gains and loses, and once you write its date, \`review\` shows each name that comes or goes.
- A bundle costs room in the Security Group like any other list: \`discriminat-policy lint\` counts it.
`;

function table(bundle) {
  const rows = bundle.allow.flatMap((item) =>
    item.names.map(
      (name) => `| \`${name.value}\`${where(item)} | ${item.protocol} | <${item.documentation}>, ${item.read} |`,
    ),
  );
  return ["| name | protocol | source |", "| --- | --- | --- |", ...rows].join("\n");
}

/** Of many regions, some. */
function where({ regions }) {
  if (regions === undefined) return "";
  return regions.length > 3 ? ` in ${regions.length} regions` : ` in ${regions.join(", ")}`;
}

function dates(lists) {
  return lists.length > 1 ? `Lists: ${lists.map(({ version }) => `\`@${version}\``).join(", ")}.\n\n` : "";
}

/** The page as Markdown, for the bundles in their order; `versionsOf` gives all lists of one. */
export function renderBundleDocs(bundles, versionsOf) {
  const sections = bundles.map(
    (bundle) =>
      `## ${bundle.name}\n\n${bundle.description.replaceAll("<", "\\<")}\n\n${dates(versionsOf(bundle.name))}${table(bundle)}\n`,
  );
  return [head, ...sections].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { builtInBundles, versionsOf } = await import("../dist/policy/built-in-bundles.js");
  writeGenerated(
    new URL("../docs/bundles.md", import.meta.url),
    renderBundleDocs([...builtInBundles.values()], versionsOf),
  );
}
