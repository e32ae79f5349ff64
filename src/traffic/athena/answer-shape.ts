/**
 * Whether what came is an answer of Athena. The SDK takes whatever is JSON: a proxy's or a wrong endpoint's `{}` would read like
 * "no records". Pure.
 */
import type { AthenaOperation } from "./explain-failure.ts";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isFilled = (value: unknown): boolean => typeof value === "string" && value !== "";
const isText = (value: unknown): boolean => value === undefined || typeof value === "string";
const isNumber = (value: unknown): boolean => value === undefined || (typeof value === "number" && value >= 0);
const isFieldsOrNone = (value: unknown): boolean => value === undefined || isFields(value);
const isListOf = (value: unknown, test: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(test);

const isRow = (row: unknown): boolean =>
  isFields(row) && isListOf(row.Data, (datum) => isFields(datum) && isText(datum.VarCharValue));

const isConfiguration = (value: unknown): boolean =>
  value === undefined ||
  (isFields(value) &&
    isNumber(value.BytesScannedCutoffPerQuery) &&
    [value.ResultConfiguration, value.ManagedQueryResultsConfiguration].every(isFieldsOrNone));

const isStatus = (value: unknown): boolean =>
  isFields(value) && isFilled(value.State) && isText(value.StateChangeReason) && isFieldsOrNone(value.AthenaError);

const shapes: Readonly<Record<AthenaOperation, (answer: Fields) => boolean>> = {
  GetWorkGroup: ({ WorkGroup }) =>
    isFields(WorkGroup) && isFilled(WorkGroup.Name) && isConfiguration(WorkGroup.Configuration),
  StartQueryExecution: ({ QueryExecutionId }) => isFilled(QueryExecutionId),
  GetQueryExecution: ({ QueryExecution }) =>
    isFields(QueryExecution) &&
    isStatus(QueryExecution.Status) &&
    (QueryExecution.Statistics === undefined ||
      (isFields(QueryExecution.Statistics) && isNumber(QueryExecution.Statistics.DataScannedInBytes))),
  GetQueryResults: ({ ResultSet, NextToken }) =>
    isFields(ResultSet) && isListOf(ResultSet.Rows, isRow) && isText(NextToken),
  StopQueryExecution: () => true,
};

export function hasShape(operation: AthenaOperation, answer: unknown): boolean {
  return isFields(answer) && shapes[operation](answer);
}
