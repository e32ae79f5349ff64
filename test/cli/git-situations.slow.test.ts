/**
 * `review`, and what reads policies, in every situation that a repository of git can be in: read right, or refused with the
 * repair. The change always adds one name and makes a window longer.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRepository, type GitRepository } from "../helpers/git-repository.ts";
import { program } from "./session.ts";

const settings = "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n";
const checkout = (names: string, until: string): string =>
  `app: checkout\nteam: payments\nallow:\n  - tls: [${names}]\n    reason: r\nsee_thru:\n  until: ${until}\n  reason: r\n`;
const search = "app: search\nteam: shop\nallow:\n  - tls: [search.example]\n    reason: r\n";
const file = "policies/payments/checkout.yaml";

interface Outcome {
  readonly status: number | null;
  readonly text: string;
  readonly verdict: string | undefined;
  readonly checks: readonly string[];
}

let origin: GitRepository;
let root: string;

beforeAll(() => {
  origin = createRepository();
  root = join(origin.folder, "..");
  origin.commit("Before all");
  origin.commit("Before");
  origin.commit("One", {
    "policies/discriminat.yaml": settings,
    "policies/shop/search.yaml": search,
    [file]: checkout("a.example", "2026-11-28"),
  });
  for (const day of ["2026-12-01", "2026-12-02", "2026-12-03"])
    origin.commit(day, { [file]: checkout("a.example", day) });
  origin.git("config", "uploadpack.allowFilter", "true");
  origin.git("switch", "--quiet", "--create", "change");
  origin.commit("Change", { [file]: checkout("a.example, b.example", "2026-12-04") });
});
afterAll(() => origin.remove());

function git(folder: string, ...args: readonly string[]): string {
  const allowed = ["-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false"];
  const { status, stdout, stderr } = spawnSync("git", [...allowed, ...args], {
    cwd: folder,
    env: origin.env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}

function clone(name: string, ...options: readonly string[]): string {
  rmSync(join(root, name), { recursive: true, force: true });
  git(root, "clone", "--quiet", "--branch=change", ...options, `file://${origin.folder}`, name);
  return join(root, name);
}

function run(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Outcome {
  const argv = [program, ...args, "--as-of", "2026-11-24", "--format", "pretty", "--format", `json:${root}/out.json`];
  rmSync(join(root, "out.json"), { force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    cwd: folder,
    env: { ...origin.env, ...env },
    encoding: "utf8",
  });
  const json = existsSync(join(root, "out.json")) ? JSON.parse(readFileSync(join(root, "out.json"), "utf8")) : {};
  const findings: readonly { readonly check: string }[] = json.findings ?? [];
  return {
    status,
    text: stdout + stderr,
    verdict: json.review?.verdict,
    checks: findings.map(({ check }) => check.replace("review/", "")).sort(),
  };
}

const review = (folder: string, base: string, more: readonly string[] = []): Outcome =>
  run(folder, ["review", "--base", base, ...more]);

/** What is right wherever the whole history is at hand. */
const right = { status: 0, verdict: "WIDER", checks: ["name-wider", "window-extended-again"] };

