import { expect, test } from "vitest";
import { topLevelLabels } from "../../src/discriminat/public-suffix-list.ts";
import { notPublic } from "../../src/discriminat/top-level.ts";

test.each([
  ["io.containerd", "containerd", "unknown"],
  ["api.stripe.con", "con", "unknown"],
  ["*.api.stripe.cmo", "cmo", "unknown"],
  ["index.js", "js", "unknown"],
  ["host.docker.internal", "internal", "private"],
  ["metadata.google.internal", "internal", "private"],
  ["printer.local", "local", "private"],
  ["a.b.svc.cluster.local", "local", "private"],
  ["localhost.localdomain", "localdomain", "unknown"],
  ["nas.home.arpa", "home.arpa", "private"],
  ["hidden.onion", "onion", "private"],
] as const)("%s can never be public: %s", (name, end, kind) => {
  expect(notPublic(name)).toEqual({ end, kind });
});

test.each([
  "api.stripe.com",
  "*.example.com",
  "rates.northline.example",
  "a.test",
  "xn--bcher-kva.xn--p1ai",
  "api.aws",
  "1.1.arpa",
  "api.*",
  "api.co?",
  "api.{region}",
])("%s can be public", (name) => {
  expect(notPublic(name)).toBeUndefined();
});

test("every top-level domain of the list can be public, but for what is kept for private use", () => {
  for (const label of topLevelLabels()) {
    if (label === "onion") continue;
    expect(notPublic(`www.${label}`), label).toBeUndefined();
  }
});
