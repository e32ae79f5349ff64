/** Every Markdown output is bounded, and counts what it leaves out. */
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { boundedMarkdown, maxMarkdownLength } from "../../src/report/bounded-markdown.ts";
import { snapshotOf } from "../compare/traffic.ts";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";

const lineOf = fc.integer({ min: 1, max: 3_000 }).map((length) => `${"x".repeat(length)}\n`);
const part = fc.record({
  before: fc.string({ maxLength: 400 }),
  lines: fc.array(lineOf, { maxLength: 60 }),
  after: fc.constantFrom("", "after\n"),
});

test("no output is longer than the bound, and lines that are shown and left out add up", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 200 }), (parts) => {
      const marked = parts.map(({ lines, ...rest }) => ({
        ...rest,
        before: "#\n",
        lines: lines.map((line) => `@${line}`),
      }));
      const text = boundedMarkdown("head\n", marked, "foot\n");
      expect(text.length).toBeLessThanOrEqual(maxMarkdownLength);
      const shown = text.split("\n").filter((line) => line.startsWith("@")).length;
      const left = [...text.matchAll(/^([\d,]+) more lines? left out here/gm)].reduce(
        (sum, [, count = ""]) => sum + Number(count.replaceAll(",", "")),
        0,
      );
      expect(shown + left).toBe(marked.reduce((sum, { lines }) => sum + lines.length, 0));
      expect(text.startsWith("head\n") && text.endsWith("foot\n")).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("what fits is whole", () => {
  const parts = [
    { before: "A\n", lines: ["1\n", "2\n"], after: "" },
    { before: "B\n", lines: ["3\n"], after: "C\n" },
  ];
  expect(boundedMarkdown("head\n", parts, "foot\n")).toBe("head\nA\n1\n2\nB\n3\nC\nfoot\n");
});

describe("commands", () => {
  let folder: WorkFolder | undefined;
  afterEach(() => folder?.remove());

  /** `apps` apps, each of which was seen with `names` names that it lacks. */
  function crowded(apps: number, names: number): WorkFolder {
    const work = createWorkFolder("2026-11-15");
    folder = work;
    const appNames = Array.from({ length: apps }, (_, index) => `app-${index}`);
    work.write({
      "policies/discriminat.yaml": "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
      ...Object.fromEntries(
        appNames.map((app) => [
          `policies/team/${app}.yaml`,
          `app: ${app}\nteam: team\nallow:\n  - tls: [Wrong.${app}.example.com]\n    reason: r\n    expires: 2026-11-30\nsee_thru: {until: 2026-11-30, reason: r}\n`,
        ]),
      ),
      "base/discriminat.yaml": "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
      "base/team/.keep": "",
      "observations.json": JSON.stringify(
        snapshotOf(
          appNames.flatMap((app) =>
            Array.from({ length: names }, (_, index) => ({
              app,
              name: `name-${index}.of-${app}.example.org`,
              see_thru: "exerted" as const,
            })),
          ),
        ),
      ),
    });
    return work;
  }

  test.each([
    [1, 1_500],
    [250, 5],
  ])(
    "of %i apps with %i names each, every Markdown is bounded and counts what it leaves out",
    async (apps, names) => {
      const { run } = crowded(apps, names);
      const observed = ["--observations", "observations.json", "--format", "markdown"];
      for (const args of [
        ["lint", "--format", "markdown"],
        ["check", ...observed],
        ["suggest", ...observed],
        ["status", ...observed],
        ["review", "--base", "./base", "--format", "markdown"],
      ]) {
        const { out, code, err } = await run(...args);
        expect(code, `${args.join(" ")} ${err}`).toBeLessThan(2);
        expect(out.length, args.join(" ")).toBeGreaterThan(100);
        expect(out.length, args.join(" ")).toBeLessThanOrEqual(maxMarkdownLength);
        const isCut = out.length > 0.97 * maxMarkdownLength;
        if (isCut) expect(out, args.join(" ")).toMatch(/[\d,]+ more[ :]|is left out here/);
      }
    },
    60_000,
  );

  test("half a patch is never shown", async () => {
    const { run } = crowded(30, 100);
    const { out } = await run("suggest", "--observations", "observations.json", "--format", "markdown");
    expect(out).not.toContain("```diff");
    expect(out).toMatch(/The patch has [\d,]+ lines and is left out here/);
  });
});
