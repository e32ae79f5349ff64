/**
 * What a policy or a bundle declares, one text for each thing that can stand or be taken away: a name on a port in a network, a
 * reference to a bundle, a see-thru window. Equal texts are the same declaration, in whatever file and however it is laid out. Pure.
 */
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import type { Located } from "../findings/finding.ts";
import type { Bundle, Entry, Policy } from "../policy/model.ts";

/** By the declaration: what else its entry says, such as its reason. */
export type Declarations = ReadonlyMap<string, string>;

/** Stands for the only network of a tree, which policies need not name. */
export const onlyNetwork = "";

export const nameDeclaration = (app: string, network: string, protocol: Protocol, port: number, name: string): string =>
  JSON.stringify(["name", app, network, protocol, port, name]);
export const bundleDeclaration = (app: string, network: string, reference: string): string =>
  JSON.stringify(["bundle", app, network, reference]);
export const windowDeclaration = (app: string, network: string): string => JSON.stringify(["window", app, network]);
export const bundledDeclaration = (bundle: string, protocol: Protocol, port: number, name: string): string =>
  JSON.stringify(["bundled", bundle, protocol, port, name]);

/** The same declaration in another network. */
export function inNetwork(declaration: string, network: string): string | undefined {
  const [kind, app, , ...rest] = JSON.parse(declaration) as readonly unknown[];
  return kind === "bundled" ? undefined : JSON.stringify([kind, app, network, ...rest]);
}

/** What decides which declarations an entry makes; all its other keys are what it says about them. */
const declaring: ReadonlySet<string> = new Set(["at", "list", "bundle", "networks"]);

/** The networks in which a part of a policy applies, as they are written. */
export function writtenNetworks(
  { networks }: Pick<Policy, "networks">,
  part: { readonly networks: readonly Located<string>[] | undefined },
): readonly string[] {
  const values = (all: readonly Located<string>[] | undefined) => all?.map(({ value }) => value);
  const [whole, own] = [values(networks), values(part.networks)];
  if (own === undefined) return whole ?? [onlyNetwork];
  return whole === undefined ? own : own.filter((network) => whole.includes(network));
}

/** Whatever an entry or a window says beside what it declares. */
export function wordsOf(part: Entry | NonNullable<Policy["seeThru"]>): string {
  return JSON.stringify(
    Object.entries(part).flatMap(([key, value]) => {
      if (declaring.has(key) || value === undefined) return [];
      if (Array.isArray(value)) return [[key, value.map((item: Located<unknown>) => item.value)]];
      return [[key, typeof value === "object" && "value" in value ? value.value : true]];
    }),
  );
}

/** Of a policy without an app, nothing. */
export function declarationsOf(policy: Policy): Declarations {
  const declared = new Map<string, string>();
  const add = (declaration: string, words: string): void => {
    if (!declared.has(declaration)) declared.set(declaration, words);
  };
  if (policy.app === undefined) return declared;
  const app = policy.app.value;
  for (const entry of policy.allow) {
    const { list, bundle } = entry;
    const words = wordsOf(entry);
    for (const network of writtenNetworks(policy, entry)) {
      if (bundle !== undefined) add(bundleDeclaration(app, network, bundle.value), words);
      if (list === undefined) continue;
      for (const port of portsOf(list)) {
        for (const { value } of list.names) add(nameDeclaration(app, network, list.protocol, port, value), words);
      }
    }
  }
  if (policy.seeThru !== undefined) {
    const words = wordsOf(policy.seeThru);
    for (const network of writtenNetworks(policy, policy.seeThru)) add(windowDeclaration(app, network), words);
  }
  return declared;
}

export function declarationsOfBundle({ name: bundle, allow }: Bundle): Declarations {
  const declared = new Map<string, string>();
  for (const list of allow) {
    for (const port of portsOf(list)) {
      for (const { value } of list.names) declared.set(bundledDeclaration(bundle, list.protocol, port, value), "");
    }
  }
  return declared;
}

function portsOf({ protocol, ports }: NonNullable<Entry["list"]>): readonly number[] {
  return ports?.map(({ value }) => value) ?? [defaultPort[protocol]];
}
