/**
 * Why a stack has a `terraform_data` resource: it is always there, it comes after every rule, and it changes when a see-thru
 * window is opened or closed. Terraform orders a removal only after changes of what has depended on the removed: without this,
 * a window's rule could go before the rules that take its place are there. See docs/decisions/0003-order-of-changes.md.
 */
import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { AppLayout } from "../security-groups/layout.ts";

export class SeeThruWindows extends TerraformResource {
  readonly #windows: Readonly<Record<string, readonly string[]>>;

  constructor(scope: Construct, id: string, layouts: readonly AppLayout[], lastRules: readonly string[]) {
    super(scope, id, { terraformResourceType: "terraform_data" });
    this.dependsOn = [...lastRules];
    this.#windows = Object.fromEntries(
      layouts.map((layout) => [layout.app, windowRules(layout)] as const).filter(([, rules]) => rules.length > 0),
    );
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.#windows };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return { input: { value: this.#windows, isBlock: false, type: "any", storageClassType: "any" } };
  }
}

/** Places of an app's see-thru rules: `egress/see-thru`. Their dates are left out: a longer window changes no order. */
function windowRules({ groups }: AppLayout): readonly string[] {
  return groups.flatMap((group) =>
    group.rules
      .filter((rule) => rule.description.startsWith("discriminat:see-thru:"))
      .map((rule) => `${group.id}/${rule.id}`),
  );
}
