/** Apps against destinations: the stronger the colour, the more connections, and in another colour where no entry admits them. */
import type { Picture } from "./draw.ts";
import { shortLabel } from "./labels.ts";

export interface Cell {
  readonly app: string;
  readonly name: string;
  readonly connections: number;
  readonly covered: boolean;
}

const cellSize = 19;

/** Rows and columns in the order of the lists. */
export function matrixPicture(apps: readonly string[], names: readonly string[], cells: readonly Cell[]): Picture {
  const highest = Math.max(10, ...cells.map(({ connections }) => connections));
  const rows = cells.map(({ app, name, connections, covered }) => ({
    app: apps.indexOf(app),
    name: names.indexOf(name),
    shade: 0.25 + (0.75 * Math.log10(Math.max(1, connections))) / Math.log10(highest),
    color: covered ? "var(--accent)" : "var(--attention)",
  }));
  const label = (text: string, index: number) => ({ index, label: shortLabel(text) });
  const type = { font: { value: "inherit" }, fontSize: { value: 11 }, fill: { value: "currentColor" } };
  return {
    id: "picture-matrix",
    title: "Apps and destinations",
    description: `Which of ${apps.length} apps used which of ${names.length} names. The stronger the colour, the more connections. The table has them all.`,
    spec: {
      width: names.length * cellSize,
      height: apps.length * cellSize,
      data: [
        { name: "cells", values: rows },
        { name: "apps", values: apps.map(label) },
        { name: "names", values: names.map(label) },
        { name: "grid", values: apps.flatMap((_, app) => names.map((_, name) => ({ app, name }))) },
      ],
      scales: [
        { name: "x", type: "band", domain: names.map((_, index) => index), range: "width", paddingInner: 0.12 },
        { name: "y", type: "band", domain: apps.map((_, index) => index), range: "height", paddingInner: 0.12 },
      ],
      marks: [
        {
          type: "rect",
          from: { data: "grid" },
          encode: { enter: { ...place(), fill: { value: "var(--line)" }, fillOpacity: { value: 0.35 } } },
        },
        {
          type: "rect",
          from: { data: "cells" },
          encode: { enter: { ...place(), fill: { field: "color" }, fillOpacity: { field: "shade" } } },
        },
        {
          type: "text",
          from: { data: "apps" },
          encode: {
            enter: {
              ...type,
              x: { value: -6 },
              y: { scale: "y", field: "index", band: 0.5 },
              align: { value: "right" },
              baseline: { value: "middle" },
              text: { field: "label" },
            },
          },
        },
        {
          type: "text",
          from: { data: "names" },
          encode: {
            enter: {
              ...type,
              x: { scale: "x", field: "index", band: 0.5 },
              y: { value: -6 },
              angle: { value: -60 },
              align: { value: "left" },
              baseline: { value: "middle" },
              text: { field: "label" },
            },
          },
        },
      ],
    },
  };
}

function place() {
  return {
    x: { scale: "x", field: "name" },
    width: { scale: "x", band: 1 },
    y: { scale: "y", field: "app" },
    height: { scale: "y", band: 1 },
  };
}
