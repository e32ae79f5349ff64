/** One pull request a team: made, kept, updated, left alone and withdrawn, in a real repository and by GitHub's API. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Proposing, startProposing } from "../../helpers/proposing.ts";
import { repository } from "../../helpers/readme-commands.ts";

const files = join(repository, "test/fixtures/cli/upkeep/files");
const payments = "egress-upkeep/payments";
const shop = "egress-upkeep/shop";
const ledgerPath = "policies/payments/ledger.yaml";
const night = ["--propose", "github", "--observations", "observations.json"];

let place: Proposing;
beforeEach(async () => {
  place = await startProposing(files);
});
afterEach(async () => await place.remove());

const refs = (): string => place.clone.git("--git-dir", place.origin, "for-each-ref");
const headOf = (branch: string): string => place.clone.git("--git-dir", place.origin, "rev-parse", branch);
const open = () => place.pulls.all.filter(({ state }) => state === "open");
const run = (asOf = "2026-11-16", ...more: readonly string[]) => place.run(asOf, ...night, ...more);

interface Snapshot {
  window: { from: string; to: string };
  complete: boolean;
  flows: { app: string; name: string; connections: number; sources: number; days: string[]; last_seen: string }[];
}
/** Another night's observation. */
function observe(change: (snapshot: Snapshot) => void): void {
  const file = join(place.clone.folder, "observations.json");
  const snapshot = JSON.parse(readFileSync(file, "utf8"));
  change(snapshot);
  writeFileSync(file, JSON.stringify(snapshot));
}

describe("the first night", () => {
  it("opens one pull request a team, each with one commit on the base that touches the team's files alone", async () => {
    const { code, out, err } = await run();
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("#1 opened");
    expect(open().map(({ branch, base, title }) => [branch, base, title])).toEqual([
      [payments, "main", "Egress upkeep: payments"],
      [shop, "main", "Egress upkeep: shop"],
    ]);
    for (const [branch, folder] of [
      [payments, "policies/payments/"],
      [shop, "policies/shop/"],
    ]) {
      expect(place.clone.git("--git-dir", place.origin, "rev-list", `main..${branch}`).split("\n")).toHaveLength(1);
      const changed = place.clone.git("--git-dir", place.origin, "diff", "--name-only", `main..${branch}`).split("\n");
      expect(changed.every((path) => path.startsWith(folder ?? ""))).toBe(true);
    }
    expect(place.show(payments, ledgerPath)).not.toContain("trial.vendor.example");
    expect(place.pulls.all[0]?.body).toContain("`trial.vendor.example`");
  });

  it("touches neither what is checked out nor any ref, index or setting of the clone", async () => {
    place.clone.git("switch", "--quiet", "--create", "feature");
    place.clone.write({ [ledgerPath]: "half: written", "notes.txt": "mine" });
    place.clone.git("add", "notes.txt");
    const state = () =>
      ["status --porcelain", "for-each-ref", "rev-parse HEAD", "config --local --list", "stash list"].map((line) =>
        place.clone.git(...line.split(" ")),
      );
    const before = state();
    expect(await run()).toMatchObject({ code: 0 });
    expect(state()).toEqual(before);
    expect(open()).toHaveLength(2);
  });

  it("adds the labels that were asked for", async () => {
    await run("2026-11-16", "--label", "egress", "upkeep");
    expect(open().map(({ labels }) => labels)).toEqual([
      ["egress", "upkeep"],
      ["egress", "upkeep"],
    ]);
  });
});

describe("a night without news", () => {
  it.each([
    ["again on the same day", "2026-11-16", () => {}],
    [
      "on the next day, with some more of the same",
      "2026-11-17",
      (snapshot: Snapshot) => {
        snapshot.window.to = "2026-11-17T00:00:00Z";
        for (const flow of snapshot.flows) flow.connections += 30;
      },
    ],
  ])("changes nothing %s: no push, no edit", async (_, asOf, change) => {
    await run();
    const before = { refs: refs(), pulls: JSON.stringify(place.pulls.all), writes: place.writes().length };
    observe(change);
    const { code, out } = await run(asOf, "--detailed-exitcode");
    expect({ code, unchanged: out.match(/as it was: nothing is new/g)?.length }).toEqual({ code: 0, unchanged: 2 });
    expect({ refs: refs(), pulls: JSON.stringify(place.pulls.all), writes: place.writes().length }).toEqual(before);
  });

  it("makes the same commit again where a run broke off after its push", async () => {
    await run();
    const head = headOf(payments);
    place.pulls.all.splice(0);
    await run();
    expect(headOf(payments)).toBe(head);
    expect(open()).toHaveLength(2);
  });
});

