/** The least IAM policy with which traffic can be observed through Athena. Pure: knows no account but those it is given. */
import { assumeStatements, type IamPolicy, type IamStatement, readTagsStatement } from "../insights/iam-policy.ts";
import { partitionOf } from "../insights/log-groups.ts";

interface ObservedTable {
  readonly region: string;
  /** `undefined` where the settings do not say: the policy then holds for any. */
  readonly accountId: string | undefined;
  readonly database: string;
  readonly table: string;
  readonly workgroup: string;
  /** `s3://bucket/folder/`: what is read. */
  readonly location: string;
  /** `s3://bucket/folder/`: where results go. */
  readonly output: string;
  /** ARNs of roles that are assumed to read in other accounts. */
  readonly readRoles?: readonly string[];
}

export interface AthenaIamOptions {
  readonly tables: readonly ObservedTable[];
  /** Whether apps are looked up in the tags of Security Groups. */
  readonly groupsFromTags: boolean;
}

/**
 * Actions and what they can be tied to: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonathena.html and
 * https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html. Athena reads and writes S3 with the
 * caller's rights: https://docs.aws.amazon.com/athena/latest/ug/s3-permissions.html
 */
export function athenaIamPolicy({ tables, groupsFromTags }: AthenaIamOptions): IamPolicy {
  const of = (arns: (table: ObservedTable) => readonly string[]): readonly string[] =>
    [...new Set(tables.flatMap(arns))].sort();
  const arn = (service: string, { region, accountId = "*" }: ObservedTable, resource: string): string =>
    `arn:${partitionOf(region)}:${service}:${region}:${accountId}:${resource}`;
  const s3 = ({ region }: ObservedTable, path: string): string => `arn:${partitionOf(region)}:s3:::${path}`;
  const listed: readonly IamStatement[] = tables.map((table, index) => {
    const { bucket, folder } = readFolder(table.location);
    return {
      Sid: tables.length === 1 ? "ListLogs" : `ListLogs${index + 1}`,
      Effect: "Allow",
      Action: ["s3:ListBucket"],
      Resource: [s3(table, bucket)],
      ...(folder === "" ? {} : { Condition: { StringLike: { "s3:prefix": [folder, `${folder}*`] } } }),
    };
  });
  return {
    Version: "2012-10-17",
    Statement: [
      ...assumeStatements(tables),
      {
        Sid: "RunStatements",
        Effect: "Allow",
        Action: [
          "athena:GetQueryExecution",
          "athena:GetQueryResults",
          "athena:GetWorkGroup",
          "athena:StartQueryExecution",
          "athena:StopQueryExecution",
        ],
        Resource: of((table) => [arn("athena", table, `workgroup/${table.workgroup}`)]),
      },
      {
        Sid: "ReadTheTable",
        Effect: "Allow",
        Action: ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable"],
        Resource: of((table) => [
          arn("glue", table, "catalog"),
          arn("glue", table, `database/${table.database}`),
          arn("glue", table, `table/${table.database}/${table.table}`),
        ]),
      },
      {
        Sid: "FindBuckets",
        Effect: "Allow",
        Action: ["s3:GetBucketLocation"],
        Resource: of((table) => [table.location, table.output].map((folder) => s3(table, readFolder(folder).bucket))),
      },
      ...listed,
      {
        Sid: "ReadLogs",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: of((table) => [s3(table, `${table.location.slice("s3://".length)}*`)]),
      },
      {
        Sid: "WriteAndReadResults",
        Effect: "Allow",
        Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
        Resource: of((table) => [s3(table, `${table.output.slice("s3://".length)}*`)]),
      },
      ...(groupsFromTags ? [readTagsStatement(tables.map(({ region }) => region))] : []),
    ],
  };
}

/** `s3://bucket/a/b/` → the bucket, and `a/b/`. */
function readFolder(url: string): { readonly bucket: string; readonly folder: string } {
  const path = url.slice("s3://".length);
  const at = path.indexOf("/");
  return { bucket: path.slice(0, at), folder: path.slice(at + 1) };
}
