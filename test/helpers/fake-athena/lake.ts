/**
 * What Athena is made of, as far as the product uses it: folders that stand for buckets of S3, tables made by a CREATE EXTERNAL
 * TABLE statement that is really read, and DuckDB in place of Trino. Functions that DuckDB lacks, or has by another name, are
 * macros; the one type that is written otherwise, `ARRAY(JSON)`, is replaced in the text. Knows nothing of `src/`.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";

/** As Trino documents them: https://trino.io/docs/current/functions.html */
const macros = [
  "json_parse(x) AS CAST(x AS JSON)",
  "json_format(x) AS CAST(x AS VARCHAR)",
  // Only scalars have a text in Trino; an object has none.
  "json_extract_scalar(x, p) AS CASE WHEN json_type(x, p) IN ('OBJECT', 'ARRAY') THEN NULL ELSE json_extract_string(x, p) END",
  "regexp_like(x, p) AS regexp_matches(x, p)",
  "to_utf8(x) AS x",
  // DuckDB's is hexadecimal already.
  "to_hex(x) AS x",
  "from_iso8601_timestamp(x) AS CAST(x AS TIMESTAMPTZ)",
  "to_unixtime(x) AS epoch_ms(x) / 1000.0",
  "bitwise_or_agg(x) AS bit_or(x)",
];

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly scannedBytes: number;
}

export interface Lake {
  /** Makes the table, with the files that are there now. */
  readonly createTable: (ddl: string) => Promise<void>;
  readonly query: (sql: string) => Promise<QueryResult>;
  readonly close: () => void;
}

interface File {
  readonly path: string;
  readonly part: string;
  readonly bytes: number;
}

/** @param folder holds a folder for each bucket. */
export async function openLake(folder: string): Promise<Lake> {
  const database = await DuckDBInstance.create(":memory:");
  const connection = await database.connect();
  for (const macro of macros) await connection.run(`CREATE MACRO ${macro}`);
  await connection.run("SET TimeZone = 'UTC'");
  const files = new Map<string, readonly File[]>();

  const createTable = async (ddl: string): Promise<void> => {
    const table = readDdl(ddl);
    await connection.run(`CREATE SCHEMA IF NOT EXISTS "${table.database}"`);
    const partition = table.column === undefined ? "" : `, "${table.column}" VARCHAR`;
    await connection.run(
      `CREATE OR REPLACE TABLE "${table.database}"."${table.name}" (line VARCHAR${partition}, "$path" VARCHAR)`,
    );
    const appender = await connection.createAppender(table.name, table.database);
    const found: File[] = [];
    const root = join(folder, table.location.slice("s3://".length));
    for (const file of filesBelow(root)) {
      const part = table.partOf(relative(root, file).replaceAll("\\", "/"));
      if (part === undefined) continue;
      const path = `s3://${relative(folder, file)}`;
      found.push({ path, part, bytes: statSync(file).size });
      for (const line of linesOf(file)) {
        const [, value] = table.regex.exec(line) ?? [];
        if (value === undefined) appender.appendNull();
        else appender.appendVarchar(value);
        if (table.column !== undefined) appender.appendVarchar(part);
        appender.appendVarchar(path);
        appender.endRow();
      }
    }
    appender.closeSync();
    files.set(`"${table.database}"."${table.name}"`, found);
  };

  const scannedBy = (sql: string): number => {
    const [, from, to] = />= '([^']*)' AND "\w+" < '([^']*)'/.exec(sql) ?? [];
    const [, own = []] = [...files].find(([name]) => sql.includes(name)) ?? [];
    return own
      .filter(({ part }) => from === undefined || to === undefined || (part >= from && part < to))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  };

  return {
    createTable,
    query: async (sql) => {
      const result = await connection.runAndReadAll(sql.replaceAll("ARRAY(JSON)", "JSON[]"));
      const rows = result.getRowsJson().map((row) => row.map((value) => (value === null ? null : String(value))));
      return { columns: result.columnNames(), rows, scannedBytes: scannedBy(sql) };
    },
    close: () => {
      connection.closeSync();
      database.closeSync();
    },
  };
}

/** A table as the statement describes it: one column, and perhaps a projected partition. */
function readDdl(ddl: string) {
  const find = (pattern: RegExp): string | undefined => pattern.exec(ddl)?.[1];
  const need = (pattern: RegExp): string => {
    const found = find(pattern);
    if (found === undefined) throw new Error(`Athena does not understand the statement: ${pattern} is missing`);
    return found;
  };
  const column = find(/^PARTITIONED BY \(`(\w+)` string\)$/m);
  const location = need(/^LOCATION '(s3:\/\/[^']+\/)';?$/m);
  need(/^ {2}`(line)` string$/m);
  need(/^ROW FORMAT SERDE '(org\.apache\.hadoop\.hive\.serde2\.RegexSerDe)'$/m);
  // Java's regular expressions take the flag inline; JavaScript's do not.
  const [, flags = "", pattern = ""] = /^(?:\(\?(s)\))?(.*)$/s.exec(need(/'input\.regex' = '([^']*)'/)) ?? [];
  const property = (name: string): string => need(new RegExp(`'${name.replaceAll(".", "\\.")}' = '([^']*)'`));
  let partOf = (_path: string): string | undefined => "";
  if (column !== undefined) {
    if (property("projection.enabled") !== "true" || property(`projection.${column}.type`) !== "date") {
      throw new Error("the table has no projected partitions");
    }
    if (property("storage.location.template") !== `${location}\${${column}}/`) throw new Error("another template");
    const format = property(`projection.${column}.format`);
    const [from = "", to] = property(`projection.${column}.range`).split(",");
    if (to !== "NOW") throw new Error("the range does not reach up to now");
    const folders = new RegExp(`^(${format.replace(/[yMdH]+/g, (run) => `\\d{${run.length}}`)})/`);
    partOf = (path) => {
      const [, part] = folders.exec(path) ?? [];
      return part !== undefined && part >= from ? part : undefined;
    };
  }
  return {
    database: need(/^CREATE EXTERNAL TABLE `([^`]+)`\.`/m),
    name: need(/^CREATE EXTERNAL TABLE `[^`]+`\.`([^`]+)` \($/m),
    column,
    location,
    partOf,
    regex: new RegExp(`^(?:${pattern})$`, flags),
  };
}

/** Athena passes over files that begin with a dot or an underscore, and reads whatever folders lie below. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Hadoop's reader of lines ends them at a line feed, a carriage return, or both; what is compressed, the ending of the file tells. */
function linesOf(file: string): readonly string[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