describe("news", () => {
  it("goes into the same pull request", async () => {
    await run();
    observe(({ flows }) => {
      const flow = flows.find(({ name }) => name === "files.stripe.com");
      if (flow !== undefined) flows.push({ ...flow, name: "uploads.stripe.com" });
    });
    const { code, out } = await run("2026-11-17", "--detailed-exitcode");
    expect({ code, out }).toEqual({ code: 2, out: expect.stringContaining("#1 brought up to date") });
    expect(open()).toHaveLength(2);
    expect(open()[0]?.body).toContain("`uploads.stripe.com`");
    expect(place.show(payments, "policies/payments/checkout.yaml")).toContain("uploads.stripe.com");
  });

  it("is a base that has moved: the branch is one commit on it again, and keeps what others merged into the same lines", async () => {
    await run();
    const ledger = place.show("main", ledgerPath);
    const base = place.push("main", {
      [ledgerPath]: ledger.replace("archive.example.com]", "archive.example.com, notary.example.com]"),
    });
    await run("2026-11-17");
    expect(place.clone.git("--git-dir", place.origin, "rev-list", `main..${payments}`).split("\n")).toHaveLength(1);
    expect(headOf(`${payments}^`)).toBe(base);
    expect(place.show(payments, ledgerPath)).toContain("[journal.example.com, notary.example.com]");
    expect(open()).toHaveLength(2);
  });
});

describe("what people do", () => {
  it.each(["merge", "squash"] as const)("a pull request that was merged (%s) is done", async (how) => {
    await run();
    place.pulls.merge(1, how);
    const { out } = await run("2026-11-17");
    expect(out).toContain("payments\n    nothing is due\n");
    expect(place.pulls.all).toHaveLength(2);
    // The next thing that is due gets a new one, on the branch that may still be there.
    observe(({ flows }) => {
      const flow = flows.find(({ name }) => name === "api.stripe.com");
      if (flow !== undefined) flows.push({ ...flow, name: "b.stripe.com" });
    });
    await run("2026-11-18");
    expect(open().map(({ number, branch }) => [number, branch])).toEqual([
      [2, shop],
      [3, payments],
    ]);
  });

  it("what a person closed is not proposed again until there is at least twice as much of it", async () => {
    await run();
    place.pulls.close(1);
    const second = await run("2026-11-17");
    expect(second.out).toMatch(/declined in #1: adds 1 name and removes 1 entry, 1 unused name and 1 see-thru window/);
    expect(place.pulls.all).toHaveLength(2);
    const more = (connections: number) =>
      observe(({ flows }) => {
        const flow = flows.find(({ name }) => name === "files.stripe.com");
        if (flow !== undefined) flow.connections = connections;
      });
    more(239);
    await run("2026-11-18");
    expect(place.pulls.all).toHaveLength(2);
    more(240);
    await run("2026-11-19");
    expect(open().map(({ number }) => number)).toEqual([2, 3]);
    expect(place.pulls.all[2]?.body).toMatch(/Proposed before, and declined[\s\S]*trial\.vendor\.example/);
    const checkout = place.show(payments, "policies/payments/checkout.yaml");
    expect([checkout.includes("files.stripe.com"), checkout.includes("see_thru")]).toEqual([true, true]);
  });

  it("commits of others stay: the branch is left alone, and that is said once", async () => {
    await run();
    const theirs = place.push(payments, { [ledgerPath]: `${place.show(payments, ledgerPath)}\n# Kept.\n` });
    for (const asOf of ["2026-11-17", "2026-11-18"]) {
      const { code, out } = await run(asOf);
      expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("#1 left alone") });
    }
    expect(headOf(payments)).toBe(theirs);
    expect(place.pulls.all[0]?.comments).toHaveLength(1);
    // Merged with them, it is done; nothing of theirs is lost.
    place.pulls.merge(1, "squash");
    expect((await run("2026-11-19")).out).toContain("payments\n    nothing is due\n");
    expect(place.show("main", ledgerPath)).toContain("# Kept.");
  });

  it("a pull request of a fork with the branch's name is none of ours", async () => {
    const { body } = place.pulls.openFromFork(payments, '<!-- discriminat-policy:upkeep:v1 {"team":"payments"} -->');
    await run();
    expect(place.pulls.all.map(({ number, from }) => [number, from])).toEqual([
      [1, "mallory/policies"],
      [2, "tern/policies"],
      [3, "tern/policies"],
    ]);
    expect(place.pulls.all[0]?.body).toBe(body);
  });
});

