/** The flows of bench/observe.mjs counted by DuckDB: `node bench/count-with-duckdb.mjs <folder of its node_modules> <file>`. */
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [home, file] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(home), "package.json"));
const { DuckDBInstance } = await import(pathToFileURL(require.resolve("@duckdb/node-api")).href);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const columns = ["timestamp", "dhost", "cat", "outcome", "src", "proto", "proto_v", "reason", "see_thru_gid"]
  .map((name) => `${name}: 'VARCHAR'`)
  .concat("dpt: 'INTEGER'", "see_thru_exerted: 'BOOLEAN'")
  .join(", ");
const query = `
  with lines as (from read_json('${file}', format = 'newline_delimited', columns = {${columns}}))
  select lower(dhost), proto, dpt, outcome, see_thru_exerted,
    coalesce(see_thru_gid, nullif(regexp_extract(reason, 'sg-[0-9a-f]+'), '')) as gid,
    cat, count(*), count(distinct src), min(timestamp), max(timestamp), list(distinct timestamp[:10]),
    list(distinct proto_v), list(distinct reason), list(distinct timestamp[:13])
  from lines where cat = 'client' group by all
  union all
  select null, null, null, null, null, null, cat, count(*), null, min(timestamp), max(timestamp), null, null, null,
    list(distinct timestamp[:13])
  from lines where cat <> 'client' group by cat`;
const rows = await (await connection.runAndReadAll(query)).getRows();
const records = { client: 0, server: 0 };
for (const row of rows) records[row[6]] += Number(row[7]);
console.log(JSON.stringify({ records, flows: rows.filter((row) => row[6] === "client").length }));
