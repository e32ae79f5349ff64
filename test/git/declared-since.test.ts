import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { declaredHistory } from "../../src/git/declared-since.ts";
import { createGit } from "../../src/git/run-git.ts";
import { parsePolicy } from "../../src/policy/parse-file.ts";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";

const path = "policies/payments/checkout.yaml";
const from = "2026-11-01T00:00:00Z";
const policy = (allow: string, more = ""): string => `app: checkout\nteam: payments\n${more}allow:\n${allow}`;
const entry = (names: string, more = ""): string => `  - tls: [${names}]\n    reason: r\n${more}`;

let repository: GitRepository;
beforeEach(() => {
  repository = createRepository();
});
afterEach(() => repository.remove());

/** Commits at a time; the helper's clock stands still. */
function commitAt(date: string, files: Readonly<Record<string, string | undefined>>): void {
  repository.write(files);
  repository.git("add", "--all");
  repository.git("commit", "--quiet", "--message", date);
  const env = `GIT_COMMITTER_DATE=${date}`;
  repository.git("-c", `alias.redate=!${env} git commit --quiet --amend --no-edit --date=${date}`, "redate");
}

/** What the file on the disk declares, and since when. */
function sinceOf(text: string, folder = "policies"): Readonly<Record<string, string | undefined>> {
  const history = declaredHistory(createGit(repository.folder, repository.env), folder, from);
  const { policy: parsed } = parsePolicy({ path, text }, "payments");
  const written = parsed?.allow.flatMap(({ list, bundle }) => [...(list?.names ?? []), ...(bundle ? [bundle] : [])]);
  return Object.fromEntries((written ?? []).map((at) => [at.value, parsed && history?.(parsed, at, path)]));
}

