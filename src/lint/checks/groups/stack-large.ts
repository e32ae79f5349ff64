/** A Terraform stack with so many Security Groups and rules that an apply is slow. Points at the settings, which decide what a stack is. */
import { quote } from "../../../text/quote.ts";
import { count, thousands } from "../../../text/words.ts";
import { addToGroup, type Group } from "../../../values/group.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const stackLarge = defineLintCheck({
  id: "groups/stack-large",
  summary: "a Terraform stack has so many resources that applies are slow",
  why: "Terraform writes its whole state after each resource, and asks AWS about all of them for every plan: the first apply of 5,000 resources in one stack took 19 minutes, and in ten stacks, two at a time, 8 ([large trees](large-trees.md)). Stacks are best parted before there is much in their state.",
  repair:
    "Write `terraform: {stacks: team}` into the settings: a stack for each network and team. This changes the names of the stacks, which [moves their state](decisions/0004-stacks-and-state.md). Where a single team has that many, let it be several teams, or raise `terraform.max_resources_per_stack`.",
  severity: "warning",
  run: ({ tree: { settings }, securityGroups }, report) => {
    const { stacks, maxResourcesPerStack: most, publish } = settings.terraform;
    const resources = new Map<string, Group<number>>();
    for (const { policy, network, groups } of securityGroups()) {
      const stack = stacks === "network" ? network.name : `${network.name}_${policy.team?.value}`;
      // Groups that others made stand in no stack of ours; their rules do.
      const own = groups.filter(({ name }) => name !== undefined).length;
      const rules = groups.reduce((sum, group) => sum + group.rules, 0);
      addToGroup(resources, stack, own + rules + (publish === undefined ? 0 : 1));
    }
    for (const [stack, apps] of resources) {
      const all = apps.reduce((sum, one) => sum + one, 0);
      if (all <= most) continue;
      report({
        file: settings.source,
        at: settings.at,
        message: `the Terraform stack ${quote(stack)} has ${count(all, "resource")} of ${count(apps.length, "app")}, over the ${thousands(most)} that a stack may have: applies become slow`,
        help:
          stacks === "network"
            ? "write `terraform: {stacks: team}`, which makes a stack for each team; their state moves"
            : "divide the team's apps among several teams, or raise terraform.max_resources_per_stack",
      });
    }
  },
});
