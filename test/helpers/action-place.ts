/** Where tests run the bundled action: a repository with a policy tree, and GitHub, anew for each test of a file. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { type FakeGitHub, startFakeGitHub } from "./fake-github.ts";
import { createRepository, type GitRepository } from "./git-repository.ts";
import type { ActionSurroundings } from "./run-action.ts";

/** Of the test that runs. */
export interface ActionPlace extends ActionSurroundings {
  /** The first commit, with the tree. */
  readonly start: string;
}

/** @param files beside the settings, by path */
export function useActionPlace(files: Readonly<Record<string, string>>): ActionPlace {
  let github: FakeGitHub;
  let repository: GitRepository;
  let temporary: string;
  let start: string;
  beforeAll(async () => {
    github = await startFakeGitHub();
  });
  afterAll(() => github?.close());
  beforeEach(() => {
    github.forget();
    temporary = mkdtempSync(join(tmpdir(), "discriminat-policy-action-"));
    repository = createRepository();
    start = repository.commit("Start", {
      "policies/discriminat.yaml": "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
      ...files,
    });
  });
  afterEach(() => {
    repository.remove();
    rmSync(temporary, { recursive: true, force: true });
  });
  return {
    get github() {
      return github;
    },
    get repository() {
      return repository;
    },
    get temporary() {
      return temporary;
    },
    get start() {
      return start;
    },
  };
}
