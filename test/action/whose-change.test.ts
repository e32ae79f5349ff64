import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { useActionPlace } from "../helpers/action-place.ts";
import { type ActionRun, runAction } from "../helpers/run-action.ts";

const file = "policies/payments/checkout.yaml";
const policy = (names: string, reason = "Card payments"): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${names}]\n    reason: ${reason}\n`;

const place = useActionPlace({ [file]: policy("api.stripe.com") });
let start: string;
beforeEach(() => {
  start = place.start;
});

const git = (...args: readonly string[]): string => place.repository.git(...args);
const tip = (ref = "HEAD"): string => git("rev-parse", ref);

/** A branch with one more commit, from what is checked out. */
function branch(name: string, text: string): string {
  git("switch", "--quiet", "--create", name);
  return place.repository.commit(name, { [file]: text });
}

/** Something else that was merged into main meanwhile. */
function moveMainOn(): string {
  git("switch", "--quiet", "main");
  return place.repository.commit("Another app", {
    "policies/shop/search.yaml": 'app: search\nteam: shop\nallow:\n  - tls: ["*.elastic.example"]\n    reason: r\n',
  });
}

/** As refs/pull/7/merge. */
function checkOutMerge(name: string): string {
  git("switch", "--quiet", "--detach", "main");
  git("merge", "--quiet", "--no-ff", "--message", "Merge", name);
  return tip();
}

function run(
  event: object,
  inputs: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
): Promise<ActionRun> {
  return runAction(place, { comment: "always", ...inputs }, event, more);
}

const pullRequest = (head: string, base = start): object => ({
  pull_request: { number: 7, base: { sha: base, ref: "main" }, head: { sha: head } },
});

const widening = policy('api.stripe.com, "*.attacker.example"');
const strict = { "fail-on-widening": "true" };

describe("a change that widens", () => {
  it.each<[string, () => readonly [event: object, more?: Readonly<Record<string, string>>]]>([
    ["on its branch", () => [pullRequest(branch("change", widening))]],
    [
      "on its branch, which has moved on",
      () => {
        const head = branch("change", widening);
        place.repository.commit("Say hello", { "README.md": "Hello\n" });
        return [pullRequest(head)];
      },
    ],
    [
      "merged with the base",
      () => {
        const head = branch("change", widening);
        const merge = checkOutMerge("change");
        return [pullRequest(head), { GITHUB_EVENT_NAME: "pull_request", GITHUB_SHA: merge }];
      },
    ],
    [
      "merged with a base that has moved on",
      () => {
        const head = branch("change", widening);
        moveMainOn();
        return [pullRequest(head), { GITHUB_SHA: checkOutMerge("change") }];
      },
    ],
    [
      "that brings back what the base has removed meanwhile",
      () => {
        place.repository.commit("Add", { [file]: widening });
        start = tip();
        const head = branch("change", policy('api.stripe.com, "*.attacker.example"', "Payments"));
        git("switch", "--quiet", "main");
        place.repository.commit("Remove", { [file]: policy("api.stripe.com") });
        git("switch", "--quiet", "--detach", "main");
        git("merge", "--quiet", "--no-ff", "--strategy-option=theirs", "--message", "Merge", "change");
        place.repository.write({ [file]: widening });
        git("commit", "--quiet", "--all", "--amend", "--no-edit");
        return [pullRequest(head), { GITHUB_SHA: tip() }];
      },
    ],
    [
      "by pull_request_target that checks out the merge",
      () => {
        const head = branch("change", widening);
        const main = moveMainOn();
        checkOutMerge("change");
        return [pullRequest(head), { GITHUB_EVENT_NAME: "pull_request_target", GITHUB_SHA: main }];
      },
    ],
    [
      "whose author made a merge with it as the base",
      () => {
        // The branch has moved on since: its new end looks like a merge of the pull request.
        const head = branch("change", policy("api.stripe.com", "Cards"));
        git("switch", "--quiet", "--create", "evil", "main");
        place.repository.commit("Widen", { [file]: widening });
        git("merge", "--quiet", "--no-ff", "--strategy=ours", "--message", "Merge", "change");
        return [pullRequest(head), { GITHUB_EVENT_NAME: "pull_request", GITHUB_SHA: "1".repeat(40) }];
      },
    ],
  ])("%s is WIDER", async (_, make) => {
    const [event, more] = make();
    const { code, outputs, log } = await run(event, strict, more);
    expect(log).toContain("*.attacker.example");
    expect(log).not.toContain("elastic");
    expect([code, outputs.verdict]).toEqual([1, "WIDER"]);
    expect(place.github.comments[0]?.body).toContain("**WIDER**");
  });

  it("is WIDER in a merge group too, where there is nothing to comment on", async () => {
    const head = branch("gh-readonly-queue/main/pr-7", widening);
    const event = { merge_group: { head_sha: head, base_sha: start, base_ref: "refs/heads/main" } };
    const { code, outputs } = await run(event, strict);
    expect([code, outputs.verdict]).toEqual([1, "WIDER"]);
    expect(place.github.requests).toEqual([]);
  });
});

it("is not blamed for what others have merged since the event's base", async () => {
  const head = branch("change", policy("api.stripe.com", "Cards"));
  moveMainOn();
  const { code, outputs } = await run(pullRequest(head), strict, { GITHUB_SHA: checkOutMerge("change") });
  expect([code, outputs.verdict]).toEqual([0, "EQUAL"]);
});

describe("a change that is not checked out", () => {
  it.each<[string, () => object]>([
    [
      "the base branch, as with pull_request_target",
      () => {
        const head = branch("change", widening);
        git("switch", "--quiet", "main");
        return pullRequest(head);
      },
    ],
    [
      "another branch",
      () => {
        const head = branch("change", widening);
        git("switch", "--quiet", "--create", "other", "main");
        place.repository.commit("Other", { "README.md": "x\n" });
        return pullRequest(head);
      },
    ],
    [
      "a merge of another change",
      () => {
        const head = branch("change", widening);
        git("switch", "--quiet", "--create", "other", "main");
        place.repository.commit("Other", { "README.md": "x\n" });
        checkOutMerge("other");
        return pullRequest(head);
      },
    ],
    ["a commit that git does not know", () => pullRequest("1".repeat(40))],
    [
      "the base of a merge group",
      () => {
        const head = branch("queue", widening);
        git("switch", "--quiet", "main");
        return { merge_group: { head_sha: head, base_sha: start, base_ref: "refs/heads/main" } };
      },
    ],
  ])("is refused: %s", async (_, make) => {
    for (const inputs of [{}, { base: "main" }]) {
      const { code, log, summary, outputs } = await run(make(), inputs, { GITHUB_EVENT_NAME: "pull_request_target" });
      git("switch", "--quiet", "--force", "main");
      for (const name of ["change", "other", "queue"]) git("branch", "--quiet", "--force", name);
      for (const name of ["change", "other", "queue"]) git("branch", "--quiet", "-D", name);
      expect(log).toMatch(/^::error title=discriminat-policy::what is checked out \([0-9a-f]{12}\) is not /);
      expect([code, summary, outputs.verdict]).toEqual([2, "", undefined]);
    }
    expect(place.github.requests).toEqual([]);
  });

  it("is told how to check it out", async () => {
    const head = branch("change", widening);
    git("switch", "--quiet", "main");
    const { log } = await run(pullRequest(head), {}, { GITHUB_EVENT_NAME: "pull_request_target" });
    expect(log).toContain(
      "use the event pull_request, or check it out: actions/checkout with `ref: refs/pull/7/merge`",
    );
  });

  it("is not guessed in a clone that is too shallow", async () => {
    const head = branch("change", widening);
    moveMainOn();
    git("branch", "merge", checkOutMerge("change"));
    git("clone", "--quiet", "--depth=1", "--branch=merge", `file://${place.repository.folder}`, "shallow");
    const { code, log } = await run(pullRequest(head), { policies: "shallow/policies" });
    expect(code).toBe(2);
    expect(log).toContain("fetch-depth: 0");
    expect(place.github.requests).toEqual([]);
  });
});

it("says that there is no review where the event is about no change, louder where a review was to fail it", async () => {
  const push = await run({}, {}, { GITHUB_EVENT_NAME: "push" });
  expect(push.log).toContain("::notice title=discriminat-policy::no review: the event push is about no change.");
  const gate = await run({}, strict, { GITHUB_EVENT_NAME: "schedule" });
  expect(gate.log).toContain("::warning title=discriminat-policy::no review: the event schedule is about no change.");
  expect([push.code, gate.code, place.github.requests]).toEqual([0, 0, []]);
});

it("makes suggestions where the repository is checked out into a folder of the workspace", async () => {
  const head = branch("change", policy("api.stripe.com, API.Files.example"));
  place.github.diff.set(file, [4]);
  const { log } = await run(
    pullRequest(head),
    { policies: "work/policies" },
    { GITHUB_WORKSPACE: join(place.repository.folder, "..") },
  );
  expect(log).not.toContain("no suggestions");
  expect(place.github.reviews[0]?.comments.map(({ path, line }) => [path, line])).toEqual([[file, 4]]);
});
