/** Who made a deployed rule as it is, and when, as far as CloudTrail says so. Pure. */
import type { DeployedGroup, DeployedRule } from "../../deployed-groups/deployed-group.ts";
import { permission } from "../../terraform-json/permission.ts";
import { groupBy } from "../../values/group.ts";
import type { TrailEvent } from "./trail-event.ts";

/** The last event that wrote a rule as it is. */
export type FindWriter = (rule: DeployedRule, group: DeployedGroup) => TrailEvent | undefined;

/** An event is told by the rule's id; where it has none, by the permission and the description that it gave. */
export function createWriters(events: readonly TrailEvent[]): FindWriter {
  const byGroup = groupBy(events, ({ group }) => group);
  return (rule, { id }) => {
    const own = byGroup.get(id ?? "") ?? [];
    const key = permission(rule);
    return own.findLast(
      ({ name, rules }) =>
        name !== "RevokeSecurityGroupEgress" &&
        rules.some((one) =>
          one.description !== undefined && one.description !== rule.description
            ? false
            : one.id !== undefined && rule.id !== undefined
              ? one.id === rule.id
              : one.permission === key && (one.description ?? "") === rule.description,
        ),
    );
  };
}
