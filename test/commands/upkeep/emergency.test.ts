/** An emergency entry that is over is removed, or reported with exit code 1: no run passes over it in silence. */

import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Proposing, startProposing } from "../../helpers/proposing.ts";
import { repository } from "../../helpers/readme-commands.ts";

const path = "policies/payments/ledger.yaml";
const policy = `app: ledger
team: payments
allow:
  - tls: [journal.example.com]
    reason: The journal
  - tls: [status.vendor.example]
    reason: Their outage
    emergency: {until: 2026-11-14, ticket: INC-1}
`;
let place: Proposing;
beforeEach(async () => {
  place = await startProposing(join(repository, "test/fixtures/cli/upkeep/files"));
  place.push("main", { [path]: policy });
  place.clone.git("pull", "--quiet", "origin", "main");
});
afterEach(async () => await place.remove());

const propose = (asOf: string, ...more: readonly string[]) => place.run(asOf, "--propose", "github", ...more);

it("is not due on its last day, and an error on the next one as long as it stays", async () => {
  expect(await place.run("2026-11-14", "--app", "ledger")).toMatchObject({ code: 0 });
  const { code, err } = await place.run("2026-11-15", "--app", "ledger");
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('error: "ledger": emergency entry 2') });
  expect((await place.run("2026-11-15", "--app", "ledger", "--quiet")).err).toContain("emergency entry 2");
  expect(await place.run("2026-11-15", "--app", "ledger", "--write")).toMatchObject({ code: 0 });
});

it("is proposed first, and whatever the bound is", async () => {
  expect(await propose("2026-11-15", "--max-items", "1")).toMatchObject({ code: 0 });
  expect(place.show("egress-upkeep/payments", path)).not.toContain("status.vendor.example");
  expect(place.pulls.all[0]?.body).toContain("Removed: emergency entries that are over");
});

it.each<[string, (pull: Proposing) => void]>([
  ["a person has closed its proposal", ({ pulls }) => pulls.close(1)],
  [
    "others have committed to the branch",
    ({ push }) => void push("egress-upkeep/payments", { "policies/note.txt": "" }),
  ],
])("is an error again every night where %s", async (_, act) => {
  await propose("2026-11-15");
  act(place);
  for (const asOf of ["2026-11-16", "2026-11-17"]) {
    const { code, err } = await propose(asOf);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/error: "ledger": emergency entry 2 .* no open proposal removes it/),
    });
  }
});
