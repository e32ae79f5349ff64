/** How our stacks mark the Security Groups that they make, so that others can tell whose they are. Data only. */

/** Tags on every group; other tools may set them too. */
export const appTag = "discriminat-policy:app";
export const teamTag = "discriminat-policy:team";
export const networkTag = "discriminat-policy:network";

/** The output of every stack: app → ids of its groups. */
export const groupIdsOutput = "security_group_ids";
