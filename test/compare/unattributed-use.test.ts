import { expect, it } from "vitest";
import { countUnattributedUse } from "../../src/compare/unattributed-use.ts";
import { resolveNames } from "../../src/policy/resolve.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { settings, snapshotOf } from "./traffic.ts";

/** Connections of unknown apps that each name of one entry may have admitted. */
function counts(entry: object, flows: readonly Partial<Flow>[]): readonly number[] {
  const tree = treeOf(settings, [{ app: "checkout", allow: [{ reason: "a", ...entry }] }]);
  const count = countUnattributedUse(snapshotOf(flows).flows);
  return tree.policies.flatMap((policy) =>
    tree.settings.networks.flatMap((network) => resolveNames(tree, policy, network).map(count)),
  );
}

const flows: readonly Partial<Flow>[] = [
  { name: "api.example.com", connections: 1 },
  { name: "api.example.com", connections: 2, outcome: "disallowed" },
  { name: "files.example.com", connections: 4 },
  { name: "api.example.org", connections: 8 },
  { name: "api.eu.example.com", connections: 16 },
  { name: "api.example.com", port: 8443, connections: 32 },
  { name: "api.example.com", protocol: "ssh", port: 22, connections: 64 },
  { name: "203.0.113.7", connections: 128 },
];

it.each<[object, readonly number[]]>([
  [{ tls: ["api.example.com", "www.example.com"] }, [3, 0]],
  [{ tls: ["*.example.com"] }, [7]],
  [{ tls: ["*.*.com"] }, [7]],
  [{ tls: ["api.example.*"] }, [11]],
  [{ tls: ["api.*.example.com"] }, [16]],
  [{ tls: ["api*.example.com"] }, [3]],
  [{ tls: ["a?i.example.com", "a?.example.com"] }, [3, 0]],
  [{ tls: ["*.example.net"] }, [0]],
  [{ tls: ["*.example.com"], ports: [8443] }, [32]],
  [{ tls: ["api.example.com"], ports: [9443] }, [0]],
  [{ tls: ["*.example.com"], ports: [9443] }, [0]],
  [{ ssh: ["api.example.com"] }, [64]],
  [{ tls: ["*.*.*.com", "*.com"] }, [16, 0]],
  [{ tls: ["*.example.com", "*.example.com"] }, [7, 7]],
])("of %j: %j", (entry, expected) => {
  expect(counts(entry, flows)).toEqual(expected);
});

it("is nothing where every app is known", () => {
  expect(counts({ tls: ["*.example.com", "api.example.com"] }, [])).toEqual([0, 0]);
});
