/** Names, reasons and folders are chosen by others: they stay text in bodies, titles, messages, branches and what is printed. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Proposing, startProposing } from "../../helpers/proposing.ts";
import { repository } from "../../helpers/readme-commands.ts";

let place: Proposing;
let out = "";
beforeAll(async () => {
  place = await startProposing(join(repository, "test/fixtures/cli/upkeep/files"));
  const file = join(place.clone.folder, "observations.json");
  const snapshot = JSON.parse(readFileSync(file, "utf8"));
  const [flow] = snapshot.flows;
  for (const name of [
    "::error::\u001b[31mattacker.example",
    "--> <img src=x onerror=alert(1)>.example",
    "@security-team.example",
    "$(touch pwned).example",
    "xn--80ak6aa92e.com",
    "a".repeat(300),
  ]) {
    snapshot.flows.push({ ...flow, name, see_thru: "exerted" });
  }
  writeFileSync(file, JSON.stringify(snapshot));
  mkdirSync(join(place.clone.folder, "policies/te`am --> x"), { recursive: true });
  const reason = '"--> @org/all #1 <b>![x](http://evil.example) $(id) `code`"';
  const policy = `app: odd\nteam: payments\nallow:\n  - tls: [a.example.com]\n    reason: ${reason}\n    expires: 2026-11-01\n`;
  writeFileSync(join(place.clone.folder, "policies/te`am --> x/odd.yaml"), policy);
  place.clone.git("add", "--all");
  place.clone.git("commit", "--quiet", "--message", "Odd");
  place.clone.git("push", "--quiet", "origin", "main");
  const run = await place.run("2026-11-16", "--propose", "github", "--observations", "observations.json");
  expect(run).toMatchObject({ code: 0, err: "" });
  out = run.out;
});
afterAll(async () => await place.remove());

it("no body has more than the one comment of HTML, an element, a mention, a link or an image outside of code", () => {
  expect(place.pulls.all).toHaveLength(3);
  for (const { body } of place.pulls.all) {
    expect(body.match(/-->/g)?.length).toBeGreaterThan(0);
    const [marker = "", ...rest] = body.split("\n");
    expect(marker).toMatch(/^<!-- [^<>]*-->$/);
    const outsideOfCode = rest.join("\n").replace(/`[^`\n]*`/g, "");
    expect(outsideOfCode.replace(/<\/?sub>/g, "")).not.toMatch(/<|-->|@|!\[|\]\(|https?:|#\d/);
  }
});

it("titles, messages and branches hold letters, digits and hyphens of a folder, and nothing of names", () => {
  const branches = place.pulls.all.map(({ branch }) => branch);
  expect(branches).toContainEqual(expect.stringMatching(/^egress-upkeep\/te-am-----x-[0-9a-f]{16}$/));
  for (const { branch, title } of place.pulls.all) {
    expect(title).toMatch(/^Egress upkeep: [A-Za-z0-9-]+$/);
    const message = place.clone.git("--git-dir", place.origin, "log", "-1", "--format=%B", branch);
    expect(message).toMatch(/^Egress upkeep: [A-Za-z0-9-]+\n\nAs of 2026-11-16: [a-z0-9 ,-]+\.$/);
  }
});

it("nothing that is printed acts on a terminal or a runner", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
  expect(out).not.toMatch(/\u001b|^::|\u202e/m);
});
