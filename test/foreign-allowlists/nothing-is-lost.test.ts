/** Every item of a text is either an entry or a loss, at its place, whatever the items are. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkName } from "../../src/discriminat/name.ts";
import { spanOf } from "../../src/findings/source-file.ts";
import { readForeignAllowlist } from "../../src/foreign-allowlists/read-foreign-allowlist.ts";

/** Items as they occur in allowlists: each has a number, so that no two are alike. */
const items: readonly ((number: number) => string)[] = [
  (number) => `api${number}.example.com`,
  (number) => `api${number}.example.com:443`,
  (number) => `api${number}.example.com:80`,
  (number) => `ssh${number}.example.com:22`,
  (number) => `db${number}.example.com:5432`,
  (number) => `.zone${number}.example.com`,
  (number) => `*.wild${number}.example.com`,
  (number) => `**.deep${number}.example.com`,
  (number) => `*.*${number}.example.com`,
  (number) => `10.0.${number}.0/24`,
  (number) => `2001:db8::${number}`,
  (number) => `http://plain${number}.example.com/`,
  (number) => `https://page${number}.example.com/a/b`,
  (number) => `udp${number}.example.com:53/udp`,
  (number) => `UPPER${number}.Example.COM.`,
  (number) => `under_${number}.example.com`,
  (number) => `host${number}`,
  (number) => `\${VAR${number}}.example.com`,
  (number) => `-bad${number}-.example..com`,
  (number) => `xn--${number}.example.com`,
  (number) => `n${number}.example.com:99999`,
  (number) => `__proto__${number}.constructor`,
];

interface Dialect {
  readonly name: string;
  readonly write: (items: readonly string[]) => string;
}

/** What looks like names has to prevail in a list that has no syntax. */
const manyNames = Array.from({ length: 30 }, (_, number) => `many${number}.example.com`).join(" ");

const dialects: readonly Dialect[] = [
  {
    name: "a plain list",
    write: (list) => `# names\n${manyNames}\nfirst.example.com\nsecond.example.com\n${list.join("\n")}\n`,
  },
  {
    name: "a JSON list",
    write: (list) => JSON.stringify(["first.example.com", "second.example.com", ...list], null, 1),
  },
  {
    name: "harden-runner, folded",
    write: (list) =>
      `jobs:\n  build:\n    steps:\n      - uses: step-security/harden-runner@v2\n        with:\n          allowed-endpoints: >\n            first.example.com\n            second.example.com\n            ${list.join("\n            ")}\n`,
  },
  {
    name: "harden-runner, quoted",
    write: (list) =>
      `jobs:\n  build:\n    steps:\n      - uses: step-security/harden-runner@v2\n        with:\n          allowed-endpoints: 'first.example.com second.example.com ${list.join(" ")}'\n`,
  },
  {
    name: "Squid",
    write: (list) => `acl allowed dstdomain first.example.com second.example.com ${list.join(" \\\n  ")}\n`,
  },
];

const listOf = fc
  .array(fc.nat(items.length - 1), { maxLength: 12 })
  .map((kinds) => kinds.map((kind, number) => items[kind]?.(number) ?? ""));

test.each(dialects)("$name: each item is an entry or a loss", ({ write }) => {
  fc.assert(
    fc.property(listOf, (list) => {
      const source = { path: "a", text: write(list) };
      const read = readForeignAllowlist(source.text, source.path);
      const entries = new Set(read?.entries.map(({ text }) => text));
      const lost = new Set(read?.lost.map(({ text }) => text));
      for (const item of ["first.example.com", "second.example.com", ...list]) {
        expect([entries.has(item), lost.has(item)].filter(Boolean), item).toHaveLength(1);
      }
      for (const item of [...(read?.entries ?? []), ...(read?.lost ?? [])]) {
        const { start, end } = spanOf(source, item);
        expect(source.text.slice(start, end)).toContain(item.text);
      }
      for (const { names, ports, protocol } of read?.entries ?? []) {
        expect(names.flatMap((name) => checkName(name, { wildcards: protocol === "tls" }))).toEqual([]);
        expect(ports.length).toBeGreaterThan(0);
        expect(ports).not.toContain(80);
      }
    }),
  );
});
