/** The same as on GitHub with merge requests, in short: a life of one, by GitLab's API. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Proposing, startProposing } from "../../helpers/proposing.ts";
import { repository } from "../../helpers/readme-commands.ts";

let place: Proposing;
beforeAll(async () => {
  place = await startProposing(join(repository, "test/fixtures/cli/upkeep/files"));
});
afterAll(async () => await place.remove());

const run = (asOf: string, ...more: readonly string[]) =>
  place.run(asOf, "--propose", "gitlab", "--observations", "observations.json", ...more);
const states = () => place.pulls.all.map(({ branch, state, merged }) => `${branch} ${merged ? "merged" : state}`);

it("opens one a team, with its labels, and says so", async () => {
  const { code, out, err } = await run("2026-11-16", "--label", "egress");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("!1 opened");
  expect(place.pulls.all[0]).toMatchObject({ title: "Egress upkeep: payments", labels: ["egress"] });
  expect(place.pulls.all[0]?.body).toContain("Closing this merge request says no to all of it");
});

it("changes nothing without news", async () => {
  const before = place.writes().length;
  expect((await run("2026-11-17")).out.match(/nothing is new/g)).toHaveLength(2);
  expect(place.writes()).toHaveLength(before);
});

it("brings them onto a base that has moved, leaves out what was closed, and finds what was merged", async () => {
  place.pulls.merge(1, "squash");
  place.pulls.close(2);
  const { out } = await run("2026-11-18");
  expect(out).toContain("declined in !2");
  expect(states()).toEqual(["egress-upkeep/payments merged", "egress-upkeep/shop closed"]);
});

it("leaves a branch alone that others have committed to, and says it once", async () => {
  place.push("main", {
    "policies/payments/refunds.yaml":
      "app: refunds\nteam: payments\nsee_thru:\n  until: 2026-11-01\n  reason: Learning\n",
  });
  await run("2026-11-18");
  expect(states()).toContain("egress-upkeep/payments open");
  place.push("egress-upkeep/payments", { "note.txt": "mine" });
  for (const asOf of ["2026-11-19", "2026-11-20"]) expect((await run(asOf)).out).toContain("!3 left alone");
  expect(place.pulls.all[2]?.comments).toHaveLength(1);
});

it("closes one of which nothing is due any more, and deletes its branch", async () => {
  place.pulls.close(3);
  place.clone.git("push", "--quiet", "origin", ":egress-upkeep/payments");
  place.push("main", {
    "policies/payments/late.yaml": "app: late\nteam: payments\nsee_thru:\n  until: 2026-11-02\n  reason: Learning\n",
  });
  await run("2026-11-20");
  expect(states().at(-1)).toBe("egress-upkeep/payments open");
  place.push("main", { "policies/payments/late.yaml": undefined });
  expect((await run("2026-11-21")).out).toContain("!4 closed: nothing of it is due any more");
  expect(states().at(-1)).toBe("egress-upkeep/payments closed");
  expect(place.clone.git("ls-remote", "origin", "egress-upkeep/payments")).toBe("");
});
