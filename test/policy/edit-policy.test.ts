/** Edits of a policy's text: what was asked for, and nothing else. */
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CST, Lexer, stringify } from "yaml";
import { UserError } from "../../src/errors.ts";
import { editPolicy, type NewEntry, type PolicyChanges } from "../../src/policy/edit-policy.ts";
import { formatFile } from "../../src/policy/format-file.ts";
import { parsePolicy } from "../../src/policy/parse-file.ts";
import type { Span } from "../../src/text/span.ts";
import { readYaml } from "../../src/yaml/read-yaml.ts";

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 300) };
const file = (text: string) => ({ path: "policies/team/app.yaml", text });
const edit = (text: string, changes: PolicyChanges): string => editPolicy(file(text), changes);
const canonical = (text: string): string | undefined => {
  const result = formatFile(file(text), "policy");
  return "text" in result && !result.isKept ? result.text : undefined;
};

const policy = `# yaml-language-server: $schema=../../schema/policy.schema.json
app: app
team: team
allow:
  # Cards.
  - tls: [api.stripe.com, "*.paypal.com"]  # both
    reason: Card payments
  # Keys.
  - ssh:
      - github.com  # code
      - gitlab.com
    reason: Deploy keys

# The first weeks.
see_thru:
  until: 2026-12-31
refuse:
  - name: "*.telemetry.example.com"
`;

