/** How long the window of a new app lasts: long enough for what happens every week, and shorter than the guardrails' default. */
export const usualDays = 14;
