/** See-thru windows as a Gantt chart: a bar a window, and the day of the page as a line. */
import { addDays } from "../../values/dates.ts";
import type { Window } from "../model.ts";
import type { Picture } from "./draw.ts";
import { shortLabel, startOf } from "./labels.ts";

/** How long the bar of a window is drawn whose first day is not known. */
const assumedDays = 7;

export function windowsPicture(windows: readonly Window[], asOf: string): Picture {
  const today = startOf(asOf);
  const rows = windows.map(({ app, network, from, until }, index) => {
    const over = until < asOf;
    const start = startOf(from ?? addDays(over ? until : asOf, -assumedDays));
    // The last day is part of it.
    const end = startOf(addDays(until, 1));
    const color = over ? "var(--failing)" : "var(--accent)";
    return { index, label: shortLabel(`${app} · ${network}`), start, end, until, color, known: from !== undefined };
  });
  const days = [today, ...rows.flatMap(({ start, end }) => [start, end])];
  const bar = { y: { scale: "y", field: "index" }, height: { scale: "y", band: 1 } };
  return {
    id: "picture-windows",
    title: "See-thru windows",
    description: `One bar a window, from its first to its last day; the line is ${asOf}. The table has the dates.`,
    spec: {
      width: 600,
      height: rows.length * 26,
      data: [{ name: "windows", values: rows }],
      scales: [
        { name: "y", type: "band", domain: rows.map(({ index }) => index), range: "height", paddingInner: 0.45 },
        { name: "x", type: "utc", domain: [Math.min(...days), Math.max(...days)], range: "width", nice: "day" },
      ],
      axes: [{ orient: "bottom", scale: "x", grid: true, tickCount: 6, format: "%d %b", domain: false }],
      marks: [
        {
          type: "rect",
          from: { data: "windows" },
          encode: {
            enter: {
              ...bar,
              x: { scale: "x", field: "start" },
              x2: { scale: "x", field: "end" },
              fill: { field: "color" },
              fillOpacity: { signal: "datum.known ? 0.85 : 0.4" },
              cornerRadius: { value: 2 },
            },
          },
        },
        {
          type: "text",
          from: { data: "windows" },
          encode: {
            enter: {
              x: { value: -8 },
              y: { scale: "y", field: "index", band: 0.5 },
              align: { value: "right" },
              baseline: { value: "middle" },
              text: { field: "label" },
              fill: { value: "currentColor" },
              font: { value: "inherit" },
              fontSize: { value: 12 },
            },
          },
        },
        {
          type: "rule",
          encode: {
            enter: {
              x: { scale: "x", value: today },
              y: { value: -6 },
              y2: { signal: "height" },
              stroke: { value: "currentColor" },
              strokeWidth: { value: 1.5 },
              strokeDash: { value: [4, 3] },
            },
          },
        },
        {
          type: "text",
          encode: {
            enter: {
              x: { scale: "x", value: today },
              y: { value: -10 },
              align: { value: "center" },
              text: { value: asOf },
              fill: { value: "currentColor" },
              font: { value: "inherit" },
              fontSize: { value: 11 },
            },
          },
        },
      ],
    },
  };
}
