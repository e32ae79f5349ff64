/** The review page: one HTML file that asks nothing of any host and needs no script. Pure: same model, same bytes. */
import { createHash } from "node:crypto";
import { pageScript, pageStyle } from "./generated/assets.ts";
import { type Html, html } from "./html.ts";
import type { PageModel } from "./model.ts";
import { apps } from "./sections/apps.ts";
import { commits } from "./sections/commits.ts";
import { fleet, windows } from "./sections/fleet.ts";
import { attention, changes, inputs, standards, verdict } from "./sections/opening.ts";
import { reach, unused } from "./sections/reach.ts";

const contents: readonly (readonly [string, string])[] = [
  ["attention", "Would fail an audit"],
  ["changes", "What changed"],
  ["reach", "Who can reach a name"],
  ["windows", "Windows"],
  ["unused", "Unused entries"],
  ["fleet", "The fleet"],
  ["standards", "PCI DSS and NIST"],
  ["commits", "Commits"],
  ["inputs", "Inputs"],
  ["apps", "Apps"],
];

/** Made of no input: the build's own script and style. */
const asIs = (markup: string): Html => ({ markup });

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * Nothing loads: no image, font, frame, form or connection; only this style and this script run.
 * https://www.w3.org/TR/CSP3/#directive-default-src
 */
const policy = [
  "default-src 'none'",
  `style-src ${sha256(pageStyle)}`,
  `script-src ${sha256(pageScript)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * One HTML file: no network, no script and no style of others. The same model gives the same bytes; every text in it is inert.
 *
 * @param model what `gatherEvidence` returns, or what `report --format json` wrote, parsed
 * @throws UserError where it is neither.
 */
export async function renderPage(model: PageModel): Promise<string> {
  const links = contents.map(([id, title]) => html`<li><a href="#${id}">${title}</a>`);
  const sections = [
    ...[attention(model), changes(model), reach(model), await windows(model), unused(model), await fleet(model)],
    ...[standards(model), commits(model), inputs(model), apps(model)],
  ];
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">
<title>${model.title}, as of ${model.asOf}</title>
<style>${asIs(pageStyle)}</style></head>
<body><a class="skip" href="#main">To the page</a>
<nav aria-label="Parts of this page"><ul>${links}</ul></nav>
<main id="main" tabindex="-1">${verdict(model)}${sections}</main>
<script>${asIs(pageScript)}</script>
</body></html>
`;
  return page.markup;
}
