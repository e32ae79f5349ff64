/**
 * Whether what came is an answer of CloudWatch Logs. The SDK takes whatever is JSON: a proxy's or a wrong endpoint's `{}` would
 * read like "no records". Pure.
 */
import type { LogsOperation } from "./explain-failure.ts";

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): boolean => value === undefined || typeof value === "string";
const isNumber = (value: unknown): boolean => value === undefined || (typeof value === "number" && value >= 0);
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isListOf = (value: unknown, test: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(test);

const isField = (field: unknown): boolean => isFields(field) && isText(field.field) && isText(field.value);

const isStatistics = (value: unknown): boolean =>
  value === undefined ||
  (isFields(value) && [value.bytesScanned, value.recordsScanned, value.recordsMatched].every(isNumber));

const isEvent = (event: unknown): boolean =>
  isFields(event) && isNumber(event.timestamp) && isText(event.message) && isText(event.logStreamName);

const isGroup = (group: unknown): boolean =>
  isFields(group) &&
  [group.logGroupName, group.arn].every(isText) &&
  [group.storedBytes, group.creationTime, group.retentionInDays].every(isNumber);

const shapes: Readonly<Record<LogsOperation, (answer: Fields) => boolean>> = {
  StartQuery: ({ queryId }) => typeof queryId === "string" && queryId !== "",
  GetQueryResults: ({ status, results, statistics, nextToken }) =>
    typeof status === "string" &&
    // One that has not ended may have no rows yet; one that has none says so.
    (status === "Complete" ? Array.isArray(results) : true) &&
    isListOf(results ?? [], (row) => isListOf(row, isField)) &&
    isStatistics(statistics) &&
    isText(nextToken),
  StopQuery: () => true,
  DescribeLogGroups: ({ logGroups, nextToken }) => isListOf(logGroups, isGroup) && isText(nextToken),
  FilterLogEvents: ({ events, nextToken }) => isListOf(events, isEvent) && isText(nextToken),
};

export function hasShape(operation: LogsOperation, answer: unknown): boolean {
  return isFields(answer) && shapes[operation](answer);
}
