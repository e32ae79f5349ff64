/** Where Terraform keeps its state, as the settings say: a state that moves is an empty one to the next plan. Pure. */
import type { Settings, TerraformSettings } from "../policy/model.ts";
import { quote } from "../text/quote.ts";

/** One clause for each difference, without a full stop. */
export function stateChanges({ terraform: base }: Settings, { terraform: head }: Settings): readonly string[] {
  const stacks = (one: TerraformSettings): string => (one.stacks === "team" ? "per network and team" : "per network");
  return [
    ...(base.stacks === head.stacks
      ? []
      : [`there is one stack, with a state of its own, ${stacks(head)} instead of ${stacks(base)}`]),
    ...backendChanges(base.backend, head.backend),
  ];
}

type Backend = TerraformSettings["backend"];

function backendChanges(base: Backend, head: Backend): readonly string[] {
  if (base?.type !== head?.type) return [`Terraform's state moves from ${placeOf(base)} to ${placeOf(head)}`];
  const keys = new Set([...Object.keys(base?.arguments ?? {}), ...Object.keys(head?.arguments ?? {})]);
  return [...keys].sort().flatMap((key) => {
    const [was, is] = [argumentOf(base, key), argumentOf(head, key)];
    return was === is
      ? []
      : [`${quote(key)} of Terraform's backend ${quote(head?.type ?? "")} ${changeWords(was, is)}`];
  });
}

function changeWords(was: string | undefined, is: string | undefined): string {
  if (was === undefined) return `is set to ${quote(is ?? "")}`;
  return is === undefined ? `is no longer set, it was ${quote(was)}` : `changes from ${quote(was)} to ${quote(is)}`;
}

const placeOf = (backend: Backend): string =>
  backend === undefined ? "a local file" : `the backend ${quote(backend.type)}`;

function argumentOf(backend: Backend, key: string): string | undefined {
  const own = backend?.arguments;
  if (own === undefined || !Object.hasOwn(own, key)) return undefined;
  const value = own[key];
  return typeof value === "string" ? value : JSON.stringify(value);
}
