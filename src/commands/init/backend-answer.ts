/** The Terraform backend that `init` writes into the settings, from what people say of it. Pure. */
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";

/** Its type, and its arguments as texts. */
export interface BackendAnswer {
  readonly type: string;
  readonly arguments: Readonly<Record<string, string>>;
}

export function s3Backend(bucket: string, region: string): BackendAnswer {
  return withState({ type: "s3", arguments: { bucket } }, region);
}

/**
 * Reads `type` or `type:key=value,key=value`. What tells the states of several stacks apart is added where the type is known and
 * its arguments do not say it.
 *
 * @returns `undefined` for `local`, which is Terraform's own default
 * @throws UserError where it is neither
 */
export function readBackend(written: string, region: string): BackendAnswer | undefined {
  if (written === "local") return undefined;
  const [, type = "", rest] = /^([a-z][a-z0-9_]*)(?::(.+))?$/.exec(written) ?? [];
  const pairs = (rest ?? "").split(",").map((pair) => /^([a-z_0-9]+)=(.+)$/.exec(pair));
  if (type === "" || (rest !== undefined && pairs.includes(null))) {
    throw new UserError(`${quote(written)} is not a backend`, {
      hint: "Write its type and arguments, as in --backend s3:bucket=my-terraform-state, or --backend local.",
    });
  }
  const args = Object.fromEntries(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1] ?? "", pair[2] ?? ""]])));
  if (type === "s3" && args.bucket === undefined) {
    throw new UserError("the backend s3 needs a bucket", { hint: "Write --backend s3:bucket=my-terraform-state." });
  }
  return withState({ type, arguments: args }, region);
}

function withState({ type, arguments: args }: BackendAnswer, region: string): BackendAnswer {
  const own = [
    { type: "azurerm", needs: { key: "egress.{stack}.tfstate" } },
    { type: "gcs", needs: { prefix: "egress/{stack}" } },
    { type: "s3", needs: { key: "egress/{stack}.tfstate", region, use_lockfile: "true" } },
  ].find((one) => one.type === type);
  // What was said comes first, and wins.
  return { type, arguments: { ...args, ...own?.needs, ...args } };
}
