import { domainToASCII } from "node:url";
import { expect, test } from "vitest";
import { nameLookAlike } from "../../src/lint/checks/policy/name-look-alike.ts";
import { createContext } from "../../src/lint/context.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };

function messagesFor(name: string): readonly string[] {
  const tree = treeOf(settings, [{ app: "app", allow: [{ tls: [domainToASCII(name)], reason: "test" }] }]);
  const messages: string[] = [];
  nameLookAlike.run(createContext(tree, "2026-12-01", []), ({ message }) => messages.push(message));
  return messages;
}

test.each([
  ["аpple.com", "Latin and Cyrillic"],
  ["gооgle.com", "Latin and Cyrillic"],
  ["login.раураӏ.com", "whose Cyrillic letters look like Latin ones"],
  ["ονο.com", "whose Greek letters look like Latin ones"],
])("%s reads like another name", (name, why) => {
  expect(messagesFor(name)).toEqual([expect.stringContaining(why)]);
});

test.each(["bücher.example", "пример.com", "παράδειγμα.gr", "例え.jp", "日本語abc.jp", "apple.com"])(
  "%s reads like itself",
  (name) => {
    expect(messagesFor(name)).toEqual([]);
  },
);