describe("the time since which a name is declared", () => {
  it("is before the window where the file has not changed since", () => {
    const text = policy(entry("a.example"));
    commitAt("2026-10-01T00:00:00Z", { [path]: text });
    commitAt("2026-11-05T00:00:00Z", { "README.md": "x" });
    expect(sinceOf(text)).toEqual({ "a.example": from });
    expect(sinceOf(text, "")).toEqual({ "a.example": from });
  });

  it("is when it came in, where that was within the window", () => {
    commitAt("2026-10-01T00:00:00Z", { [path]: policy(entry("a.example")) });
    commitAt("2026-11-03T10:00:00Z", { [path]: policy(entry("a.example, b.example")) });
    const text = policy(`${entry("a.example, b.example")}  - bundle: aws/sts\n    reason: r\n`);
    commitAt("2026-11-07T12:30:00+02:00", { [path]: text });
    expect(sinceOf(text)).toEqual({
      "a.example": from,
      "b.example": "2026-11-03T10:00:00Z",
      "aws/sts": "2026-11-07T10:30:00Z",
    });
  });

  it("is known of a refusal too, and not mixed up with the entry that it replaces", () => {
    commitAt("2026-10-01T00:00:00Z", { [path]: policy(entry("a.example, q.example")) });
    const text = `${policy(entry("a.example"))}refuse:\n  - name: q.example\n    reason: r\n`;
    commitAt("2026-11-04T00:00:00Z", { [path]: text });
    const history = declaredHistory(createGit(repository.folder, repository.env), "policies", from);
    const { policy: parsed } = parsePolicy({ path, text }, "payments");
    const at = parsed?.refuse[0]?.name;
    expect(parsed && at && history?.(parsed, at, path)).toBe("2026-11-04T00:00:00Z");
    commitAt("2026-11-05T00:00:00Z", { [path]: text.replace(": r\n", ": because\n") });
    expect(parsed && at && history?.(parsed, at, path)).toBe("2026-11-04T00:00:00Z");
  });

  it("is told apart for names, bundles and refusals that stand side by side, and for apps", () => {
    const bundle = (name: string): string => `  - bundle: ${name}\n    reason: r\n`;
    const refuse = (name: string): string => `  - name: ${name}\n    reason: r\n`;
    const old = `${policy(entry("a.example") + bundle("aws/sts"))}refuse:\n${refuse("q.example")}`;
    const text = `${policy(entry("a.example") + bundle("aws/sts") + bundle("aws/ecr"))}refuse:\n${refuse("q.example")}${refuse("r.example")}`;
    commitAt("2026-10-01T00:00:00Z", { [path]: old });
    commitAt("2026-11-04T00:00:00Z", { [path]: text });
    expect(sinceOf(text)).toEqual({ "a.example": from, "aws/sts": from, "aws/ecr": "2026-11-04T00:00:00Z" });
    const history = declaredHistory(createGit(repository.folder, repository.env), "policies", from);
    const { policy: parsed } = parsePolicy({ path, text }, "payments");
    const refusals = parsed?.refuse.map(({ name }) => name && history?.(parsed, name, path));
    expect(refusals).toEqual([from, "2026-11-04T00:00:00Z"]);
    const other = text.replace("app: checkout", "app: basket");
    commitAt("2026-11-05T00:00:00Z", { [path]: other });
    expect(new Set(Object.values(sinceOf(other)))).toEqual(new Set(["2026-11-05T00:00:00Z"]));
  });

  it("depends on which ports and networks an entry has, not on their order", () => {
    const text = (ports: string, networks: string): string =>
      policy(entry("a.example", `    ports: [${ports}]\n    networks: [${networks}]\n`));
    commitAt("2026-10-01T00:00:00Z", { [path]: text("8443, 9443", "prod, lab") });
    commitAt("2026-11-04T00:00:00Z", { [path]: text("9443, 8443", "lab, prod") });
    expect(sinceOf(text("9443, 8443", "lab, prod"))).toEqual({ "a.example": from });
    commitAt("2026-11-05T00:00:00Z", { [path]: text("9443, 8444", "lab, prod") });
    expect(sinceOf(text("9443, 8444", "lab, prod"))).toEqual({ "a.example": "2026-11-05T00:00:00Z" });
    commitAt("2026-11-06T00:00:00Z", { [path]: text("9443, 8444", "lab, test") });
    expect(sinceOf(text("9443, 8444", "lab, test"))).toEqual({ "a.example": "2026-11-06T00:00:00Z" });
  });

  it("is of one file, whatever the others do, and whatever they are called", () => {
    const text = policy(entry("a.example"));
    const odd = "policies/payments/:1 2 3 4 M\nx.yaml";
    commitAt("2026-10-01T00:00:00Z", { [path]: text, "other/a.yaml": text });
    commitAt("2026-11-04T00:00:00Z", { [odd]: text, "other/a.yaml": policy(entry("b.example")) });
    commitAt("2026-11-05T00:00:00Z", { [odd]: undefined });
    for (const folder of ["policies", ""]) expect(sinceOf(text, folder)).toEqual({ "a.example": from });
    const history = declaredHistory(createGit(repository.folder, repository.env), "policies", from);
    const { policy: parsed } = parsePolicy({ path, text }, "payments");
    const at = parsed?.allow[0]?.list?.names[0];
    expect(parsed && at && history?.(parsed, at, "other/a.yaml")).toBeUndefined();
  });

  it("is known where the id of the version before begins or ends with a zero", () => {
    const commented = (number: number): string => `${policy(entry("a.example"))}# ${number}\n`;
    const ids = Array.from({ length: 400 }, (_, number) => number).map((number) => {
      const text = commented(number);
      return { text, id: createHash("sha1").update(`blob ${text.length}\0${text}`).digest("hex") };
    });
    const [first, second] = [/^0.*[^0]$/, /^[^0].*0$/].map((pattern) => ids.find(({ id }) => pattern.test(id))?.text);
    commitAt("2026-10-01T00:00:00Z", { [path]: first ?? "" });
    commitAt("2026-11-04T00:00:00Z", { [path]: second ?? "" });
    commitAt("2026-11-05T00:00:00Z", { [path]: commented(1_000) });
    expect(sinceOf(commented(1_000))).toEqual({ "a.example": from });
  });

  it("begins anew where it was taken away in between", () => {
    const text = policy(entry("a.example, b.example"));
    commitAt("2026-10-01T00:00:00Z", { [path]: text });
    commitAt("2026-11-03T00:00:00Z", { [path]: policy(entry("a.example")) });
    commitAt("2026-11-04T00:00:00Z", { [path]: text });
    expect(sinceOf(text)).toEqual({ "a.example": from, "b.example": "2026-11-04T00:00:00Z" });
  });

  it("is not known for what is not committed", () => {
    commitAt("2026-10-01T00:00:00Z", { [path]: policy(entry("a.example")) });
    const text = policy(entry("a.example, b.example"));
    repository.write({ [path]: text });
    expect(sinceOf(text)).toEqual({ "a.example": from, "b.example": undefined });
    repository.git("rm", "--quiet", "--cached", path);
    repository.git("commit", "--quiet", "--message", "Gone");
    expect(sinceOf(text)).toEqual({ "a.example": undefined, "b.example": undefined });
  });

  it.each([
    ["another port", policy(entry("a.example", "    ports: [8443]\n"))],
    ["another network", policy(entry("a.example", "    networks: [prod]\n"))],
    ["another deployment", policy(entry("a.example"), "networks: [prod]\n")],
    ["another protocol", policy(entry("a.example")).replace("tls", "ssh")],
  ])("begins with %s", (_, text) => {
    commitAt("2026-10-01T00:00:00Z", { [path]: policy(entry("a.example")) });
    commitAt("2026-11-06T00:00:00Z", { [path]: text });
    expect(sinceOf(text)).toEqual({ "a.example": "2026-11-06T00:00:00Z" });
  });

  it("stays where an entry moves, or its reason changes", () => {
    commitAt("2026-10-01T00:00:00Z", { [path]: policy(entry("a.example") + entry("b.example")) });
    const text = policy(entry("b.example") + entry("a.example").replace(": r", ": because"));
    commitAt("2026-11-06T00:00:00Z", { [path]: text });
    expect(sinceOf(text)).toEqual({ "a.example": from, "b.example": from });
  });

  it("is the merge, for what a branch brought in", () => {
    commitAt("2026-10-01T00:00:00Z", { [path]: policy(entry("a.example")) });
    repository.git("checkout", "--quiet", "-b", "branch");
    const text = policy(entry("a.example, b.example"));
    commitAt("2026-10-02T00:00:00Z", { [path]: text });
    repository.git("checkout", "--quiet", "main");
    const merge = "GIT_COMMITTER_DATE=2026-11-09T00:00:00Z git merge --quiet --no-ff -m Merge branch";
    repository.git("-c", `alias.land=!${merge}`, "land");
    expect(sinceOf(text)).toEqual({ "a.example": from, "b.example": "2026-11-09T00:00:00Z" });
  });

  it("is new in a file that was renamed, and in a history that was cut off", () => {
    const text = policy(entry("a.example"));
    commitAt("2026-10-01T00:00:00Z", { "policies/shop/checkout.yaml": text });
    commitAt("2026-11-05T00:00:00Z", { "policies/shop/checkout.yaml": undefined, [path]: text });
    expect(sinceOf(text)).toEqual({ "a.example": "2026-11-05T00:00:00Z" });
    repository.git("clone", "--quiet", "--depth=1", `file://${repository.folder}`, "shallow");
    const history = declaredHistory(createGit(join(repository.folder, "shallow"), repository.env), "policies", from);
    const { policy: parsed } = parsePolicy({ path, text }, "payments");
    const at = parsed?.allow[0]?.list?.names[0];
    expect(parsed && at && history?.(parsed, at, path)).toBe("2026-11-05T00:00:00Z");
  });

  it("is not known without a commit", () => {
    expect(declaredHistory(createGit(repository.folder, repository.env), "policies", from)).toBeUndefined();
  });
});
