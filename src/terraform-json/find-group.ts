/**
 * To which Security Group a rule will belong while the group's id is known only after apply: by the references of the
 * configuration, through the variables and outputs of modules. Pure. Never guesses: a reference that could mean two groups means none.
 *
 * A plan lists what an expression refers to, not what it does with it: `x.id` and `replace(x.id, …)` look the same. Only
 * configurations in JSON syntax, as CDKTF writes them, are printed with the text of their expressions.
 */
import { type JsonMap, mapOf, mapsOf } from "../values/json.ts";

/** Finds the group that a resource's `security_group_id` refers to. */
export type GroupFinder = (resource: ResourcePlace) => ReferredGroup | undefined;

export interface ReferredGroup {
  readonly address: string;
  /** The expression is nothing but the reference, at each step. Otherwise a function may make any id of it. */
  readonly isProven: boolean;
}

interface ResourcePlace {
  /** `module.a[0].module.b`; empty in the root. */
  readonly moduleAddress: string;
  readonly type: string;
  readonly name: string;
  /** `["web"]`, `[0]`, or empty. */
  readonly index: string;
}

/** Longest chain of variables and outputs that is followed. */
const maxHops = 50;

/** @param groups addresses of the groups of the plan */
export function createGroupFinder(configuration: unknown, groups: ReadonlySet<string>): GroupFinder {
  const modules = indexModules(mapOf(configuration).root_module);
  const instances = indexInstances(groups);
  const expressionOf = ({ moduleAddress, type, name }: ResourcePlace): unknown =>
    groupIdOf(modules.get(withoutIndexes(moduleAddress))?.resources.get(`${type}.${name}`)?.expressions);
  let isProven = true;

  /** The groups that an expression in a module may mean; `undefined` is one that cannot be found. */
  const resolve = (
    expression: unknown,
    moduleAddress: string,
    index: string,
    hops: number,
  ): ReadonlySet<string | undefined> => {
    const references = mapOf(expression).references;
    const texts = Array.isArray(references) ? references.filter((text) => typeof text === "string") : [];
    const found = new Set<string | undefined>();
    isProven &&= isBareReference(expression);
    if (hops > maxHops) return found.add(undefined);
    const ownIndex = texts.some(isOwnIndex) ? index : "";
    for (const text of mostSpecific(texts)) {
      for (const address of follow(text, moduleAddress, ownIndex, hops)) found.add(address);
    }
    return found;
  };

  const follow = (
    text: string,
    moduleAddress: string,
    ownIndex: string,
    hops: number,
  ): Iterable<string | undefined> => {
    if (isOwnIndex(text)) return [];
    const group = groupReference.exec(text);
    if (group !== null) return [instanceOf(join(moduleAddress, group[1] ?? ""), group[2] ?? "", ownIndex, instances)];
    const variable = /^var\.([^.[]+)$/.exec(text)?.[1];
    if (variable !== undefined && moduleAddress !== "") {
      const { parent, name, index: moduleIndex } = splitModule(moduleAddress);
      const call = mapOf(mapOf(modules.get(withoutIndexes(parent))?.calls[name]).expressions)[variable];
      return resolve(call, parent, moduleIndex, hops + 1);
    }
    const output = /^(module\.[^.[]+)(\[.*?\])?(?:\.([^.[]+))?$/.exec(text);
    if (output !== null) {
      const child = instanceOf(join(moduleAddress, output[1] ?? ""), output[2] ?? "", ownIndex, moduleInstances);
      if (child === undefined) return [undefined];
      const { outputs = {} } = modules.get(withoutIndexes(child)) ?? {};
      const expressions = (output[3] === undefined ? Object.values(outputs) : [outputs[output[3]]]).map(
        (declared) => mapOf(declared).expression,
      );
      // Behind an index that is computed Terraform does not say which output: any that can be a group.
      const possible = output[3] === undefined ? expressions.filter(canBeGroup) : expressions;
      return possible.length === 0 ? [undefined] : possible.flatMap((one) => [...resolve(one, child, "", hops + 1)]);
    }
    return [undefined];
  };

  const moduleInstances = indexInstances(modulesOf(groups));
  return (resource) => {
    isProven = true;
    const [address, ...others] = resolve(expressionOf(resource), resource.moduleAddress, resource.index, 0);
    return address === undefined || others.length > 0 ? undefined : { address, isProven };
  };
}

const isOwnIndex = (text: string): boolean => text === "each.key" || text === "count.index";

const groupReference =
  /^((?:aws_default_security_group|aws_security_group|awscc_ec2_security_group)\.[^.[]+)(\[.*?\])?(?:\.(?:id|group_id|security_group_id))?$/;

/** As the providers name the attribute. */
function groupIdOf(expressions: unknown): unknown {
  const { security_group_id: id, group_id: other } = mapOf(expressions);
  return id ?? other;
}

/** `${aws_security_group.web[each.key].id}`, and nothing around it. */
function isBareReference(expression: unknown): boolean {
  const { constant_value: text } = mapOf(expression);
  return (
    typeof text === "string" &&
    /^\$\{[\w-]+(?:\.[\w-]+|\["[^"$%\\]*"\]|\[(?:\d+|each\.key|count\.index)\])+\}$/.test(text)
  );
}

/** Not where it refers to resources of other types only, or to other attributes of a group. */
function canBeGroup(expression: unknown): boolean {
  const { references } = mapOf(expression);
  const texts = Array.isArray(references) ? references.filter((text) => typeof text === "string") : [];
  return mostSpecific(texts).some(
    (text) => groupReference.test(text) || /^(?:var|local|module|data|each)\./.test(text),
  );
}

interface ModuleConfiguration {
  readonly resources: ReadonlyMap<string, JsonMap>;
  readonly outputs: JsonMap;
  readonly calls: JsonMap;
}

/** By address without indexes. */
function indexModules(root: unknown): ReadonlyMap<string, ModuleConfiguration> {
  const modules = new Map<string, ModuleConfiguration>();
  const open: { readonly address: string; readonly module: unknown }[] = [{ address: "", module: root }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { address } = next;
    const { resources, outputs, module_calls: calls } = mapOf(next.module);
    const named = mapsOf(resources).map((resource) => [`${resource.type}.${resource.name}`, resource] as const);
    modules.set(address, { resources: new Map(named), outputs: mapOf(outputs), calls: mapOf(calls) });
    for (const [name, call] of Object.entries(mapOf(calls))) {
      open.push({ address: join(address, `module.${name}`), module: mapOf(call).module });
    }
  }
  return modules;
}

/** `x[0].y`, `x[0]` and `x` are one reference: Terraform lists what it goes through as well. */
function mostSpecific(texts: readonly string[]): readonly string[] {
  return texts.filter(
    (text) =>
      !texts.some((other) => other !== text && /^[.[]/.test(other.slice(text.length)) && other.startsWith(text)),
  );
}

/** Addresses without their last index → the indexes that there are. */
function indexInstances(addresses: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const instances = new Map<string, Set<string>>();
  for (const address of addresses) {
    const index = /(?:\["(?:[^"\\]|\\.)*"\]|\[\d+\])$/.exec(address)?.[0] ?? "";
    const base = address.slice(0, address.length - index.length);
    instances.set(base, (instances.get(base) ?? new Set()).add(index));
  }
  return instances;
}

function instanceOf(
  base: string,
  index: string,
  ownIndex: string,
  instances: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const known = instances.get(base);
  if (known === undefined) return undefined;
  if (known.has(index)) return base + index;
  if (index !== "") return undefined;
  if (known.has(ownIndex)) return base + ownIndex;
  const [only = "", ...others] = known;
  return ownIndex === "" && others.length === 0 ? base + only : undefined;
}

/** The modules that addresses lie in, and those around them. */
function modulesOf(addresses: Iterable<string>): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const address of addresses) {
    const path = /^(?:module\.[^.[]+(?:\["(?:[^"\\]|\\.)*"\]|\[\d+\])?\.)*/.exec(address)?.[0] ?? "";
    for (
      let module = path.replace(/\.$/, "");
      module !== "" && !modules.has(module);
      module = splitModule(module).parent
    ) {
      modules.add(module);
    }
  }
  return modules;
}

function splitModule(address: string): { readonly parent: string; readonly name: string; readonly index: string } {
  const last = /^(?:(.*)\.)?module\.([^.[]+)((?:\["(?:[^"\\]|\\.)*"\]|\[\d+\])?)$/s.exec(address);
  return { parent: last?.[1] ?? "", name: last?.[2] ?? "", index: last?.[3] ?? "" };
}

/** The address in the configuration of what is at an address of the plan. */
export function withoutIndexes(address: string): string {
  return address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
}

function join(module: string, address: string): string {
  return module === "" ? address : `${module}.${address}`;
}
