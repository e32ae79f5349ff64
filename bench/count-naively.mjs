/**
 * The yardstick of bench/observe.mjs: what one would write without us. `readline`, `JSON.parse`, and a Map of flows with the
 * same facts as in a snapshot; prints them as JSON.
 */
import fs from "node:fs";
import readline from "node:readline";
import zlib from "node:zlib";

const file = process.argv[2];
const bytes = fs.createReadStream(file);
const input = file.endsWith(".gz") ? bytes.pipe(zlib.createGunzip()) : bytes;

const flows = new Map();
const hours = new Set();
const records = { client: 0, server: 0, config: 0, unreadable: 0 };
for await (const line of readline.createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
  let record;
  let ms;
  try {
    // S3 exports have the time before the record.
    const start = line.indexOf("{");
    record = JSON.parse(start > 0 ? line.slice(start) : line);
    ms = Date.parse(record.timestamp ?? line.slice(0, start - 1));
  } catch {
    records.unreadable += 1;
    continue;
  }
  hours.add(Math.floor(ms / 3_600_000));
  if (record.cat !== "client") {
    records.server += 1;
    continue;
  }
  records.client += 1;
  const name = record.dhost.toLowerCase();
  const seeThru = record.see_thru_exerted === undefined ? "none" : record.see_thru_exerted ? "exerted" : "not_exerted";
  const group = record.see_thru_gid ?? /sg-[0-9a-f]+/.exec(record.reason)?.[0] ?? null;
  const key = JSON.stringify([name, record.proto, record.dpt, record.outcome, seeThru, group]);
  let flow = flows.get(key);
  if (flow === undefined) {
    flow = {
      connections: 0,
      first: ms,
      last: ms,
      sources: new Set(),
      days: new Set(),
      versions: new Set(),
      reasons: new Set(),
    };
    flows.set(key, flow);
  }
  flow.connections += 1;
  if (ms < flow.first) flow.first = ms;
  if (ms > flow.last) flow.last = ms;
  flow.sources.add(record.src);
  flow.days.add(Math.floor(ms / 86_400_000));
  flow.versions.add(record.proto_v);
  flow.reasons.add(record.reason);
}
const lines = [...flows].map(([key, { connections, first, last, sources, days, versions, reasons }]) =>
  JSON.stringify([key, connections, sources.size, days.size, first, last, [...versions].sort(), [...reasons].sort()]),
);
console.log(JSON.stringify({ records, hours: hours.size, flows: lines.sort() }));
