/**
 * The apps that are simulated: what each one really needs, whatever its policy says. From a policy tree, where every need is
 * declared, or written by hand in a test.
 */
import { createHash } from "node:crypto";
import type { AllowedName, AppAllowlist } from "../../../src/policy/allowlist.ts";
import { allowlistOf } from "../../../src/policy/allowlist.ts";
import type { Network, PolicyTree } from "../../../src/policy/model.ts";
import { networksOf } from "../../../src/policy/resolve.ts";
import { createRandom, type Random } from "./random.ts";

/** `deploy` and `restart`: when a client starts, and when it starts again. `weekly`: Sundays at three, UTC. */
type Rhythm = "steady" | "deploy" | "restart" | "weekly";

/** A plain name that an app connects to. */
interface Need extends AllowedName {
  readonly rhythm: Rhythm;
}

export interface SimulatedApp {
  readonly app: string;
  /** How many clients run at the same time. */
  readonly clients: number;
  readonly needs: readonly Need[];
  /** What it does not need, calls all the same, and is meant to be blocked. */
  readonly telemetry: readonly AllowedName[];
  /** Foreign: its groups are in no list of groups, so nothing can be attributed to it. */
  readonly foreign?: boolean;
}

/** What a deployment holds: as `allowlistOf` reads it from a policy. */
export type Deployable = Pick<AppAllowlist, "app" | "names"> & Partial<AppAllowlist>;

/** `sg-` and 17 hexadecimal digits, the same for the same names. */
export function groupId(network: string, groupName: string): string {
  return `sg-0${createHash("sha256").update(`${network}/${groupName}`).digest("hex").slice(0, 16)}`;
}

export function networkOf(tree: PolicyTree, name: string): Network {
  const network = tree.settings.networks.find((candidate) => candidate.name === name);
  if (network === undefined) throw new Error(`the tree has no network ${name}`);
  return network;
}

/** What the tree's policies would deploy to a network. */
export function deployedOf(tree: PolicyTree, networkName: string): readonly AppAllowlist[] {
  const network = networkOf(tree, networkName);
  return tree.policies.flatMap((policy) => {
    const allowlist = networksOf(policy, [network]).length > 0 || tree.settings.networks.length === 1;
    const deployed = allowlist ? allowlistOf(tree, policy, network) : undefined;
    return deployed === undefined ? [] : [deployed];
  });
}

export interface AppsOptions {
  readonly seed: number;
  /** How many of the declared names nothing ever calls; 0 to 1. */
  readonly unused?: number;
}

/**
 * One app for each policy of the network. Each needs what its policy declares, but for the unused share; each pattern stands
 * for one to three names. What it refuses is its telemetry.
 */
export function appsOf(
  tree: PolicyTree,
  networkName: string,
  { seed, unused = 0 }: AppsOptions,
): readonly SimulatedApp[] {
  const refused = new Map(tree.policies.map((policy) => [policy.app?.value, policy.refuse]));
  return deployedOf(tree, networkName).map(({ app, names }) => {
    const random = createRandom(`${seed}/needs/${networkName}/${app}`);
    const telemetry = (refused.get(app) ?? []).flatMap(({ name }) =>
      name === undefined ? [] : [{ name: instanceOf(name.value, random), protocol: "tls", port: 443 } as const],
    );
    const needs = new Map<string, Need>();
    for (const declared of names) {
      if (random.chance(unused)) continue;
      const count = /[*?]/.test(declared.name) ? random.between(1, 3) : 1;
      for (let index = 0; index < count; index += 1) {
        const { protocol, port } = declared;
        const need = { name: instanceOf(declared.name, random), protocol, port, rhythm: rhythmOf(random) };
        needs.set(`${protocol}/${need.name}/${port}`, need);
      }
    }
    return { app, clients: random.between(2, 4), needs: [...needs.values()], telemetry };
  });
}

function rhythmOf(random: Random): Rhythm {
  return random.pick(["steady", "steady", "steady", "steady", "deploy", "restart", "weekly"] as const);
}

/** A name that a pattern matches. */
function instanceOf(pattern: string, random: Random): string {
  const characters = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
  const word = (length: number): string => Array.from({ length }, () => random.pick(characters)).join("");
  return pattern.replaceAll("*", () => word(random.between(2, 8))).replaceAll("?", () => word(1));
}
