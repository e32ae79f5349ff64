/** What Athena bills: in most regions, and also for what a statement had scanned that was stopped; as of November 2026. */

/** https://aws.amazon.com/athena/pricing/ */
export const usdPerTerabyte = 5;
/** Of each statement. */
export const leastBilledBytes = 10_000_000;
