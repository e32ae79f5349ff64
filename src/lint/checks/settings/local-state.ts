/** A repository whose automation runs Terraform on our stacks, while their state is a local file. Points at the settings. */
import { quote } from "../../../text/quote.ts";
import { terraformRun } from "../../automation.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const localState = defineLintCheck({
  id: "settings/local-state",
  summary: "a workflow runs Terraform, and the state is a file on one machine",
  why: "Without `terraform.backend` in the settings, Terraform keeps what it has deployed in a file beside `cdktf.out`. A runner starts without that file: its plan creates every group once more, and an apply fails on names that are taken, or leaves groups that no state knows. Only [a backend that all runs share](https://developer.hashicorp.com/terraform/language/backend) makes a plan in CI mean anything.",
  repair:
    "Write a backend into the settings, with `{stack}` in the argument that tells states apart. Where the state is with a service that puts its own backend in place of ours, such as HCP Terraform, suppress the finding.",
  severity: "warning",
  run: ({ tree: { settings }, automation }, report) => {
    const { backend } = settings.terraform;
    if (backend !== undefined && backend.type !== "local") return;
    const runs = automation.flatMap((file) => {
      const at = terraformRun(file);
      return at === undefined ? [] : [{ file, at, message: "runs Terraform" }];
    });
    const [first] = runs;
    if (first === undefined) return;
    report({
      file: settings.source,
      at: settings.at,
      message: `${quote(first.file.path)} runs Terraform, and the state of the stacks is a local file, which no other run has; it should be in a shared backend`,
      help: 'write `terraform: {backend: {s3: {bucket: …, key: "egress/{stack}.tfstate", region: …}}}`, or another backend',
      related: runs,
    });
  },
});
