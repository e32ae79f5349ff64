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

const separator = "\0";
const declaration = (...parts: readonly (string | number)[]): string => parts.join(separator);

export const nameDeclaration = (app: string, network: string, protocol: Protocol, port: number, name: string): string =>
  declaration("name", app, network, protocol, port, name);
export const bundleDeclaration = (app: string, network: string, reference: string): string =>
  declaration("bundle", app, network, reference);
export const windowDeclaration = (app: string, network: string): string => declaration("window", app, network);
export const bundledDeclaration = (bundle: string, protocol: Protocol, port: number, name: string): string =>
  declaration("bundled", bundle, protocol, port, name);

/** The same declaration in another network; `undefined` for what a bundle lists, which is in none. */
export function inNetwork(declared: string, network: string): string | undefined {
  const [kind = "", app = "", , ...rest] = declared.split(separator);
  return kind === "bundled" ? undefined : declaration(kind, app, network, ...rest);
}

/** What decides which declarations an entry makes, and that someone has read it; all its other keys are what it says about them. */
const noWords: ReadonlySet<string> = new Set(["at", "list", "bundle", "networks", "confirmed"]);

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

const words = new WeakMap<object, string>();

/** Whatever an entry or a window says beside what it declares. */
export function wordsOf(part: Entry | NonNullable<Policy["seeThru"]>): string {
  let known = words.get(part);
  if (known === undefined) {
    known = "";
    for (const [key, value] of Object.entries(part)) {
      if (noWords.has(key) || value === undefined) continue;
      const said = Array.isArray(value)
        ? value.map((item: Located<unknown>) => item.value)
        : typeof value !== "object" || !("value" in value) || value.value;
      known += `${key}: ${JSON.stringify(said)}\n`;
    }
    words.set(part, known);
  }
  return known;
}

/** Of a policy without an app, nothing. */
export function declarationsOf(policy: Policy): Declarations {
  const declared = new Map<string, string>();
  const add = (one: string, said: string): void => {
    if (!declared.has(one)) declared.set(one, said);
  };
  if (policy.app === undefined) return declared;
  const app = policy.app.value;
  for (const entry of policy.allow) {
    const { list, bundle } = entry;
    const said = wordsOf(entry);
    for (const network of writtenNetworks(policy, entry)) {
      if (bundle !== undefined) add(bundleDeclaration(app, network, bundle.value), said);
      if (list === undefined) continue;
      for (const port of portsOf(list)) {
        for (const { value } of list.names) add(nameDeclaration(app, network, list.protocol, port, value), said);
      }
    }
  }
  if (policy.seeThru !== undefined) {
    const said = wordsOf(policy.seeThru);
    for (const network of writtenNetworks(policy, policy.seeThru)) add(windowDeclaration(app, network), said);
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
