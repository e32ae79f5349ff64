/** The review page that the bundled action writes where it is asked to, and that nothing which keeps it from that hides a verdict. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { useActionPlace } from "../helpers/action-place.ts";
import { type ActionRun, runAction } from "../helpers/run-action.ts";

const file = "policies/payments/checkout.yaml";
const policy = (names: string): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${names}]\n    reason: Card payments\n`;
const widened = policy('api.stripe.com, "*.paypal.com"');
const run = { GITHUB_SERVER_URL: "https://github.example", GITHUB_RUN_ID: "4711" };
const link =
  "The whole tree on one page: `egress-report.html` among the [artifacts of this run](https://github.example/tern/policies/actions/runs/4711#artifacts).";

const place = useActionPlace({ [file]: policy("api.stripe.com, files.stripe.com") });

function act(inputs: Readonly<Record<string, string>>, event?: object, before = ""): Promise<ActionRun> {
  const head = place.repository.git("rev-parse", "HEAD");
  const pull = { pull_request: { number: 7, base: { sha: place.start }, head: { sha: head } } };
  return runAction({ ...place, before }, inputs, event ?? pull, run);
}

const verdictOf = ({ code, outputs: { "report-file": _, "markdown-file": __, ...others } }: ActionRun) => ({
  code,
  others,
});

it("is written only where it is asked for, and changes nothing else", async () => {
  place.repository.commit("Widen", { [file]: widened });
  const without = await act({});
  expect(without.outputs["report-file"]).toBe("");
  const plain = place.github.comments[0]?.body ?? "";
  expect(plain).not.toContain("egress-report.html");

  const asked = await act({ report: "true" });
  expect(verdictOf(asked)).toEqual(verdictOf(without));
  const parts = plain.split("\n\n");
  expect(place.github.comments.map(({ body }) => body)).toEqual([
    [...parts.slice(0, 2), link, ...parts.slice(2)].join("\n\n"),
  ]);
  expect(parts[1]).toContain("**WIDER, and narrower in part**");
});

it("says what changed since the base of the pull request, with the snapshot that was given", async () => {
  const flow = {
    ...{ app: "checkout", group: null, name: "new.example.com", protocol: "tls", port: 443, outcome: "allowed" },
    ...{ see_thru: "exerted", connections: 12, sources: 1, days: ["2026-11-14"], protocol_versions: [], reasons: [] },
    ...{ first_seen: "2026-11-14T23:58:02Z", last_seen: "2026-11-14T23:58:02Z" },
  };
  const snapshot = {
    ...{ version: 1, network: "prod", complete: true, gaps: [], verbosity: "full", sources: [], acceptances: [] },
    window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
    records: { client: 12, server: 0, config: 0, unreadable: 0 },
    ...{ unattributed: { ambiguous: 0, unknown: 0 }, flows: [flow] },
  };
  place.repository.commit("Widen", { [file]: widened, "observations.json": JSON.stringify(snapshot) });
  const { outputs, log } = await act({ report: "true", observations: "observations.json" });
  const page = readFileSync(outputs["report-file"] ?? "", "utf8");
  expect(outputs["report-file"]).toMatch(new RegExp(`^${place.temporary}/.*/egress-report\\.html$`));
  for (const text of ["*.paypal.com", "files.stripe.com", "new.example.com", place.start.slice(0, 7)])
    expect(page).toContain(text);
  expect(log).not.toContain("::warning title=discriminat-policy");
});

it("is written without changes where there is nothing to compare with", async () => {
  const { outputs } = await act({ report: "true" }, {});
  expect(readFileSync(outputs["report-file"] ?? "", "utf8")).toContain("No base was given");
  expect(place.github.comments).toEqual([]);
});

it.each<[string, string, string, string]>([
  ["a disk that is full", widened, "ulimit -f 16", "no review page: "],
  ["policies that cannot be read", "app: [", "", "no review page: error: "],
])("hides no verdict where %s keeps it from being written", async (_, text, before, words) => {
  place.repository.commit("Change", { [file]: text });
  const without = await act({ "fail-on-widening": "true" }, undefined, before);
  const body = place.github.comments[0]?.body;
  const asked = await act({ "fail-on-widening": "true", report: "true" }, undefined, before);
  expect(without.code).not.toBe(0);
  expect(verdictOf(asked)).toEqual(verdictOf(without));
  expect(asked.outputs["report-file"]).toBe("");
  expect(asked.summary).toBe(without.summary);
  expect(asked.log).toContain(`::warning title=discriminat-policy report::${words}`);
  expect(place.github.comments[0]?.body).toBe(body);
});

it("is linked from the longest comment too", async () => {
  const names = Array.from({ length: 1500 }, (_, index) => `"*.host-${index}.partner-with-a-long-name.github.io"`);
  place.repository.commit("Much", { [file]: policy(names.join(", ")) });
  await act({ report: "true" });
  const body = place.github.comments[0]?.body ?? "";
  expect(body).toContain(link);
  expect(body.length).toBeGreaterThan(50_000);
  expect(body.length).toBeLessThanOrEqual(60_000 + link.length + 2);
});