describe("review reads right", () => {
  it.each<[string, (name: string) => Outcome]>([
    ["a clone", (name) => review(clone(name), "origin/main")],
    [
      "a clone without a working branch",
      (name) => review(clone(name, "--no-single-branch"), "refs/remotes/origin/main"),
    ],
    [
      "a detached checkout",
      (name) => {
        const folder = clone(name);
        git(folder, "checkout", "--quiet", "--detach");
        return review(folder, "origin/main");
      },
    ],
    ["a partial clone whose remote answers", (name) => review(clone(name, "--filter=blob:none"), "origin/main")],
    ["a clone without trees whose remote answers", (name) => review(clone(name, "--filter=tree:0"), "origin/main")],
    [
      "a linked working tree",
      (name) => {
        git(clone(`${name}-main`), "worktree", "add", "--quiet", "--detach", join(root, name));
        return review(join(root, name), "origin/main");
      },
    ],
    [
      "a folder behind a symbolic link",
      (name) => {
        symlinkSync(clone(`${name}-real`), join(root, name));
        return review(join(root, name), "origin/main");
      },
    ],
    ["a folder below the top", (name) => review(join(clone(name), "policies"), "origin/main", ["--policies", "."])],
    [
      "a sparse checkout that has all policies",
      (name) => {
        const folder = clone(name);
        git(folder, "sparse-checkout", "set", "policies");
        return review(folder, "origin/main");
      },
    ],
    [
      "a repository whose objects lie elsewhere",
      (name) => review(clone(name, "--reference", origin.folder), "origin/main"),
    ],
    [
      "packed refs and a commit graph",
      (name) => {
        const folder = clone(name);
        git(folder, "pack-refs", "--all");
        git(folder, "commit-graph", "write", "--reachable");
        return review(folder, "origin/main");
      },
    ],
    [
      "a file that git was told not to look at",
      (name) => {
        const folder = clone(name);
        git(folder, "reset", "--quiet", "--hard", "origin/main");
        git(folder, "update-index", "--assume-unchanged", file);
        writeFileSync(join(folder, file), checkout("a.example, b.example", "2026-12-04"));
        return review(folder, "origin/main");
      },
    ],
    [
      "changes that are not committed",
      (name) => {
        const folder = clone(name);
        git(folder, "reset", "--quiet", "--soft", "origin/main");
        return review(folder, "HEAD");
      },
    ],
    [
      "the environment of a hook",
      (name) =>
        run(clone(name), ["review", "--base", "origin/main"], { GIT_DIR: "/nowhere", GIT_INDEX_FILE: "/nowhere" }),
    ],
  ])("%s", (name, outcome) => {
    expect(outcome(name.replaceAll(" ", "-"))).toMatchObject(right);
  });

  it("a repository with SHA-256", () => {
    const folder = join(root, "sha256");
    git(root, "init", "--quiet", "--initial-branch=main", "--object-format=sha256", "sha256");
    mkdirSync(join(folder, "policies/payments"), { recursive: true });
    writeFileSync(join(folder, "policies/discriminat.yaml"), settings);
    for (const [branch, names, day] of [
      ["main", "a.example", "2026-12-02"],
      ["main", "a.example", "2026-12-03"],
      ["change", "a.example, b.example", "2026-12-04"],
    ] as const) {
      git(folder, "checkout", "--quiet", "-B", branch);
      writeFileSync(join(folder, file), checkout(names, day));
      git(folder, "add", "--all");
      git(folder, "commit", "--quiet", "--message", day);
    }
    expect(review(folder, "main")).toMatchObject(right);
  });
});

describe("a shallow clone", () => {
  it("counts extensions of a window as such that may not be the first, and says so", () => {
    const folder = clone("shallow", "--depth=2", "--no-single-branch");
    const { text, ...outcome } = review(folder, "origin/main");
    expect(outcome).toMatchObject(right);
    expect(text.replace(/\s+/g, " ")).toContain(
      "is extended for the second time, or more often: the git history is cut off: until 2026-12-04",
    );
    expect(text).toContain("fetch-depth: 0");
  });

  it("fails a gate on windows that are extended again where it cannot tell", () => {
    const folder = join(root, "shallower");
    git(root, "clone", "--quiet", "--depth=1", "--branch=main", `file://${origin.folder}`, "shallower");
    git(folder, "fetch", "--quiet", "--depth=2", "origin", "change:refs/remotes/origin/change");
    git(folder, "checkout", "--quiet", "origin/change");
    const { text, ...outcome } = review(folder, "origin/main");
    expect(outcome).toMatchObject(right);
    expect(text.replace(/\s+/g, " ")).toContain(
      "is extended, how often before is not known because the git history is cut off",
    );
  });

  it("that holds the whole history of a file says nothing of it", () => {
    const folder = clone("deep", "--depth=6", "--no-single-branch");
    expect(git(folder, "rev-parse", "--is-shallow-repository")).toBe("true");
    const { text } = review(folder, "origin/main");
    expect(text).toContain("is extended for the fourth time: until 2026-12-04");
  });

  it("without a common commit is refused", () => {
    const folder = clone("cut", "--depth=1", "--no-single-branch");
    const { status, text } = review(folder, "origin/main");
    expect(status).toBe(2);
    expect(text).toContain("fetch-depth: 0");
  });
});

