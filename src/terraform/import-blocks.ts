/**
 * `import` blocks: what is there already, and the resource that it becomes. CDKTF's own `importFrom` makes the same ones, and runs
 * `terraform version` for each of them, which no synthesis of ours may need.
 */
import { TerraformElement, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { addressOf } from "./references.ts";

export interface Import {
  readonly to: TerraformResource;
  /** `sgr-…` */
  readonly id: string;
}

export class ImportBlocks extends TerraformElement {
  readonly #imports: readonly Import[];

  constructor(scope: Construct, id: string, imports: readonly Import[]) {
    super(scope, id);
    this.#imports = imports;
  }

  override toTerraform(): object {
    return { import: this.#imports.map(({ to, id }) => ({ id, to: addressOf(to) })) };
  }
}
