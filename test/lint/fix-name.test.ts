import { expect, test } from "vitest";
import { createContext } from "../../src/lint/context.ts";
import { fixName } from "../../src/lint/fix-name.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };

function fixOf(entry: object): string | undefined {
  const tree = treeOf(settings, [{ app: "app", allow: [{ reason: "r", ...entry }] }]);
  const [wrong] = createContext(tree, "2026-12-01", []).wrongNames;
  if (wrong === undefined) throw new Error("the name is right");
  return fixName(wrong)?.text;
}

test.each<[object, string | undefined]>([
  [{ tls: ["API.example.com"] }, '"api.example.com"'],
  [{ tls: ["api.example.com."] }, '"api.example.com"'],
  [{ tls: [" API.example.com. "] }, '"api.example.com"'],
  [{ tls: ["api..example.com"] }, undefined],
  [{ tls: ["API..example.com"] }, undefined],
  [{ tls: ["api_1.example.com"] }, undefined],
  [{ tls: ["B\u00dcCHER.example"] }, '"xn--bcher-kva.example"'],
  [{ tls: ["bu\u0308cher.example."] }, '"xn--bcher-kva.example"'],
  [{ tls: ["stra\u00dfe.example"] }, '"xn--strae-oqa.example"'],
  [{ tls: ["\u0430pi.example.com"] }, undefined],
  [{ tls: ["\uff41pi.example.com"] }, undefined],
  [{ tls: ["https://api.example.com"] }, '"api.example.com"'],
  [{ tls: ["https://api.example.com/"] }, '"api.example.com"'],
  [{ tls: ["HTTPS://api.example.com:443/"] }, '"api.example.com"'],
  [{ tls: ["api.example.com:443"] }, '"api.example.com"'],
  [{ tls: ["api.example.com:8443"] }, undefined],
  [{ tls: ["api.example.com:443"], ports: [443] }, '"api.example.com"'],
  [{ tls: ["api.example.com:443"], ports: [443, 8443] }, undefined],
  [{ tls: ["https://api.example.com"], ports: [8443] }, undefined],
  [{ tls: ["https://api.example.com:8443"], ports: [8443] }, undefined],
  [{ tls: ["ssh://api.example.com"] }, undefined],
  [{ tls: ["https://api.example.com/v1"] }, undefined],
  [{ tls: ["https://me@api.example.com"] }, undefined],
  [{ tls: ["xhttps://api.example.com"] }, undefined],
  [{ ssh: ["ssh://git.example.com"] }, '"git.example.com"'],
  [{ ssh: ["git.example.com:22"] }, '"git.example.com"'],
  [{ ssh: ["git.example.com:443"] }, undefined],
  [{ ssh: ["https://git.example.com"] }, undefined],
])("%j is written as %s", (entry, expected) => {
  expect(fixOf(entry)).toBe(expected);
});

test("a name that the guardrails forbid belongs to no list, so that its port is not taken away", () => {
  const tree = treeOf({ ...settings, guardrails: { never: [{ name: "api.example.com:443", reason: "r" }] } }, []);
  const [wrong] = createContext(tree, "2026-12-01", []).wrongNames;
  expect(wrong && fixName(wrong)).toBeUndefined();
});
