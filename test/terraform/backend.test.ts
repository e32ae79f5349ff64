import { expect, test } from "vitest";
import { backendsOf } from "../../src/terraform/backend.ts";
import { expression } from "../helpers/synthesized.ts";

const s3 = (args: Record<string, unknown>) =>
  ({ stacks: "network", backend: { type: "s3", arguments: args } }) as const;

test("the default is a local file beside the output directory, one for each stack", () => {
  const backendOf = backendsOf({ stacks: "network", backend: undefined }, ["prod", "staging"]);
  expect(backendOf("prod")).toEqual({ type: "local", arguments: { path: "../../../terraform.prod.tfstate" } });
});

test("{stack} is replaced in every text of the arguments, however deep, and nothing else is touched", () => {
  const args = { key: "a/{stack}/{stack}.tfstate", encrypt: true, tags: [{ stack: "{stack}" }, null, 3] };
  expect(backendsOf(s3(args), ["prod"])("prod")).toEqual({
    type: "s3",
    arguments: { key: "a/prod/prod.tfstate", encrypt: true, tags: [{ stack: "prod" }, null, 3] },
  });
});

test("several stacks in one state are refused", () => {
  const settings = s3({ bucket: "b", key: "egress.tfstate" });
  expect(() => backendsOf(settings, ["prod", "staging"])).toThrow('the backend "s3" would keep 2 stacks in one state');
  expect(backendsOf(settings, ["prod"])("prod").arguments).toEqual({ bucket: "b", key: "egress.tfstate" });
});

test("an argument that Terraform would evaluate is refused", () => {
  expect(() => backendsOf(s3({ key: `${expression("path.module")}/{stack}` }), ["prod"])).toThrow(
    "an argument of the backend",
  );
});
