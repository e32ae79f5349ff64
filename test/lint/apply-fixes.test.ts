import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { lintTree } from "../../src/library/lint-tree.ts";
import { applyFixes, type FixedTree } from "../../src/lint/apply-fixes.ts";
import { loadFiles } from "../../src/policy/load-tree.ts";
import { emptySource } from "../../src/policy/read-tree.ts";
import { readExamples } from "./check-examples.ts";

const asOf = "2026-12-01";
const settings = `networks:
  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}
guardrails:
  never: [{name: files.example.net, reason: Not ours}]
`;

/** Applies what can be fixed in a tree of these files. */
function fix(files: Readonly<Record<string, string>>, mayFix: (finding: Finding) => boolean = () => true): FixedTree {
  const all: Readonly<Record<string, string>> = { "discriminat.yaml": settings, ...files };
  const show = (path: string): string => path;
  return applyFixes((texts) => {
    const loaded = loadFiles({
      show,
      list: () => ({ paths: Object.keys(all).sort(), problems: [] }),
      read: (path) => ({ source: { ...emptySource({ show }, path), text: texts.get(path) ?? all[path] ?? "" } }),
    });
    return { loaded, ...lintTree(loaded, { asOf }) };
  }, mayFix);
}

const path = "payments/checkout.yaml";
const fixedText = (text: string): string => fix({ [path]: text }).changes[0]?.after ?? text;
const policy = (...lines: readonly string[]): string => `app: checkout\nteam: payments\n${lines.join("\n")}\n`;
const idsOf = ({ findings }: FixedTree): readonly string[] => findings.map(({ check }) => check);

describe("fixing a tree", () => {
  it("applies several fixes in one line, and says what each replaced", () => {
    const { applied, changes, findings } = fix({
      [path]: policy("allow:", "  - {tls: [API.example.com, https://b.example.com], raeson: Both} # kept"),
    });
    expect(changes.map(({ after }) => after)).toEqual([
      policy("allow:", "  - {tls: [api.example.com, b.example.com], reason: Both} # kept"),
    ]);
    expect(applied.map(({ before, after }) => [before, after])).toEqual([
      ["API.example.com", "api.example.com"],
      ["https://b.example.com", "b.example.com"],
      ["raeson", "reason"],
    ]);
    expect(findings).toEqual([]);
  });

  it("goes on with what a fix shows", () => {
    const text = policy("see_thur:", "  untl: 2026-12-9", "  reason: Learning");
    expect(fixedText(text)).toBe(policy("see_thru:", "  until: 2026-12-09", "  reason: Learning"));
  });

  it("reads settings that could not be used, and goes on with the policies", () => {
    const { changes, findings } = fix({
      "discriminat.yaml": settings.replace("guardrails", "guardrials"),
      [path]: policy("allow:", "  - {tls: [A.example.com], reason: Of ours}"),
    });
    expect(changes.map((change) => change.path)).toEqual(["discriminat.yaml", path]);
    expect(findings).toEqual([]);
  });

  it("does not admit what another line refuses: it leaves the finding, and names what stands in the way", () => {
    const text = policy(
      "allow:",
      "  - {tls: [API.example.com], reason: Calls}",
      "refuse:",
      "  - {name: api.example.com, reason: Not wanted}",
    );
    const fixed = fix({ [path]: text });
    expect(fixed.changes).toEqual([]);
    expect(fixed.refused.map(({ finding, because }) => [finding.check, because.check])).toEqual([
      ["policy/name-upper-case", "policy/refuse-overlaps-allow"],
    ]);
    expect(idsOf(fixed)).toEqual(["policy/name-upper-case"]);
  });

  it("applies the others of a file in which one is refused", () => {
    const text = policy(
      "allow:",
      "  - {tls: [A.example.com, API.example.com, B.example.com], reason: Calls}",
      "refuse:",
      "  - {name: api.example.com, reason: Not wanted}",
      "  - {name: C.example.com, reason: Not wanted}",
    );
    const fixed = fix({ [path]: text });
    expect(fixed.changes[0]?.after).toBe(text.replaceAll(/\b([ABC])(?=\.)/g, (letter) => letter.toLowerCase()));
    expect(fixed.refused).toHaveLength(1);
  });

  it("shows what is worse about the repaired value itself", () => {
    const fixed = fix({ [path]: policy("allow:", "  - {tls: [FILES.example.net], reason: Uploads}") });
    expect(fixed.changes).toHaveLength(1);
    expect(idsOf(fixed)).toEqual(["policy/never-name"]);
  });

  it("leaves files alone that may not be changed", () => {
    const files = {
      [path]: policy("alow: [{tls: [a.example.com], reason: Calls}]"),
      "payments/ledger.yaml": "app: ledger\nteam: payments\nalow: [{tls: [a.example.com], reason: Calls}]\n",
    };
    const fixed = fix(files, ({ file }) => file === path);
    expect(fixed.changes.map((change) => change.path)).toEqual([path]);
    expect(idsOf(fixed)).toEqual(["schema/unknown-key"]);
  });

  it("changes nothing where nothing can be fixed", () => {
    const fixed = fix({ [path]: policy("allow:", "  - {tls: [a_b.example.com], reason: Calls}") });
    expect(fixed).toMatchObject({ applied: [], refused: [], changes: [] });
    expect(idsOf(fixed)).toEqual(["policy/name-firewall-wildcard"]);
  });
});

