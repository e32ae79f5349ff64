/** The statements in the grammars of Trino, which Athena runs, and of Hive, in which it makes tables; DuckDB is not as strict. */
import { HiveSQL, TrinoSQL } from "dt-sql-parser";
import { describe, expect, test } from "vitest";
import { type Partitions, partsOf } from "../../../src/traffic/athena/partitions.ts";
import { statementOf } from "../../../src/traffic/athena/statement.ts";
import { tableDdl } from "../../../src/traffic/athena/table-ddl.ts";

const window = { from: "2026-11-02T06:00:00Z", to: "2026-11-05T12:00:00Z" };
const layouts: readonly Partitions[] = ["hour", "day", "none"];

const statements = (partitions: Partitions, database = "egress", table = "firewall_logs"): readonly string[] =>
  partsOf(window, partitions).map((part) => statementOf({ database, table }, part));

describe.each(layouts)("for partitions by %s", (partitions) => {
  test("every statement is one of Trino", () => {
    expect(statements(partitions).length).toBe(partitions === "none" ? 1 : 4);
    for (const sql of statements(partitions)) expect(new TrinoSQL().validate(sql)).toEqual([]);
  });

  test("the table is made by a statement of Hive", () => {
    const ddl = tableDdl({ database: "egress", table: "logs", location: "s3://egress-logs/a/", partitions });
    expect(new HiveSQL().validate(ddl)).toEqual([]);
  });

  test("the statement is as long as Athena allows", () => {
    // https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
    for (const sql of statements(partitions)) expect(Buffer.byteLength(sql)).toBeLessThan(262_144);
  });
});

test("a grammar that is not Trino's is noticed", () => {
  expect(new TrinoSQL().validate("SELECT CAST(x AS JSON[]) FROM t")).not.toEqual([]);
  expect(new HiveSQL().validate("CREATE EXTERNAL TABLE `a`.`b` (`line` string) PARTITIONED (`x` string)")).not.toEqual(
    [],
  );
});

test("names are quoted, whatever is in them", () => {
  const [sql = ""] = statements("none", 'a"; DROP TABLE x; --', "b'c");
  expect(sql).toContain('FROM "a""; DROP TABLE x; --"."b\'c"');
  expect(new TrinoSQL().validate(sql)).toEqual([]);
});

describe("which folders a statement reads", () => {
  test("are those of its day, an hour before and three after where Firehose names them", () => {
    const [first, second] = partsOf(window, "hour");
    expect(first).toMatchObject({
      range: { fromMs: Date.parse("2026-11-02T06:00:00Z"), toMs: Date.parse("2026-11-03T00:00:00Z") },
      partitions: {
        column: "datehour",
        read: { from: "2026/11/01/23", to: "2026/11/03/03" },
        own: { from: "2026/11/02/00", to: "2026/11/03/00" },
      },
    });
    expect(second?.partitions?.read).toEqual({ from: "2026/11/02/23", to: "2026/11/04/03" });
  });

  test("are those of its day alone where exports do", () => {
    expect(partsOf(window, "day").map(({ partitions }) => partitions?.read)).toEqual([
      { from: "2026-11-02", to: "2026-11-03" },
      { from: "2026-11-03", to: "2026-11-04" },
      { from: "2026-11-04", to: "2026-11-05" },
      { from: "2026-11-05", to: "2026-11-06" },
    ]);
  });
});
