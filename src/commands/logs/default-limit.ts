/** How many records `logs` finds unless `--limit` says otherwise: for its description and its run. */
export const defaultLimit = 1000;
