/** What AWS takes of all this, each with its source. Data only. */

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html */
export const maxPatternLength = 1024;
export const maxFiltersPerLogGroup = 100;
/** With a regular expression, of a log group: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
export const maxRegexFiltersPerLogGroup = 5;
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html */
export const maxQueryLength = 10_000;
/** Saved queries of an account and region: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
export const maxQueriesPerAccount = 1000;
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const maxAlarmNameLength = 255;
export const maxAlarmDescriptionLength = 1024;
export const maxAlarmActions = 5;
/** Seconds that the periods of an alarm may take together, with periods shorter than an hour and others. Same source. */
export const maxEvaluationSeconds = { belowAnHour: 86_400, others: 604_800 } as const;
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export const maxDashboardWidgets = 500;
/** Alarms of one alarm widget. Same source. */
export const maxAlarmsPerWidget = 100;

/** A Security Group's id as AWS makes it today: `sg-` and 17 digits. */
export const groupIdLength = 20;
