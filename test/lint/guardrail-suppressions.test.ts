/** Guardrails cannot be suppressed by those whom they bind, unless the settings permit it. */
import { afterEach, describe, expect, test } from "vitest";
import { createWorkFolder, type WorkFolder } from "../helpers/command-line.ts";

let folder: WorkFolder | undefined;
afterEach(() => folder?.remove());

const network = "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n";
const comment = (check: string) => `# discriminat-policy-ignore ${check}: we need it\n`;

const allow = "allow:\n  - tls: [api.example.com]\n    reason: r\n";

/** Where each guardrail is broken, with room for a comment on the line above. */
const broken: Readonly<Record<string, (above: string) => Readonly<Record<string, string>>>> = {
  "policy/never-name": (above) => ({
    "team/app.yaml": `app: app\nteam: team\nallow:\n  ${above}  - tls: [raw.pastebin.com]\n    reason: r\n`,
  }),
  "policy/port-outside-guardrail": (above) => ({
    "team/app.yaml": `app: app\nteam: team\nallow:\n  - tls: [api.example.com]\n    reason: r\n    ${above}    ports: [8443]\n`,
  }),
  "policy/window-too-long": (above) => ({
    "team/app.yaml": `app: app\nteam: team\nsee_thru:\n  ${above}  until: 2027-11-30\n  reason: r\n`,
  }),
  "policy/review-due": (above) => ({
    "team/app.yaml": `app: app\nteam: team\n${above}confirmed: 2026-01-02\n${allow}`,
  }),
  "policy/confirmed-ahead": (above) => ({
    "team/app.yaml": `app: app\nteam: team\n${above}confirmed: 2027-01-02\n${allow}`,
  }),
};
/** What the guardrails must hold beside the names that no policy may admit. */
const asked: Readonly<Record<string, string>> = { "policy/review-due": "  entries: {review_days: 90}\n" };
const inBundle: typeof broken = {
  "policy/never-name": (above) => ({
    "team/app.yaml": "app: app\nteam: team\nallow:\n  - bundle: ours\n    reason: r\n",
    "bundles/ours.yaml": `bundle: ours\ndescription: d\nallow:\n  ${above}  - tls: [raw.pastebin.com]\n`,
  }),
  "policy/port-outside-guardrail": (above) => ({
    "team/app.yaml": "app: app\nteam: team\nallow:\n  - bundle: ours\n    reason: r\n",
    "bundles/ours.yaml": `bundle: ours\ndescription: d\nallow:\n  - tls: [api.example.com]\n    ${above}    ports: [8443]\n`,
  }),
};

async function lint(files: Readonly<Record<string, string>>, guardrails: string, checks = "") {
  folder = createWorkFolder("2026-11-16");
  const settings = `${network}guardrails:\n  never: [{name: "*.pastebin.com", reason: Paste sites}]\n${guardrails}${checks}`;
  folder.write({ "policies/discriminat.yaml": settings });
  folder.write(Object.fromEntries(Object.entries(files).map(([path, text]) => [`policies/${path}`, text])));
  const { out } = await folder.run("lint", "--format", "json");
  const { findings } = JSON.parse(out) as { readonly findings: readonly { readonly check: string }[] };
  return findings.map(({ check }) => check).filter((check) => check !== "policy/multi-tenant-name");
}

describe.each([
  ["a policy", broken],
  ["a bundle", inBundle],
])("in %s", (_, cases) => {
  const checks = Object.keys(cases);
  test.each(checks)("%s stays a finding, and the comment is one", async (check) => {
    const found = await lint(cases[check]?.(comment(check)) ?? {}, asked[check] ?? "");
    expect(found.sort()).toEqual([check, "policy/suppression-refused"].sort());
  });

  test.each(checks)("%s can be suppressed where the settings permit it", async (check) => {
    expect(
      await lint(cases[check]?.(comment(check)) ?? {}, `${asked[check] ?? ""}  suppressible: [${check}]\n`),
    ).toEqual([]);
  });

  test.each(checks)("%s stays a finding where the settings permit another", async (check) => {
    const other = Object.keys(broken).find((one) => one !== check);
    const found = await lint(cases[check]?.(comment(check)) ?? {}, `${asked[check] ?? ""}  suppressible: [${other}]\n`);
    expect(found).toContain(check);
  });

  test.each(checks)("%s can be turned off in the settings, and then the comment is not one", async (check) => {
    expect(await lint(cases[check]?.(comment(check)) ?? {}, asked[check] ?? "", `checks: {${check}: off}\n`)).toEqual(
      [],
    );
  });

  test.each(checks)("the finding about the comment cannot be suppressed by a comment: %s", async (check) => {
    const both = `${comment("policy/suppression-refused").trimEnd()}\n  ${comment(check)}`;
    expect(await lint(cases[check]?.(both) ?? {}, asked[check] ?? "")).toContain("policy/suppression-refused");
  });
});

test("what is not a guardrail is suppressed as before", async () => {
  const policy = `app: app\nteam: team\nallow:\n  - tls: [x.example.com]\n    reason: r\n    ${comment("policy/entry-expired")}    expires: 2026-01-01\n`;
  expect(await lint({ "team/app.yaml": policy }, "")).toEqual([]);
});

test("no other check can be listed as suppressible", async () => {
  expect(await lint(broken["policy/never-name"]?.("") ?? {}, "  suppressible: [policy/name-url]\n")).toContain(
    "schema/wrong-value",
  );
});