describe("is refused with the repair", () => {
  it("a ref that is a tag and a branch", () => {
    const folder = clone("ambiguous");
    git(folder, "branch", "--quiet", "main", "origin/main");
    git(folder, "tag", "main", "change");
    const { status, text, verdict } = review(folder, "main");
    expect([status, verdict]).toEqual([2, undefined]);
    expect(text).toContain('"main" is the name of several things in the repository');
    expect(text).toContain("--base refs/heads/main");
    expect(review(folder, "refs/heads/main")).toMatchObject(right);
    expect(review(folder, "refs/tags/main")).toMatchObject({ verdict: "EQUAL" });
    expect(review(folder, "main~1")).toMatchObject({ status: 2 });
  });

  it("a branch with the name of a commit", () => {
    const folder = clone("look-alike");
    const commit = git(folder, "rev-parse", "--short=8", "origin/main");
    git(folder, "branch", "--quiet", commit, "change");
    expect(review(folder, commit)).toMatchObject({ status: 2, verdict: undefined });
  });

  it.each(["review", "lint", "synth", "test", "fmt"])("a sparse checkout without some policies, by %s", (command) => {
    const folder = clone(`sparse-${command}`);
    git(folder, "sparse-checkout", "set", "policies/payments");
    const args = command === "review" ? ["review", "--base", "origin/main"] : [command];
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      env: origin.env,
      encoding: "utf8",
    });
    expect(stderr).toContain('the checkout is sparse: 1 file of "policies" is not there');
    expect(stderr).toContain("git sparse-checkout add policies");
    expect([status, stdout]).toEqual([2, ""]);
  });

  it("policies that are a submodule, from outside of it", () => {
    const inner = join(root, "inner");
    git(root, "clone", "--quiet", "--branch=main", `file://${origin.folder}`, "inner");
    const outer = join(root, "outer");
    git(root, "init", "--quiet", "--initial-branch=main", "outer");
    git(outer, "submodule", "--quiet", "add", `file://${inner}`, "egress");
    git(outer, "commit", "--quiet", "--message", "One");
    git(outer, "switch", "--quiet", "--create", "bump");
    writeFileSync(join(outer, "egress", file), checkout("a.example, b.example", "2026-12-04"));
    git(join(outer, "egress"), "commit", "--quiet", "--all", "--message", "Change");
    git(outer, "commit", "--quiet", "--all", "--message", "Bump");
    const { status, text, verdict } = review(outer, "main", ["--policies", "egress/policies"]);
    expect([status, verdict]).toEqual([2, undefined]);
    expect(text).toContain("are a submodule");
    expect(review(join(outer, "egress"), "origin/main")).toMatchObject(right);
  });

  it("a partial clone whose remote does not answer", () => {
    const folder = clone("alone", "--filter=blob:none");
    git(folder, "remote", "set-url", "origin", "file:///nowhere");
    const { status, text, verdict } = review(folder, "origin/main");
    expect([status, verdict]).toEqual([3, undefined]);
    expect(text).toContain("git fetch --refetch");
  });

  it("histories that have nothing in common, a repository without a commit, and no repository", () => {
    const folder = clone("orphan");
    git(folder, "checkout", "--quiet", "--orphan", "other");
    git(folder, "commit", "--quiet", "--message", "Anew");
    expect(review(folder, "origin/main")).toMatchObject({ status: 2, verdict: undefined });
    git(folder, "checkout", "--quiet", "--orphan", "unborn");
    expect(review(folder, "origin/main").text).toContain("the repository has no commit yet");
    rmSync(join(folder, ".git"), { recursive: true });
    expect(review(folder, "origin/main").text).toContain("lies in no git repository");
  });
});
