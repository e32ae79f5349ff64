import { afterAll, expect, test } from "vitest";
import { copyExample, fencedBlocks } from "../helpers/readme-commands.ts";

const example = copyExample("examples/minimal");
afterAll(example.remove);

test("the commands of the README succeed and write one group with one rule", () => {
  for (const commands of fencedBlocks(example.read("README.md"), "sh")) example.run(commands);
  const { resource } = JSON.parse(example.read("cdktf.out/stacks/main/cdk.tf.json"));
  expect(Object.values(resource.aws_security_group)).toMatchObject([{ name: "guestbook-egress" }]);
  expect(Object.values(resource.aws_vpc_security_group_egress_rule)).toMatchObject([
    {
      description: "discriminat:tls:api.mail.example,ssm.eu-west-2.amazonaws.com,ssmmessages.eu-west-2.amazonaws.com",
      cidr_ipv4: "0.0.0.0/0",
      from_port: 443,
    },
  ]);
});
