/**
 * List prices of CloudWatch, in US dollars a month, region us-east-1: https://aws.amazon.com/cloudwatch/pricing/. That page fills in its unit
 * prices by script; these are what public documents of 2023 to 2026 quote from it, without one that disagrees, looked up on the date below.
 * Some regions cost more. Free tiers and reductions for large numbers are left out: what others use of them is not known here. Data only.
 */
export const pricesAsOf = "2026-11-27";
export const pricesRegion = "us-east-1";

export const monthlyPrices = {
  /** One custom metric, of the first 10,000; a metric filter has one, and itself costs nothing. */
  metric: 0.3,
  /** One standard-resolution alarm on one metric. */
  alarm: 0.1,
  /** One dashboard beyond the three free ones. */
  dashboard: 3,
} as const;
