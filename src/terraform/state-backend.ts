/** A Terraform backend of any type, arguments passed through. CDKTF's own default writes an absolute path: never use it. */
import { TerraformBackend, TerraformRemoteState } from "cdktf";
import type { Construct } from "constructs";

export class StateBackend extends TerraformBackend {
  readonly #type: string;
  readonly #arguments: Readonly<Record<string, unknown>>;

  constructor(scope: Construct, type: string, args: Readonly<Record<string, unknown>>) {
    super(scope, "state_backend", type);
    this.#type = type;
    this.#arguments = args;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.#arguments };
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return { ...this.#arguments };
  }

  /** Called by CDKTF where another stack refers to a resource of this one. */
  getRemoteStateDataSource(scope: Construct, name: string): TerraformRemoteState {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a Terraform expression.
    return new StackState(scope, name, this.#type, { workspace: "${terraform.workspace}", ...this.#arguments });
  }
}

/** `TerraformRemoteState` is abstract, with nothing left to implement. */
class StackState extends TerraformRemoteState {}
