/** `scripts/release.mjs`, in a clone: everything that a release publishes, from a real build, with the tarball tested as it is. */

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { packageRegistry } from "../helpers/install-page.ts";
import { repository } from "../helpers/readme-commands.ts";
import { describeWith } from "../helpers/real-parts.ts";

const { version, dependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
describeWith([packageRegistry], "a release", () => {
  let at: string;
  let clone: string;
  let release: string;
  const git = (...args: readonly string[]) =>
    execFileSync("git", ["-C", clone, "-c", "user.name=A", "-c", "user.email=a@example.com", ...args]);
  const makeRelease = () =>
    spawnSync(process.execPath, ["scripts/release.mjs", release], {
      cwd: clone,
      env: { ...process.env, GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "tern/policies" },
      encoding: "utf8",
    });
  const readReleased = (file: string) => readFileSync(join(release, file), "utf8");

  beforeAll(() => {
    at = mkdtempSync(join(tmpdir(), "discriminat-policy-release-"));
    clone = join(at, "clone");
    release = join(at, "release");
    execFileSync("git", ["clone", "--quiet", "--no-tags", repository, clone]);
    symlinkSync(join(repository, "node_modules"), join(clone, "node_modules"));
    // The rule of .gitignore is about a folder.
    appendFileSync(join(clone, ".git/info/exclude"), "node_modules\n");
    writeFileSync(join(clone, "CHANGELOG.md"), `# Changelog\n\n## ${version} - 2026-11-27\n\n- What is new.\n`);
  });
  afterAll(() => rmSync(at, { recursive: true, force: true }));

  it("is refused while something is not committed", () => {
    expect(makeRelease()).toMatchObject({ status: 1, stderr: expect.stringContaining("changes that no commit holds") });
    git("commit", "--quiet", "--all", "--message", "Name the version");
  });

  it("is the tested tarball, its SBOM, dependencies, notes and the hashes of all", () => {
    const { status, stdout, stderr } = makeRelease();
    expect(status, stdout + stderr).toBe(0);
    const tarball = `discriminat-policy-${version}.tgz`;
    const files = ["SHA256SUMS", "dependencies.md", tarball, "notes.md", "sbom.cdx.json"];
    expect(readdirSync(release).sort()).toEqual(files);
    for (const line of readReleased("SHA256SUMS").trim().split("\n")) {
      const [hash, file = ""] = line.split("  ");
      expect(
        createHash("sha256")
          .update(readFileSync(join(release, file)))
          .digest("hex"),
        file,
      ).toBe(hash);
    }
    expect(readReleased("notes.md")).toBe("- What is new.\n");
    const manifest = JSON.parse(
      execFileSync("tar", ["-xzOf", join(release, tarball), "package/package.json"], { encoding: "utf8" }),
    );
    expect(manifest.repository).toEqual({ type: "git", url: "git+https://github.com/tern/policies.git" });
    expect(execFileSync("git", ["-C", clone, "status", "--porcelain"], { encoding: "utf8" })).toBe("");
  });

  it("has an SBOM in CycloneDX that holds what is installed, and nothing of development", () => {
    const { bomFormat, metadata, components } = JSON.parse(readReleased("sbom.cdx.json"));
    expect(bomFormat).toBe("CycloneDX");
    expect(metadata.component.purl).toBe(`pkg:npm/discriminat-policy@${version}`);
    const names = components.map(({ name }: { readonly name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    const inReport = [...readReleased("dependencies.md").matchAll(/^\| (?!package |-)(\S+) /gm)].map(
      ([, name]) => name,
    );
    expect(names.sort()).toEqual(inReport.sort());
  });

  it("is refused where its tag exists", () => {
    execFileSync("git", ["init", "--quiet", "--bare", join(at, "origin.git")]);
    git("remote", "set-url", "origin", join(at, "origin.git"));
    git("push", "--quiet", "origin", `HEAD:refs/tags/v${version}`);
    expect(makeRelease()).toMatchObject({ status: 1, stderr: expect.stringContaining(`v${version} exists`) });
  });
});