describe("when nothing is due any more", () => {
  it("the pull request is closed with a comment, and its branch deleted; the same is proposed again when it is due again", async () => {
    await run();
    const before = place.show("main", "policies/shop/shipping.yaml");
    const settled = place.show(shop, "policies/shop/shipping.yaml");
    place.push("main", { "policies/shop/shipping.yaml": `${settled}\n` });
    const { out } = await run("2026-11-17");
    expect(out).toContain("#2 closed: nothing of it is due any more");
    expect(place.pulls.all[1]).toMatchObject({
      state: "closed",
      merged: false,
      comments: [expect.stringContaining("closed")],
    });
    expect(refs()).not.toContain(shop);
    place.push("main", { "policies/shop/shipping.yaml": `${before}\n` });
    await run("2026-11-18");
    expect(open().map(({ branch }) => branch)).toEqual([payments, shop]);
  });

  it("a team without policies has none either", async () => {
    await run();
    place.push("main", { "policies/shop/shipping.yaml": undefined });
    expect((await run("2026-11-17")).out).toContain("#2 closed");
    expect(refs()).not.toContain(shop);
  });

  it("it stays where the evidence does not suffice to tell", async () => {
    await run();
    observe((snapshot) => {
      snapshot.complete = false;
    });
    const { out } = await run("2026-11-17");
    expect(out).toMatch(/#1 as it was: the evidence does not suffice/);
    expect(open()).toHaveLength(2);
  });
});

describe("trouble", () => {
  it("a forge that refuses one team keeps no other waiting, and is said with exit code 3", async () => {
    place.github.refuseNext.push({ status: 403 });
    const { code, err } = await run();
    expect(code).toBe(3);
    expect(err).toMatch(/error: payments: GitHub answers GET [^ ]+ with 403/);
    expect(open().map(({ branch }) => branch)).toEqual([shop]);
  });

  it.each([
    [["--write"], "--write and --propose do not go together"],
    [["--app", "ledger"], "--app and --propose do not go together"],
    [["--remote", "upstream"], 'no remote "upstream"'],
    [["--base", "trunk"], 'no branch "trunk"'],
  ])("%j is refused: %s", async (more, message) => {
    const { code, err } = await run("2026-11-16", ...more);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(place.writes()).toEqual([]);
  });

  it("a push that came between stays: the next run looks again", async () => {
    await run();
    observe(({ flows }) => {
      const flow = flows.find(({ name }) => name === "files.stripe.com");
      if (flow !== undefined) flows.push({ ...flow, name: "uploads.stripe.com" });
    });
    const { answer } = place.pulls;
    let theirs = "";
    Object.assign(place.pulls, {
      answer: (...request: Parameters<typeof answer>) => {
        // The branches have been looked at by now.
        if (theirs === "") theirs = place.push(payments, { "policies/payments/notes.txt": "mine\n" });
        return answer(...request);
      },
    });
    const { code, out } = await run("2026-11-17");
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringContaining("someone else pushed to its branch meanwhile"),
    });
    expect(headOf(payments)).toBe(theirs);
    expect((await run("2026-11-18")).out).toContain("#1 left alone");
  });

  it("no more than asked for is proposed at once, the rest next time, and a window last of all", async () => {
    await run("2026-11-16", "--max-items", "1");
    expect(open()[0]?.body).toMatch(/More that is due, for the next time/);
    expect(place.show(payments, "policies/payments/checkout.yaml")).toMatch(/files\.stripe\.com[\s\S]*see_thru/);
  });
});
