/**
 * Draws a specification of Vega (https://vega.github.io/vega/docs/specification/) as SVG, without a browser: the only importer of
 * Vega, which the build bundles into this file. Same specification, same bytes; nothing is loaded, and no style attribute is written.
 */
import { parse, type Spec, View } from "vega";
import { escapeText, type Html } from "../html.ts";

export interface Picture {
  /** Unique on the page, `windows`. */
  readonly id: string;
  readonly title: string;
  /** What a reader who does not see it should know; the table beside it has the figures. */
  readonly description: string;
  readonly spec: Omit<Spec, "config" | "autosize">;
}

/** Colours are the page's: they follow the reader's scheme. */
const config: Spec["config"] = {
  background: "transparent",
  style: { "guide-label": { font: "inherit", fontSize: 11, fill: "var(--muted)" } },
  axis: {
    domainColor: "var(--line)",
    gridColor: "var(--line)",
    tickColor: "var(--line)",
    labelColor: "var(--muted)",
    titleColor: "var(--muted)",
    titleFont: "inherit",
    titleFontWeight: "normal",
    titleFontSize: 11,
    labelLimit: 260,
    aria: false,
  },
};

/** What refuses to load anything, should a specification ever ask for it. */
const loader = {
  load: () => Promise.reject(new Error("pictures load nothing")),
  sanitize: () => Promise.reject(new Error("pictures load nothing")),
  http: () => Promise.reject(new Error("pictures load nothing")),
  file: () => Promise.reject(new Error("pictures load nothing")),
  options: {},
};

export async function draw({ id, title, description, spec }: Picture): Promise<Html> {
  const view = new View(parse({ ...spec, config, autosize: "pad", padding: 4 } as Spec), { renderer: "none", loader });
  const svg = await view.toSVG();
  view.finalize();
  const [, size = "", drawing = ""] = /^<svg [^>]*?(width="[^>]*)>(.*)<\/svg>$/s.exec(svg) ?? [];
  if (drawing === "") throw new Error(`the picture "${id}" is empty`);
  const opening = `<svg class="chart" role="img" aria-labelledby="${id}-title ${id}-description" ${size}>`;
  const words = `<title id="${id}-title">${escapeText(title)}</title><desc id="${id}-description">${escapeText(description)}</desc>`;
  const inner = rounded(drawing).replaceAll(/ (?:role|aria-\w+|pointer-events)="[^"]*"/g, "");
  // Vega escapes the texts in it.
  return { markup: `${opening}${words}<g aria-hidden="true">${inner}</g></svg>` };
}

/** Two decimals are finer than a pixel, and last digits that differ between machines are gone. */
function rounded(svg: string): string {
  return svg.replaceAll(/(?<=<[^<>]*)-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}
