/** Suggestions of the bundled action: a real repository, and a GitHub that takes comments on lines of the diff only. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { useActionPlace } from "../helpers/action-place.ts";
import type { FakeThread } from "../helpers/fake-github.ts";
import { type ActionRun, runAction } from "../helpers/run-action.ts";

const file = "policies/payments/checkout.yaml";
const mark = "<!-- discriminat-policy:suggestion:v1 -->";
const policy = (...lines: readonly string[]): string =>
  ["app: checkout", "team: payments", "allow:", ...lines, ""].join("\n");
const entry = (names: string): readonly string[] => [`  - tls: [${names}]`, "    reason: Card payments"];

const place = useActionPlace({ [file]: policy(...entry("Old.example.com")) });

function run(
  inputs: Readonly<Record<string, string>> = {},
  head = place.repository.git("rev-parse", "HEAD"),
): Promise<ActionRun> {
  const event = { pull_request: { number: 7, base: { sha: place.start }, head: { sha: head } } };
  return runAction(place, inputs, event);
}

/** The comments of every review, as `line: what is in the fence`. */
const suggested = (): readonly string[] =>
  place.github.reviews.flatMap(({ comments }) =>
    comments.map(({ line, body }) => `${line}: ${/^(`{3,})suggestion\n(.*)\n\1$/m.exec(body)?.[2]}`),
  );

it("are made for the lines that the change adds, all of a line in one, and not again", async () => {
  const lines = [
    ...entry("Old.example.com"),
    ...entry('API.stripe.com, "Files.stripe.com."'),
    "    expire: 2026-12-09",
  ];
  place.repository.commit("Add names", { [file]: policy(...lines) });
  place.github.diff.set(file, [6, 7, 8]);
  const { log } = await run();
  expect(log).not.toContain("no suggestions");
  expect(suggested()).toEqual(['6:   - tls: [api.stripe.com, "files.stripe.com"]', "8:     expires: 2026-12-09"]);
  const [review] = place.github.reviews;
  expect(review?.commit_id).toBe(place.repository.git("rev-parse", "HEAD"));
  expect(review?.body).toBe(`${mark}\ndiscriminat-policy lint suggests 2 repairs.`);
  expect(review?.comments[0]?.body.split("\n").slice(0, 4)).toEqual([
    mark,
    "- `policy/name-upper-case`: `API.stripe.com` holds upper case: `API`",
    "- `policy/name-upper-case`: `Files.stripe.com.` holds upper case: `F`",
    "- `policy/name-trailing-dot`: `Files.stripe.com.` ends with a dot",
  ]);

  await run();
  expect(place.github.reviews).toHaveLength(1);

  const text = readFileSync(join(place.repository.folder, file), "utf8").split("\n");
  for (const each of suggested()) text[Number.parseInt(each, 10) - 1] = each.slice(each.indexOf(": ") + 2);
  place.repository.commit("Take the suggestions", { [file]: text.join("\n") });
  const { log: after } = await run();
  expect(after.match(/::error file=.*?line=\d+/g)).toEqual([expect.stringContaining("line=4")]);
  expect(place.github.reviews).toHaveLength(1);
});

it("are at most 20 in a review, which counts the others; the next run makes these", async () => {
  const names = Array.from({ length: 23 }, (_, index) => `      - Host-${index}.example.com`);
  place.repository.commit("Add names", { [file]: policy("  - tls:", ...names, "    reason: Card payments") });
  place.github.diff.set(
    file,
    names.map((_, index) => index + 5),
  );
  await run();
  expect(place.github.reviews.map(({ comments }) => comments.length)).toEqual([20]);
  expect(place.github.reviews[0]?.body).toContain("3 more lines can be repaired in the same way");
  await run();
  expect(place.github.reviews.map(({ comments }) => comments.length)).toEqual([20, 3]);
  expect(new Set(suggested()).size).toBe(23);
});

it("are made though somebody else wrote the same, and though another line had one", async () => {
  place.repository.commit("Add a name", { [file]: policy(...entry("New.example.com")) });
  place.github.diff.set(file, [4]);
  await run();
  const [own] = place.github.threads.splice(0);
  const body = own?.body ?? "";
  place.github.threads.push({ path: file, line: 4, isOutdated: false, body, viewerDidAuthor: false });
  for (let line = 10; line < 210; line += 1) {
    place.github.threads.push({ path: file, line, isOutdated: false, body, viewerDidAuthor: true });
  }
  await run();
  expect(place.github.reviews).toHaveLength(2);
  const others = Array.from({ length: 150 }, (_, index) => ({ ...place.github.threads[0], line: index }) as FakeThread);
  const outdated = { path: file, line: null, isOutdated: true, body, viewerDidAuthor: true };
  place.github.threads.splice(0, Number.POSITIVE_INFINITY, ...others, outdated);
  await run();
  expect(place.github.reviews).toHaveLength(2);
});

it("are not made where the merge that is checked out has other lines than the branch", async () => {
  const reason = (text: string): readonly string[] => [entry("Old.example.com")[0] ?? "", `    reason: ${text}`];
  const other = "policies/payments/refunds.yaml";
  place.repository.git("checkout", "--quiet", "-b", "change");
  const head = place.repository.commit("Add a name", {
    [file]: policy(...reason("Card payments"), ...entry("Api.stripe.com")),
    [other]: policy(...entry("Api.stripe.com")).replace("app: checkout", "app: refunds"),
  });
  place.repository.git("checkout", "--quiet", "main");
  place.repository.commit("Go on", { [file]: `# Ours\n${policy(...reason("Card payments"))}` });
  place.repository.git("merge", "--quiet", "--no-edit", "change");
  place.github.diff.set(file, [6]).set(other, [1, 2, 3, 4, 5]);
  const { log } = await run({}, head);
  expect(log).toContain("line=7");
  expect(suggested()).toEqual(["4:   - tls: [api.stripe.com]"]);
  expect(place.github.reviews[0]?.comments[0]?.path).toBe(other);
});