/** A name, and how a team may have written it. */
const name = fc
  .tuple(
    fc.constantFrom("api", "*.cdn", "files-2"),
    fc.integer({ min: 0, max: 1_000_000 }),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([label, number, wrong]) => {
    const right = `${label}.shop${number}.com`;
    return {
      right,
      wrong: [right, right.toUpperCase(), `${right}.`, `https://${right}`, `${right}:443`, right][wrong] ?? "",
    };
  })
  // A scheme before a wildcard could be a path of a glob: not fixed.
  .filter(({ right, wrong }) => !right.startsWith("*") || !/:/.test(wrong));

const key = (right: string, ...others: readonly string[]) =>
  fc.constantFrom(right, ...others).map((wrong) => ({ right, wrong }));

const entry = fc.record({
  names: fc.uniqueArray(name, { minLength: 1, maxLength: 4, selector: ({ right }) => right }),
  quotes: fc.constantFrom('"', "'"),
  list: key("tls", "tlss", "TLS"),
  reason: key("reason", "raeson", "Reason"),
  expires: fc.option(key("2027-01-09", "2027-1-9", "2027-01-9"), { nil: undefined }),
  comment: fc.constantFrom("", " # ours", " # API.shop.com. is https://api"),
});

type Side = "right" | "wrong";

function written(
  entries: readonly (typeof entry extends fc.Arbitrary<infer Value> ? Value : never)[],
  side: Side,
): string {
  return policy(
    "# Above the entries",
    "allow:",
    ...entries.flatMap(({ names, quotes, list, reason, expires, comment }) => [
      `  - ${list[side]}: [${names.map((each) => quotes + each[side] + quotes).join(", ")}]${comment}`,
      `    ${reason[side]}: Because`,
      ...(expires === undefined ? [] : [`    expires: ${expires[side]}`]),
      "",
    ]),
  ).trimEnd();
}

describe("what is fixed", () => {
  it("is the text that was meant, to the byte", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { minLength: 1, maxLength: 4, selector: ({ names }) => names[0]?.right }),
        (entries) => {
          const fixed = fix({ [path]: written(entries, "wrong") });
          expect(fixed.changes[0]?.after ?? written(entries, "wrong")).toBe(written(entries, "right"));
        },
      ),
      { numRuns: 200 },
    );
  });

  const bad = readExamples()
    .map(({ id, bad: files }) => ({ id, files }))
    .filter(({ files }) => files.every(({ content }) => content !== undefined));

  /** Examples of checks together: what is wrong in one must not stand in the way of what is wrong in another. */
  const several = fc
    .subarray(bad, { minLength: 1, maxLength: 12 })
    .map((examples) =>
      Object.fromEntries(
        examples.flatMap(({ id, files }, index) =>
          files
            .filter(({ path: file }) => /^policies\/[^/]+\/[^/]+\.yaml$/.test(file))
            .map(({ path: file, content }) => [
              `${file.split("/")[1]}/${index}-${file.split("/")[2]}`,
              `${content}# ${id}\n`,
            ]),
        ),
      ),
    );

  it("is fixed once: the second time nothing changes, and nothing as severe has come", () => {
    fc.assert(
      fc.property(several, (files) => {
        const once = fix(files);
        const after = { ...files, ...Object.fromEntries(once.changes.map((change) => [change.path, change.after])) };
        const twice = fix(after);
        expect(twice.changes).toEqual([]);
        expect(twice.findings).toEqual(once.findings);
        const count = ({ findings }: FixedTree, severity: string) =>
          findings.filter((finding) => finding.severity === severity).length;
        const untouched = fix(files, () => false);
        expect(count(once, "error")).toBeLessThanOrEqual(count(untouched, "error"));
      }),
      { numRuns: 60 },
    );
  });
});
