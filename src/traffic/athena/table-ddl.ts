/**
 * The statement that makes the table over logs in S3. One column holds a whole line, whatever it is: what a line means is the
 * query's business, so that exports and envelopes need no table of their own, and no line is lost to a format. Pure.
 */
import { type Partitions, partitionColumns } from "./partitions.ts";

export interface DdlOptions {
  readonly database: string;
  readonly table: string;
  /** `s3://bucket/folder/` */
  readonly location: string;
  readonly partitions: Partitions;
}

/** https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html, type `date`. */
const projections: Readonly<Record<Partitions, { readonly format: string; readonly from: string } | undefined>> = {
  hour: { format: "yyyy/MM/dd/HH", from: "2021/01/01/00" },
  day: { format: "yyyy-MM-dd", from: "2021-01-01" },
  none: undefined,
};

/**
 * `(?s)`: a dot is any character, line separators of Unicode in a name included.
 * https://docs.aws.amazon.com/athena/latest/ug/regex-serde.html
 */
const wholeLine = "(?s)(.*)";

export function tableDdl({ database, table, location, partitions }: DdlOptions): string {
  const column = partitionColumns[partitions];
  const projection = projections[partitions];
  const lines = [
    `CREATE EXTERNAL TABLE ${identifier(database)}.${identifier(table)} (`,
    "  `line` string",
    ")",
    ...(column === undefined ? [] : [`PARTITIONED BY (${identifier(column)} string)`]),
    "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'",
    `WITH SERDEPROPERTIES ('input.regex' = '${wholeLine}')`,
    "STORED AS TEXTFILE",
    `LOCATION '${location}'`,
    ...(column === undefined || projection === undefined
      ? []
      : [
          "TBLPROPERTIES (",
          "  'projection.enabled' = 'true',",
          `  'projection.${column}.type' = 'date',`,
          `  'projection.${column}.format' = '${projection.format}',`,
          `  'projection.${column}.range' = '${projection.from},NOW',`,
          `  'projection.${column}.interval' = '1',`,
          `  'projection.${column}.interval.unit' = '${partitions === "hour" ? "HOURS" : "DAYS"}',`,
          `  'storage.location.template' = '${location}\${${column}}/'`,
          ")",
        ]),
  ];
  return `${lines.join("\n")};\n`;
}

/** Settings allow no backquotes in names; doubled all the same. */
function identifier(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
