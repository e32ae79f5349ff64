/**
 * Lines of logs for property tests: mostly what a firewall writes, and everything else that JSON allows or nearly allows. Few
 * values each, so many lines agree with an earlier one, as the fast path expects.
 */
import fc from "fast-check";

/** JSON texts of values, plausible and implausible. */
const usualValues: Readonly<Record<string, readonly string[]>> = {
  cat: ['"client"', '"client"', '"client"', '"server"', '"server"', '"fqdn"', '"clients"', "null"],
  outcome: ['"allowed"', '"allowed"', '"disallowed"', '"disallowed"', '"accepted"', '"allowes"', "true"],
  dhost: ['"api.stripe.com"', '"API.stripe.com."', '"a.example"', '"10.0.0.1"', '""', "null", '"null"', '"münchen"'],
  src: ['"10.0.0.1"', '"10.0.0.2"', '"10.0.0.10"', '"fe80::1"', "7"],
  spt: ["40001", "40002", '"40003"'],
  dpt: ["443", '"443"', "22", "0", "65536", "443.0", "4.43e2", "-1", "0443", '"0443"'],
  proto: ['"tls"', '"ssh"', '"TLS"', '"unknown"', '"http"'],
  proto_v: ['"1.3"', "1.3", "1.2", '"1.2"'],
  reason: ['"no rule for this destination"', '"rule found in sg-0ab"', '"rule \\"x\\""', '""'],
  see_thru_gid: ['"sg-0ab"', '"sg-0cd"', '"%default"', "null"],
  see_thru_exerted: ["true", "false", "1", "0", '"true"', '"1"', "null"],
  pqc: ["true", "false", '"1"'],
  timestamp: ["1793491200000", '"1793491260000"', '"2026-11-01T00:00:00Z"', "12", '"never"'],
  "@timestamp": ['"2026-11-01 00:00:00.000"', '"2026-11-02 12:34:56.789"'],
  time: ['"2026-11-01T23:59:59.999Z"', "1793577600000", "1.5"],
  message: ['"text"', '"{\\"cat\\":\\"client\\",\\"outcome\\":\\"allowed\\"}"', '{"cat":"client","outcome":"allowed"}'],
  events: ["[]", "1", '[{"timestamp":1793491200000,"message":"{}"}]'],
  gid: ['"sg-0ab"'],
  client: ['"10.0.0.1"'],
  fqdn: ['"api.stripe.com"'],
};

/** Of any field. The last ones are not JSON. */
const oddValues = [
  '"\\u0061"',
  '"a\\\\"',
  '"a\\"b"',
  "{}",
  '{"dhost": "inner.example"}',
  "[]",
  '["a", {"b": [1]}]',
  "1e3",
  "-0",
  "12345678901234567890",
  '"\ud83d\ude00 \u2028"',
  "tru",
  "01",
  "1.",
  '"tab\there"',
  '"open',
  "",
  "NaN",
];

const name = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...Object.keys(usualValues)) },
  { weight: 1, arbitrary: fc.constantFrom("d\\u0068ost", "", "__proto__", "é", "c\\at", "DHOST", "dhos", "dhostt") },
);

const value = (field: string): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 25,
      arbitrary: fc.constantFrom(...((Object.hasOwn(usualValues, field) && usualValues[field]) || ["1", '"x"'])),
    },
    { weight: 1, arbitrary: fc.constantFrom(...oddValues) },
    { weight: 1, arbitrary: fc.json() },
  );

const member = (field: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  field.chain((key) => fc.tuple(fc.constant(key), value(key))).map(([key, text]) => `"${key}"\u0000${text}`);

/** The fields that make a record, and some of the others. */
const members: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    fc.tuple(...["cat", "outcome", "dhost", "src", "dpt", "proto"].map((field) => member(fc.constant(field)))),
    fc.array(member(name), { maxLength: 6 }),
    fc.boolean(),
  )
  .chain(([usual, more, shuffled]) => {
    const all = [...usual, ...more];
    return shuffled ? fc.shuffledSubarray(all, { minLength: 1 }) : fc.constant(all);
  });

/** Between a name and its value, between members, within the brackets: as most print it, or oddly. */
const style = fc.oneof(
  { weight: 6, arbitrary: fc.constant([":", ",", ""] as const) },
  { weight: 4, arbitrary: fc.constant([": ", ", ", ""] as const) },
  { weight: 1, arbitrary: fc.constantFrom([" : ", " ,", " "] as const, ["\t:", ",\t", "\t"] as const) },
);

const object: fc.Arbitrary<string> = fc
  .tuple(members, style)
  .map(([list, [colon, comma, edge]]) => `{${edge}${list.join(comma).replaceAll("\u0000", colon)}${edge}}`);

const before = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("2026-11-01T00:00:00.000Z ", "2026-11-01T08:30:00.123Z ") },
  { weight: 4, arbitrary: fc.constant("") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "2026-11-02T23:59:59.999Z ",
      "2026-11-02T24:00:00.000Z ",
      "2026-11-02T23:60:00.000Z ",
      "2026-11-32T00:00:00.000Z ",
      "2026-11-02T10:00:00Z ",
      "2026-11-02 10:00:00.000 ",
      "2026-11-02T10:00:00.000000+01:00 flow ",
      "1 ",
      " ",
    ),
  },
);

const after = fc.oneof(
  { weight: 20, arbitrary: fc.constant("") },
  { weight: 1, arbitrary: fc.constantFrom(" ", "\t", "}", " x", ",", "{}", "\r") },
);

/** A time, perhaps the name of a stream, and then a record. */
export const timeBefore = /^(\d{4}-\d\d-\d\d[T ]\S+)[ \t]+(?:[^\s{]\S*[ \t]*)?(?=\{|$)/;

const wholeLine = fc.tuple(before, object, after).map((parts) => Buffer.from(parts.join("")));

/** A byte that is not UTF-8, a byte that is missing, or a line that is cut. */
const damagedLine = fc
  .tuple(wholeLine, fc.nat(), fc.constantFrom("invalid", "missing", "cut"))
  .map(([bytes, position, how]) => {
    const at = position % Math.max(1, bytes.length);
    if (how === "cut") return bytes.subarray(0, at);
    const rest = bytes.subarray(how === "missing" ? at + 1 : at);
    return Buffer.concat([bytes.subarray(0, at), how === "invalid" ? Buffer.from([0xff]) : Buffer.alloc(0), rest]);
  })
  // Not what makes two lines of it, or one with the next.
  .filter((bytes) => !bytes.includes(10) && !/^\s*"/.test(bytes.toString()))
  .filter((bytes) => timeBefore.exec(bytes.toString())?.[0].length !== bytes.toString().length);

const line = fc.oneof(
  { weight: 12, arbitrary: wholeLine },
  { weight: 2, arbitrary: damagedLine },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "null", "[]", "[1]", '"text"', "START x").map(Buffer.from) },
);

/** Lines without their ends; many of them more than once. */
export const arbitraryLines: fc.Arbitrary<readonly Buffer[]> = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(), { maxLength: 30 }))
  .map(([lines, again]) => [...lines, ...again.map((index) => lines[index % lines.length] ?? Buffer.alloc(0))]);

/** One text cut where it is told, at any byte. */
export function cutAt(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((left, right) => left - right);
  return [...places, bytes.length].map((to, index) => bytes.subarray(places[index - 1] ?? 0, to));
}