describe("an edit", () => {
  test("adds a name to a list in brackets and leaves the rest as it is", () => {
    expect(edit(policy, { addNames: [{ entry: 0, names: ["q.stripe.com"] }] })).toBe(
      policy.replace('"*.paypal.com"]', '"*.paypal.com", q.stripe.com]'),
    );
  });

  test("never confirms anything, and keeps the days on which entries were confirmed", () => {
    const confirmed = (text: string) =>
      text
        .replace("team: team\n", "team: team\nconfirmed: 2026-05-01\n")
        .replace("    reason: Deploy keys\n", "    reason: Deploy keys\n    confirmed: 2026-06-01\n");
    const changes: PolicyChanges = {
      addNames: [{ entry: 1, names: ["bitbucket.org"] }],
      removeNames: [{ entry: 0, names: ["*.paypal.com"] }],
      addEntries: [{ list: { protocol: "tls", names: ["a.example.com"] }, reason: "New" }],
      removeSeeThru: true,
    };
    expect(edit(confirmed(policy), changes)).toBe(confirmed(edit(policy, changes)));
  });

  test("adds a name to a list of a name a line, behind the last name and its comment", () => {
    expect(edit(policy, { addNames: [{ entry: 1, names: ["bitbucket.org"] }] })).toBe(
      policy.replace("      - gitlab.com\n", "      - gitlab.com\n      - bitbucket.org\n"),
    );
  });

  test("adds an entry behind the last one, with the comment above it", () => {
    const entry: NewEntry = {
      list: { protocol: "tls", names: ["a.example.com", "b.{region}.example.com"], ports: [8443] },
      reason: "Observed: 3 connections on 2 days",
      networks: ["prod"],
      comment: ["a.example.com: 3 connections"],
    };
    expect(edit(policy, { addEntries: [entry] })).toBe(
      policy.replace(
        "    reason: Deploy keys\n",
        `    reason: Deploy keys
  # a.example.com: 3 connections
  - tls: [a.example.com, "b.{region}.example.com"]
    ports: [8443]
    reason: "Observed: 3 connections on 2 days"
    networks: [prod]
`,
      ),
    );
  });

  test("leaves ports out where they are the protocol's own", () => {
    const entry: NewEntry = { list: { protocol: "ssh", names: ["a.example.com"], ports: [22] }, reason: "x" };
    expect(edit("app: a\nteam: t\n", { addEntries: [entry] })).toBe(
      "app: a\nteam: t\nallow:\n  - ssh: [a.example.com]\n    reason: x\n",
    );
  });

  test("makes the key `allow` where it belongs when it is missing", () => {
    const text = "app: a\nteam: t  # who\n# Until it is known.\nsee_thru: {until: 2026-12-31}\n";
    expect(edit(text, { addEntries: [{ bundle: "aws/ecr", reason: "Images" }] })).toBe(
      "app: a\nteam: t  # who\nallow:\n  - bundle: aws/ecr\n    reason: Images\n# Until it is known.\nsee_thru: {until: 2026-12-31}\n",
    );
  });

  test("opens an empty list of entries", () => {
    expect(edit("app: a\nteam: t\nallow: []  # none yet\n", { addEntries: [{ bundle: "aws/ecr", reason: "x" }] })).toBe(
      "app: a\nteam: t\nallow:  # none yet\n  - bundle: aws/ecr\n    reason: x\n",
    );
  });

  test("writes a list that became too wide with a name a line, each as it was quoted", () => {
    const names = Array.from({ length: 6 }, (_, index) => `long-name-${index}.example.com`);
    const text = `app: a\nteam: t\nallow:\n- tls: ['*.x.example.com', "y.example.com"] # why\n  reason: x\n`;
    expect(edit(text, { addNames: [{ entry: 0, names }] })).toBe(
      `app: a\nteam: t\nallow:\n- tls: # why\n    - '*.x.example.com'\n    - "y.example.com"\n${names
        .map((name) => `    - ${name}\n`)
        .join("")}  reason: x\n`,
    );
  });

  test("keeps a list on its line where a suppression holds for the line", () => {
    const names = Array.from({ length: 6 }, (_, index) => `long-name-${index}.example.com`);
    const text =
      "app: a\nteam: t\nallow:\n  # discriminat-policy-ignore policy/x: because\n  - tls: [y.example.com]\n    reason: x\n";
    expect(edit(text, { addNames: [{ entry: 0, names }] })).toBe(
      text.replace("[y.example.com]", `[y.example.com, ${names.join(", ")}]`),
    );
  });

  test("fills lists in brackets over several lines, whatever their commas", () => {
    const around = (list: string) => `app: a\nteam: t\nallow:\n  - tls: ${list}\n    reason: x\n`;
    const added = (list: string) => edit(around(list), { addNames: [{ entry: 0, names: ["n.example", "m.example"] }] });
    expect(added("[a.example,\n      b.example]")).toBe(around("[a.example,\n      b.example, n.example, m.example]"));
    expect(added("[\n      a.example,  # one\n      b.example  # two\n    ]")).toBe(
      around("[\n      a.example,  # one\n      b.example,  # two\n      n.example,\n      m.example\n    ]"),
    );
    expect(added("[\n      a.example,\n      b.example,  # two\n    ]")).toBe(
      around("[\n      a.example,\n      b.example,  # two\n      n.example,\n      m.example,\n    ]"),
    );
    expect(added("[a.example,]")).toBe(around("[a.example, n.example, m.example,]"));
  });

  test("removes names with their own comments, wherever they stand", () => {
    expect(edit(policy, { removeNames: [{ entry: 0, names: ["api.stripe.com"] }] })).toBe(
      policy.replace("api.stripe.com, ", ""),
    );
    expect(edit(policy, { removeNames: [{ entry: 0, names: ["*.paypal.com"] }] })).toBe(
      policy.replace(', "*.paypal.com"', ""),
    );
    expect(edit(policy, { removeNames: [{ entry: 1, names: ["github.com"] }] })).toBe(
      policy.replace("      - github.com  # code\n", ""),
    );
  });

  test("removes an entry with the comment above it, but keeps what may be said of the whole list", () => {
    expect(edit(policy, { removeEntries: [1] })).toBe(policy.replace(/ {2}# Keys\.\n[\s\S]*Deploy keys\n/, ""));
    expect(edit(policy, { removeNames: [{ entry: 0, names: ["api.stripe.com", "*.paypal.com"] }] })).toBe(
      policy.replace(/ {2}- tls[\s\S]*Card payments\n/, ""),
    );
  });

  test("removes a suppression with the entry that it was for", () => {
    const text =
      "app: a\nteam: t\nallow:\n  # All of it.\n  # discriminat-policy-ignore policy/x: because\n  - tls: [a.example]\n  - tls: [b.example]\n";
    expect(edit(text, { removeEntries: [0] })).toBe("app: a\nteam: t\nallow:\n  # All of it.\n  - tls: [b.example]\n");
  });

  test("removes the key with the last entry", () => {
    expect(edit(policy, { removeEntries: [0, 1] })).toBe(policy.replace(/allow:\n[\s\S]*Deploy keys\n/, ""));
  });

  test("closes the see-thru window and leaves one blank line where there were two", () => {
    expect(edit(policy, { removeSeeThru: true })).toBe(policy.replace(/# The first weeks\.\n[\s\S]*(?=refuse)/, ""));
    expect(
      edit("app: a\nteam: t\n\nsee_thru:\n  until: 2026-12-31\n  # x\n\n# Never.\nrefuse: []\n", {
        removeSeeThru: true,
      }),
    ).toBe("app: a\nteam: t\n\n# Never.\nrefuse: []\n");
    expect(edit("app: a\nteam: t\n\nsee_thru: {until: 2026-12-31}", { removeSeeThru: true })).toBe("app: a\nteam: t");
  });

  test("adds tests", () => {
    const target = { protocol: "tls", name: "a.example", port: 443 } as const;
    expect(edit("app: a\nteam: t\n", { addTests: [{ expect: "allow", target }] })).toBe(
      'app: a\nteam: t\ntests:\n  - allow: "tls://a.example:443"\n',
    );
    expect(
      edit('app: a\nteam: t\ntests:\n- block: "tls://b.example:443"\n', { addTests: [{ expect: "allow", target }] }),
    ).toBe('app: a\nteam: t\ntests:\n- block: "tls://b.example:443"\n- allow: "tls://a.example:443"\n');
  });

  test("closes the window and adds what was missing at once", () => {
    const text = "app: a\nteam: t\nsee_thru:\n  until: 2026-12-31\n";
    const entry: NewEntry = { list: { protocol: "tls", names: ["a.example"] }, reason: "x" };
    expect(edit(text, { removeSeeThru: true, addEntries: [entry] })).toBe(
      "app: a\nteam: t\nallow:\n  - tls: [a.example]\n    reason: x\n",
    );
  });

  test("keeps the line breaks of the file, and a last line without one", () => {
    const text = policy.replaceAll("\n", "\r\n").slice(0, -2);
    const edited = edit(text, {
      addNames: [{ entry: 0, names: ["q.stripe.com"] }],
      addEntries: [{ bundle: "aws/ecr", reason: "x" }],
      addTests: [{ expect: "allow", target: { protocol: "tls", name: "q.stripe.com", port: 443 } }],
    });
    expect(edited.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(edited.endsWith('- allow: "tls://q.stripe.com:443"')).toBe(true);
  });

  test("keeps the blank lines that a block text ends with", () => {
    const text = "app: a\nteam: t\nallow:\n  - tls: [a.example]\n    reason: |+\n      kept\n\nrefuse: []\n";
    expect(edit(text, { addEntries: [{ bundle: "aws/ecr", reason: "x" }] })).toBe(
      text.replace("\nrefuse", "\n  - bundle: aws/ecr\n    reason: x\nrefuse"),
    );
  });

  test("refuses files that could be read in two ways, and says why", () => {
    for (const text of ["\uFEFFapp: a\nteam: t\n", "app: a\napp: b\n", "app: &x a\n", "- a\n", "", "a\0b"]) {
      expect(() => edit(text, { removeSeeThru: true }), JSON.stringify(text)).toThrow(UserError);
    }
    expect(() => edit("\uFEFFapp: a\n", {})).toThrow(/byte order mark/);
  });

  test("refuses what is not a name", () => {
    for (const name of [
      "10.0.0.1",
      "a b.example",
      "a.example\n  - ssh: [x.example]",
      "-x.example",
      "a",
      "x.example: y",
      "",
      "{env}.x.example",
      "x.example #",
      "A.example",
      "a_b.example",
      "*",
    ]) {
      expect(() => edit(policy, { addNames: [{ entry: 0, names: [name] }] }), name).toThrow(/is none/);
      expect(() => edit(policy, { addEntries: [{ list: { protocol: "tls", names: [name] } }] }), name).toThrow(
        /is none/,
      );
    }
    expect(() => edit(policy, { addNames: [{ entry: 1, names: ["*.example.com"] }] })).toThrow(/is none/);
    expect(() => edit(policy, { addEntries: [{ bundle: "x", comment: ["a\nb"] }] })).toThrow(/comment/);
    expect(() =>
      edit(policy, { addEntries: [{ bundle: "x", comment: ["discriminat-policy-ignore a/b: c"] }] }),
    ).toThrow(/comment/);
    const target = { protocol: "tls", name: "a.example\nx: y", port: 443 } as const;
    expect(() => edit(policy, { addTests: [{ expect: "allow", target }] })).toThrow(/is none/);
  });
});

describe("editing whatever policy", () => {
  const name = fc
    .tuple(fc.constantFrom("a", "b-1", "long-label-of-some-length", "xn--bcher-kva"), fc.nat(30))
    .map(([label, index]) => `${label}.n${index}.example.com`);
  const pattern = fc.constantFrom("*.p.example.com", "ec2.{region}.example.com", "x?.example.com");
  const names = fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: name }, pattern), { minLength: 1, maxLength: 7 });
  const sshNames = fc.uniqueArray(name, { minLength: 1, maxLength: 4 });
  const rest = {
    reason: fc.constantFrom("Needs: it", "plain", "two\nlines", "kept\n\n"),
    ports: fc.constantFrom([443], [8443, 1]),
  };
  const entry = fc.oneof(
    fc.record({ tls: names, ...rest }, { requiredKeys: ["tls"] }),
    fc.record({ ...rest, ssh: sshNames }, { requiredKeys: ["ssh"] }),
    fc.record({ bundle: fc.constant("aws/ecr"), reason: rest.reason }, { requiredKeys: ["bundle"] }),
  );
  const anyPolicy = fc.record(
    {
      refuse: fc.constant([{ name: "*.x.example.com" }]),
      app: fc.constant("app"),
      team: fc.constant("team"),
      allow: fc.array(entry, { maxLength: 4 }),
      see_thru: fc.constantFrom({ until: "2026-12-31" }, { until: "2026-12-31", reason: "x", ports: [1, 2] }),
      tests: fc.constantFrom([], [{ allow: "tls://a.example:443" }]),
    },
    { requiredKeys: ["app", "team"], noNullPrototype: true },
  );
  const style = fc.record({
    collectionStyle: fc.constantFrom("any" as const, "block" as const, "flow" as const),
    indentSeq: fc.boolean(),
    lineWidth: fc.constantFrom(0, 40, 80),
    singleQuote: fc.boolean(),
    directives: fc.boolean(),
  });
  const comment = fc.record({
    line: fc.nat(40),
    indent: fc.option(fc.nat(8)),
    blank: fc.boolean(),
    text: fc.constantFrom("#", "# why", "#why not # really", "# discriminat-policy-ignore policy/x: y"),
  });
  const breaks = fc.constantFrom("\n", "\r\n");

  /** A policy's text with numbered comments where they can stand without a change of its data. */
  const commented = fc
    .tuple(anyPolicy, style, fc.array(comment, { maxLength: 6 }), fc.boolean())
    .map(([data, options, comments, makeCanonical]) => {
      let text = stringify(data, options);
      const before = readYaml(file(text)).root;
      for (const [index, { line, indent, blank, text: written }] of comments.entries()) {
        const lines = text.split("\n");
        const at = line % lines.length;
        if (indent === null) lines[at] = `${lines[at]} ${written} ${index}`;
        else lines.splice(at, 0, ...(blank ? [""] : []), `${" ".repeat(indent)}${written} ${index}`);
        const next = lines.join("\n");
        const { root: after, problems } = readYaml(file(next));
        if (problems.length === 0 && isDeepStrictEqual(after?.value, before?.value)) text = next;
      }
      return makeCanonical ? (canonical(text) ?? text) : text;
    })
    .chain((text) =>
      fc.tuple(breaks, fc.boolean()).map(([newline, isOpen]) => {
        const broken = text.replaceAll("\n", newline);
        // The last line break of a block text belongs to it.
        return isOpen && !/[|>][+\d]/.test(text) && !text.includes("two\n")
          ? broken.replace(/(?:\r?\n)+$/, "")
          : broken;
      }),
    )
    .filter((text) => readYaml(file(text)).problems.length === 0);

  const newEntry: fc.Arbitrary<NewEntry> = fc.record({
    list: fc.oneof(
      fc.record({ protocol: fc.constant("tls" as const), names, ports: fc.constantFrom(undefined, [443], [8443]) }),
      fc.record({ protocol: fc.constant("ssh" as const), names: sshNames }),
    ),
    reason: fc.constantFrom(undefined, "Observed: 1,234 connections on 13 days"),
    comment: fc.constantFrom(undefined, ["said here"]),
  });

  const commentsOf = (text: string): readonly string[] => {
    const found: string[] = [];
    let inScalar = false;
    for (const lexeme of new Lexer().lex(text)) {
      if (lexeme.startsWith("#") && !inScalar) found.push(lexeme.trimEnd());
      inScalar = lexeme === CST.SCALAR;
    }
    return found.sort();
  };
  const dataOf = (text: string) => structuredClone(readYaml(file(text)).root?.value) as Record<string, unknown>;
  type AnyEntry = { tls?: string[]; ssh?: string[] };
  const entriesOf = (text: string) => (dataOf(text).allow ?? []) as AnyEntry[];

  /** The lines of one text that are not in the other, in a longest common subsequence. */
  const lostLines = (before: string, after: string): readonly string[] => {
    const [old = [], now = []] = [before, after].map((text) => text.split(/\r?\n/));
    const width = now.length + 1;
    const common = new Uint16Array((old.length + 1) * width);
    const at = (i: number, j: number): number => common[i * width + j] ?? 0;
    for (let i = old.length - 1; i >= 0; i--) {
      for (let j = now.length - 1; j >= 0; j--) {
        common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
    let j = 0;
    return old.filter((line, i) => {
      while (j < now.length && line !== now[j] && at(i, j + 1) === at(i, j)) j += 1;
      if (j < now.length && line === now[j] && at(i, j) === at(i + 1, j + 1) + 1) {
        j += 1;
        return false;
      }
      return true;
    });
  };
  const linesOf = (text: string, { start, end }: Span): readonly string[] =>
    text
      .slice(text.lastIndexOf("\n", start - 1) + 1, (text.indexOf("\n", end) + 1 || text.length + 1) - 1)
      .replaceAll("\r", "")
      .split("\n");

  /** The lines that adding may touch: those of the entry that grows; of a list of entries in brackets all. */
  const touchable = (text: string, entry: number | undefined): readonly string[] => {
    const root = readYaml(file(text)).root;
    if (root?.kind !== "map") return [];
    if (text[root.span.start] === "{") return linesOf(text, root.span);
    const allow = root.entries.find(({ key }) => key.value === "allow");
    if (allow?.node.kind !== "list") return [];
    const span = { start: allow.key.span.start, end: allow.node.span.end };
    if (text[allow.node.span.start] === "[") return linesOf(text, span);
    const item = entry === undefined ? undefined : allow.node.items[entry];
    return item === undefined ? [] : linesOf(text, item.span);
  };

  const windowLines = (text: string): readonly string[] => {
    const root = readYaml(file(text)).root;
    const window = root?.kind === "map" ? root.entries.find(({ key }) => key.value === "see_thru") : undefined;
    return window === undefined ? [] : linesOf(text, { start: window.key.span.start, end: window.node.span.end });
  };

  test("adding loses no comment, touches only the lines of the lists that grow, and means what was asked", () => {
    fc.assert(
      fc.property(commented, fc.nat(3), sshNames, fc.array(newEntry, { maxLength: 2 }), (text, at, added, entries) => {
        const lists = entriesOf(text);
        const target = lists[at]?.tls ?? lists[at]?.ssh;
        const changes: PolicyChanges = {
          addNames: target === undefined ? [] : [{ entry: at, names: added }],
          addEntries: entries,
        };
        const edited = edit(text, changes);
        const expected = dataOf(text);
        if (target !== undefined) {
          const list = (expected.allow as AnyEntry[])[at];
          const old = list?.tls ?? list?.ssh ?? [];
          old.push(...added.filter((one) => !old.includes(one)));
        }
        const data = dataOf(edited);
        expect((data.allow as unknown[] | undefined)?.slice(0, lists.length) ?? []).toEqual(expected.allow ?? []);
        expect({ ...data, allow: 0 }).toEqual({ ...expected, allow: 0 });
        expect(entriesOf(edited)).toHaveLength(lists.length + entries.length);
        expect(commentsOf(edited).filter((line) => line !== "# said here")).toEqual(commentsOf(text));
        const allowed = touchable(text, target === undefined ? undefined : at);
        for (const line of lostLines(text, edited)) expect(allowed, `of ${text}`).toContain(line);
        expect(edited.endsWith("\n")).toBe(text.endsWith("\n"));
        if (text.includes("\r\n")) expect(edited.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      }),
      runs,
    );
  });

  test("a file in canonical form stays in it", () => {
    fc.assert(
      fc.property(commented, fc.nat(3), sshNames, fc.array(newEntry, { maxLength: 2 }), (text, at, added, entries) => {
        const start = canonical(text) ?? "";
        fc.pre(canonical(start) === start);
        const list = entriesOf(start)[at];
        const edited = edit(start, {
          addNames: (list?.tls ?? list?.ssh) ? [{ entry: at, names: added }] : [],
          addEntries: entries,
          removeSeeThru: dataOf(start).see_thru !== undefined,
        });
        expect(canonical(edited)).toBe(edited);
      }),
      runs,
    );
  });

  test("removing leaves all lines of what remains, in order, and their comments", () => {
    fc.assert(
      fc.property(commented, fc.nat(3), fc.nat(3), fc.boolean(), fc.boolean(), (text, at, name, whole, window) => {
        const lists = entriesOf(text);
        const list = lists[at]?.tls ?? lists[at]?.ssh ?? [];
        const removed = list[name % Math.max(1, list.length)];
        const changes: PolicyChanges = {
          removeSeeThru: window && dataOf(text).see_thru !== undefined,
          removeEntries: whole && lists[at] !== undefined ? [at] : [],
          removeNames: removed === undefined || whole ? [] : [{ entry: at, names: [removed] }],
        };
        const edited = edit(text, changes);
        const isBracket = (line: string) => /[[\]{},]/.test(line);
        const isText = (line: string) => !/^(?:\s*#.*|\s*|allow:.*)$/.test(line);
        // Of a file in canonical form, a comment may be indented anew.
        const added = lostLines(edited, text).filter((line) => !/^\s*(?:#|$)/.test(line) && !isBracket(line));
        expect(added, `of ${text}`).toEqual([]);
        const allowed = [...touchable(text, at), ...windowLines(text)];
        // Comments may go with what they stand in or above.
        for (const line of lostLines(text, edited))
          if (isText(line) && !isBracket(line)) expect(allowed).toContain(line);
        for (const line of commentsOf(edited)) expect(commentsOf(text)).toContain(line);
      }),
      runs,
    );
  });

  test("many changes at once are what was asked for, each of them", () => {
    const change = fc.record({ entry: fc.nat(3), names: sshNames });
    const many = fc.record({
      add: fc.array(change, { maxLength: 3 }),
      remove: fc.array(fc.record({ entry: fc.nat(3), name: fc.nat(6) }), { maxLength: 4 }),
      removeEntries: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
      addEntries: fc.array(newEntry, { maxLength: 2 }),
      window: fc.boolean(),
      tests: fc.array(name, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(commented, many, (text, { add, remove, removeEntries, addEntries, window, tests }) => {
        const lists = entriesOf(text).map((one) => one.tls ?? one.ssh);
        const changes: PolicyChanges = {
          addNames: add.filter(({ entry }) => lists[entry] !== undefined && !removeEntries.includes(entry)),
          removeNames: remove.flatMap(({ entry, name: index }) => {
            const removed = lists[entry]?.[index];
            return removed === undefined ? [] : [{ entry, names: [removed] }];
          }),
          removeEntries: removeEntries.filter((index) => index < lists.length),
          addEntries,
          removeSeeThru: window && dataOf(text).see_thru !== undefined,
          addTests: tests.map((one) => ({ expect: "allow", target: { protocol: "tls", name: one, port: 443 } })),
        };
        // Throws where the result means anything else.
        const edited = edit(text, changes);
        for (const line of commentsOf(edited)) if (line !== "# said here") expect(commentsOf(text)).toContain(line);
        expect((dataOf(edited).tests ?? []) as unknown[]).toHaveLength(
          ((dataOf(text).tests ?? []) as unknown[]).length + tests.length,
        );
      }),
      runs,
    );
  });

  test("the result can be parsed as a policy without a new finding", () => {
    fc.assert(
      fc.property(commented, fc.array(newEntry, { minLength: 1, maxLength: 2 }), (text, entries) => {
        const before = parsePolicy(file(text), "team").findings.length;
        const { policy: parsed, findings } = parsePolicy(file(edit(text, { addEntries: entries })), "team");
        expect(findings.length).toBeLessThanOrEqual(before);
        expect(parsed?.allow.length).toBe(entriesOf(text).length + entries.length);
      }),
      runs,
    );
  });
});