it("hold nothing that leaves its fence, and nothing that hides", async () => {
  place.repository.commit("Add names", {
    [file]: policy(
      "  - tls: [Api.stripe.com] # ```` @octocat </details> <!-- ![x](https://evil.example)",
      "    reason: Card payments",
      "  - tls: [Files.stripe.com] # \u202eoff",
      "    reason: Card payments",
    ),
  });
  place.github.diff.set(file, [4, 5, 6, 7]);
  await run();
  expect(place.github.reviews.flatMap(({ comments }) => comments.map(({ line }) => line))).toEqual([4]);
  expect(place.github.reviews[0]?.comments[0]?.body.split("\n").slice(-3)).toEqual([
    "`````suggestion",
    "  - tls: [api.stripe.com] # ```` @octocat </details> <!-- ![x](https://evil.example)",
    "`````",
  ]);
});

it("fail nothing where GitHub refuses them, and are not tried where nothing may be written", async () => {
  place.repository.commit("Add a name", { [file]: policy(...entry("New.example.com")) });
  const refused = await run();
  expect(refused.code).toBe(1);
  expect(refused.outputs["exit-code"]).toBe("1");
  expect(refused.log).toContain(
    '::notice title=discriminat-policy::no suggestions: GitHub answers POST /repos/tern/policies/pulls/7/reviews with 422: "Unprocessable Entity".',
  );
  const lenient = await run({ "fail-on": "never", token: "of-a-fork" });
  expect(lenient.code).toBe(0);
  expect(lenient.log).toContain(
    '::notice title=discriminat-policy::no suggestions: GitHub answers POST /graphql with 401: "Bad credentials".',
  );
  place.github.requests.length = 0;
  await run({ comment: "never" });
  await run({ token: "" });
  expect(place.github.requests).toEqual([]);
  expect(place.github.reviews).toEqual([]);
});
