/**
 * Flow logs of a company, as large as one likes: JSON lines with their time (about 380 bytes each), in the order of time, a server
 * packet for most connections, and from time to time a name that nobody has sent before. Seeded: the same number gives the same bytes.
 */
import fs from "node:fs";

const days = 14;
const firstMs = Date.UTC(2026, 10, 1);
/** A larger company writes more: lines that agree with an earlier one are as frequent in a small file as in a large one. */
const linesOfClient = 25_000;
const namesOfClient = 30;
const allNames = 3000;

/** Mulberry32. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @param {{json?: string, s3?: string}} files where to write lines without, and with, the time before them @param {number} lines */
export function makeLogs(files, lines) {
  const random = createRandom(7);
  const pick = (count) => Math.floor(random() * count);
  const clients = Math.max(10, Math.round(lines / linesOfClient));
  const needs = Array.from({ length: clients }, () =>
    // Few names take most of the connections.
    Array.from({ length: namesOfClient }, () => Math.floor(allNames * random() ** 2)),
  );
  const outputs = Object.entries(files).map(([kind, file]) => ({
    kind,
    descriptor: fs.openSync(file, "w"),
    parts: [],
  }));
  const flush = ({ descriptor, parts }) => {
    fs.writeFileSync(descriptor, parts.join(""));
    parts.length = 0;
  };
  for (let line = 0; line < lines; line += 1) {
    const ms = firstMs + Math.floor((line / lines) * days * 86_400_000);
    const client = pick(clients);
    const rank = Math.floor(namesOfClient * random() ** 2);
    const isNew = random() < 0.002;
    const name = isNew
      ? `${pick(1e9).toString(36)}.dga-${line % 97}.example.net`
      : `api-${needs[client][rank]}.service-${needs[client][rank] % 211}.example.com`;
    const port = needs[client][rank] % 41 === 0 ? 22 : 443;
    const proto = port === 22 ? "ssh" : "tls";
    const version = port === 22 ? "2.0" : rank % 5 === 0 ? "1.2" : "1.3";
    const allowed = !isNew && rank % 10 !== 9;
    const address = `10.${client & 7}.${client >> 3}.${(client * 7) % 250}`;
    const remote = `203.0.113.${needs[client][rank] % 250}`;
    const group = `sg-0${(client % 40).toString(16).padStart(2, "0").repeat(8)}`;
    const reason = allowed ? `rule for this destination found in ${group}` : "no rule for this destination";
    const isServer = allowed && line % 2 === 1;
    const time = new Date(ms).toISOString();
    const fields =
      `"dhost":"${name}","cat":"${isServer ? "server" : "client"}","outcome":"${allowed ? "allowed" : "disallowed"}",` +
      `"src":"${isServer ? remote : address}","spt":${isServer ? port : 32768 + pick(28000)},` +
      `"dst":"${isServer ? address : remote}","dpt":${isServer ? 32768 + pick(28000) : port},` +
      `"proto":"${proto}","proto_v":"${version}","reason":"${reason}","instance":"i-0${(client % 3).toString().repeat(16)}",` +
      `"pqc":${version === "1.3"}`;
    const seeThru =
      client % 4 === 0
        ? `,"see_thru_days_remaining":${days - Math.floor((line / lines) * days)},"see_thru_gid":"${group}","see_thru_exerted":${!allowed}`
        : "";
    for (const { kind, parts } of outputs) {
      parts.push(kind === "json" ? `{"timestamp":"${time}",${fields}${seeThru}}\n` : `${time} {${fields}${seeThru}}\n`);
    }
    if (line % 20_000 === 0) outputs.forEach(flush);
  }
  for (const output of outputs) {
    flush(output);
    fs.closeSync(output.descriptor);
  }
}
