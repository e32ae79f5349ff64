/** Traffic by name, on a logarithmic scale, since the busiest name of a fleet has a million times the connections of the quietest. */
import type { Picture } from "./draw.ts";
import { shortLabel } from "./labels.ts";

export interface NameTraffic {
  readonly name: string;
  readonly connections: number;
  /** Whether an entry of an app that used it admits it. */
  readonly covered: boolean;
}

export function trafficPicture(names: readonly NameTraffic[]): Picture {
  const rows = names.map(({ name, connections, covered }, index) => ({
    index,
    label: shortLabel(name),
    connections,
    color: covered ? "var(--accent)" : "var(--attention)",
  }));
  const highest = Math.max(10, ...names.map(({ connections }) => connections));
  const middle = { y: { scale: "y", field: "index", band: 0.5 }, baseline: { value: "middle" } } as const;
  const type = { font: { value: "inherit" }, fontSize: { value: 11 } };
  return {
    id: "picture-traffic",
    title: "Traffic by name",
    description: `Connections of the ${names.length} busiest names, on a logarithmic scale. The table has the figures.`,
    spec: {
      width: 440,
      height: rows.length * 19,
      data: [{ name: "names", values: rows }],
      scales: [
        { name: "y", type: "band", domain: rows.map(({ index }) => index), range: "height", paddingInner: 0.35 },
        {
          name: "x",
          type: "log",
          domain: [1, highest],
          range: "width",
          nice: true,
        },
      ],
      axes: [
        {
          orient: "bottom",
          scale: "x",
          grid: true,
          domain: false,
          ticks: false,
          format: ",",
          values: powersOfTen(highest),
        },
      ],
      marks: [
        {
          type: "rect",
          from: { data: "names" },
          encode: {
            enter: {
              y: { scale: "y", field: "index" },
              height: { scale: "y", band: 1 },
              x: { scale: "x", value: 1 },
              x2: { scale: "x", signal: "max(1.08, datum.connections)" },
              fill: { field: "color" },
              cornerRadius: { value: 1.5 },
            },
          },
        },
        {
          type: "text",
          from: { data: "names" },
          encode: {
            enter: {
              ...middle,
              ...type,
              x: { value: -8 },
              align: { value: "right" },
              text: { field: "label" },
              fill: { value: "currentColor" },
            },
          },
        },
        {
          type: "text",
          from: { data: "names" },
          encode: {
            enter: {
              ...middle,
              ...type,
              x: { scale: "x", field: "connections", offset: 6 },
              text: { signal: "format(datum.connections, ',')" },
              fill: { value: "var(--muted)" },
            },
          },
        },
      ],
    },
  };
}

/** Up to the first one that is not below. */
function powersOfTen(highest: number): number[] {
  const powers = [1];
  for (let power = 10; power < highest * 10; power *= 10) powers.push(power);
  return powers;
}
