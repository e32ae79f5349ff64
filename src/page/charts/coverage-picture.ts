/** Coverage over time: a bar a day, the part that entries admit in the page's colour and the rest above it. */
import type { CoverageDay } from "../model.ts";
import type { Picture } from "./draw.ts";
import { startOf } from "./labels.ts";

const dayMs = 86_400_000;

export function coveragePicture(days: readonly CoverageDay[]): Picture {
  const rows = days.map(({ date, used, covered }) => ({
    start: startOf(date),
    end: startOf(date) + dayMs,
    covered: used === 0 ? 0 : covered / used,
    seen: used > 0,
  }));
  const [first = 0, last = 0] = [rows[0]?.start, rows.at(-1)?.end];
  const across = { x: { scale: "x", field: "start", offset: 0.5 }, x2: { scale: "x", field: "end", offset: -0.5 } };
  return {
    id: "picture-coverage",
    title: "Coverage over time",
    description:
      "One bar a day: the share of the destinations used that day that an entry admits. No bar: none was used.",
    spec: {
      width: 600,
      height: 140,
      data: [{ name: "days", values: rows.filter(({ seen }) => seen) }],
      scales: [
        { name: "x", type: "utc", domain: [first, last], range: "width" },
        { name: "y", type: "linear", domain: [0, 1], range: "height" },
      ],
      axes: [
        { orient: "bottom", scale: "x", tickCount: 7, format: "%d %b" },
        { orient: "left", scale: "y", tickCount: 5, format: ".0%", grid: true, domain: false, ticks: false },
      ],
      marks: [
        {
          type: "rect",
          from: { data: "days" },
          encode: {
            enter: {
              ...across,
              y: { scale: "y", value: 1 },
              y2: { scale: "y", field: "covered" },
              fill: { value: "var(--attention)" },
              fillOpacity: { value: 0.45 },
            },
          },
        },
        {
          type: "rect",
          from: { data: "days" },
          encode: {
            enter: {
              ...across,
              y: { scale: "y", field: "covered" },
              y2: { scale: "y", value: 0 },
              fill: { value: "var(--accent)" },
            },
          },
        },
      ],
    },
  };
}
