/** Taking over existing groups in place: applies of real Terraform, with what their recorded calls did to the rules of each app. */
import { afterAll, beforeAll } from "vitest";
import { adoptGroups } from "../../src/adoption/adopt-groups.ts";
import type { Adoption } from "../../src/adoption/adoption.ts";
import { fetchDeployedGroups } from "../../src/deployed-groups/live/fetch-groups.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { stacksOf } from "../../src/terraform/stacks.ts";
import { proveText } from "../plan-proof/plan-case.ts";
import type { Lab } from "./lab.ts";
import { type PolicyObject, treeOf } from "./policy-tree.ts";
import {
  findInterruptions,
  type Interruption,
  isAdmitted,
  type LiveRule,
  type RuleChange,
  targetsIn,
} from "./replay.ts";
import type { PlannedChange } from "./terraform.ts";

export interface Applied {
  readonly before: readonly LiveRule[];
  readonly after: readonly LiveRule[];
  readonly changes: readonly RuleChange[];
  /** Of the whole stack. */
  readonly plan: readonly PlannedChange[];
  readonly verdict: string;
}

/** One network, `prod`, in which every policy names groups of others. */
export class Takeover {
  readonly #lab: Lab;
  readonly #network: { readonly region: string; readonly vpcId: string };
  readonly #policies: readonly PolicyObject[];

  constructor(
    lab: Lab,
    network: { readonly region: string; readonly vpcId: string },
    policies: readonly PolicyObject[],
  ) {
    this.#lab = lab;
    this.#network = network;
    this.#policies = policies;
  }

  get #settings(): object {
    const { region, vpcId } = this.#network;
    return { networks: { prod: { region, vpc_id: vpcId } } };
  }

  get #tree(): PolicyTree {
    return treeOf(this.#settings, this.#policies);
  }

  /** Reads the groups as they stand now. */
  async adoptions(): Promise<readonly Adoption[]> {
    const { vpcId } = this.#network;
    const place = { ...this.#network, endpoint: this.#lab.awsUrl, instead: "" };
    const deployed = await fetchDeployedGroups(place, new AbortController().signal);
    const layouts = stacksOf(this.#tree).flatMap((stack) => stack.layouts);
    return layouts.map((layout) => {
      const adoption = adoptGroups({ layout, deployed, vpcId, quota: 60 });
      if ("problems" in adoption) throw new Error(JSON.stringify(adoption.problems));
      return adoption;
    });
  }

  async plan(adoptions: readonly Adoption[]): Promise<readonly PlannedChange[]> {
    this.#lab.synthesize(this.#settings, this.#policies, adoptions);
    return await (await this.#lab.stack("prod")).plan();
  }

  /** Synthesizes, plans and applies. @returns by app */
  async apply(adoptions: readonly Adoption[]): Promise<ReadonlyMap<string, Applied>> {
    const before = this.#rulesByApp();
    const plan = await this.plan(adoptions);
    const stack = await this.#lab.stack("prod");
    const proof = proveText(this.#tree, await stack.run("show", "-json", "test.tfplan"));
    const verdict = proof.isExplained ? "EXPLAINED" : proof.problems.map(({ message }) => message).join("\n");
    await stack.run("apply", "-no-color", "test.tfplan");
    const changes = this.#lab.takeChanges();
    const after = this.#rulesByApp();
    return new Map(
      this.#policies.map((policy) => {
        const ids = groupsOf(policy);
        const own = changes.filter((change) => ids.includes((change.before ?? change.after)?.group ?? ""));
        const [was, is] = [before.get(policy.app) ?? [], after.get(policy.app) ?? []];
        return [policy.app, { before: was, after: is, changes: own, plan, verdict }];
      }),
    );
  }

  #rulesByApp(): ReadonlyMap<string, readonly LiveRule[]> {
    const rules = [...this.#lab.groups.rules.values()];
    return new Map(
      this.#policies.map((policy) => [policy.app, rules.filter(({ group }) => groupsOf(policy).includes(group))]),
    );
  }
}

function groupsOf({ existing_groups }: PolicyObject): readonly string[] {
  return existing_groups?.prod ?? [];
}

export function of(applies: ReadonlyMap<string, Applied>, app: string): Applied {
  const applied = applies.get(app);
  if (applied === undefined) throw new Error(`no apply of ${app}`);
  return applied;
}

/** Names that are admitted before and after. */
export function keptBy({ before, after }: Pick<Applied, "before" | "after">): readonly string[] {
  const targets = [...new Set(targetsIn([...before, ...after]))];
  return targets.filter((target) => isAdmitted(before, target) && isAdmitted(after, target));
}

export function interruptionsOf(applied: Applied): readonly Interruption[] {
  return findInterruptions(applied.before, applied.changes, keptBy(applied));
}

/** Addresses. */
export function destroyed({ plan }: Applied): readonly string[] {
  return plan.filter(({ actions }) => actions.includes("delete")).map(({ address }) => address);
}

/** For the AWS SDK in this process, while the tests of a file run. */
export function useLocalCredentials(): void {
  const credentials = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_EC2_METADATA_DISABLED: "true" };
  const environment = { ...process.env };
  beforeAll(() => void Object.assign(process.env, credentials));
  afterAll(() => {
    process.env = environment;
  });
}
