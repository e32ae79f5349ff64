/** CIDR ranges of IPv4 and IPv6 addresses: their canonical form, and whether several together hold every address. Pure. */

interface Range {
  readonly version: 4 | 6;
  readonly start: bigint;
  /** Exclusive. */
  readonly end: bigint;
}

const bitsOf = { 4: 32, 6: 128 } as const;

/** As AWS keeps it: `10.1.2.3/8` is `10.0.0.0/8`. Ids are put in lower case. */
export function canonicalDestination(destination: string): string {
  const range = parseRange(destination);
  if (range === undefined) return destination.toLowerCase();
  const { version, start, end } = range;
  const length = bitsOf[version] - (end - start).toString(2).length + 1;
  return `${version === 4 ? formatIpv4(start) : formatIpv6(start)}/${length}`;
}

/** Which of the two address spaces the ranges cover completely; other texts than ranges are left out. */
export function coveredSpaces(destinations: Iterable<string>): ReadonlySet<4 | 6> {
  const ranges = [...destinations].map(parseRange).filter((range) => range !== undefined);
  return new Set(([4, 6] as const).filter((version) => coversAll(ranges, version)));
}

function coversAll(ranges: readonly Range[], version: 4 | 6): boolean {
  const sorted = ranges
    .filter((range) => range.version === version)
    .sort((one, other) => (one.start < other.start ? -1 : 1));
  let reached = 0n;
  for (const { start, end } of sorted) {
    if (start > reached) return false;
    if (end > reached) reached = end;
  }
  return reached === 1n << BigInt(bitsOf[version]);
}

function parseRange(text: string): Range | undefined {
  const [, address = "", written = ""] = /^([0-9a-f:.]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const version = address.includes(":") ? 6 : 4;
  const bits = bitsOf[version];
  const value = version === 6 ? parseIpv6(address) : parseIpv4(address);
  if (value === undefined || written === "" || Number(written) > bits) return undefined;
  const size = 1n << BigInt(bits - Number(written));
  const start = (value / size) * size;
  return { version, start, end: start + size };
}

function parseIpv4(text: string): bigint | undefined {
  const bytes = text.split(".");
  if (bytes.length !== 4 || !bytes.every((byte) => /^\d{1,3}$/.test(byte) && Number(byte) < 256)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const ipv4 = tail === null ? undefined : parseIpv4(tail[2] ?? "");
  if (tail !== null && ipv4 === undefined) return undefined;
  const hex = ipv4 === undefined ? text : `${tail?.[1]}${(ipv4 >> 16n).toString(16)}:${(ipv4 & 0xffffn).toString(16)}`;
  const halves = hex.split("::");
  if (halves.length > 2) return undefined;
  const [head = [], rest = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => "0"), ...rest];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

function formatIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join(".");
}

/** The longest run of zeros is left out (RFC 5952). */
function formatIpv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16));
  const full = groups.join(":");
  const runs = [...full.matchAll(/(?<![0-9a-f])0(?::0)+(?![0-9a-f])/g)];
  const longest = runs.sort((one, other) => other[0].length - one[0].length)[0];
  if (longest === undefined) return full;
  const before = full.slice(0, longest.index).replace(/:$/, "");
  const after = full.slice(longest.index + longest[0].length).replace(/^:/, "");
  return `${before}::${after}`;
}
