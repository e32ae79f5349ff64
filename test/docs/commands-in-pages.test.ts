/**
 * Every command that the documentation shows is run by a test, or says in the info string of its block what it needs
 * (`sh needs-aws`). Of those that are not run, every call of ours is parsed by our own command line.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { callsOf, parseCall } from "../helpers/calls-in-shell.ts";
import { repository } from "../helpers/readme-commands.ts";

/** The test that runs the `console` blocks of a page, and those of `sh` with nothing behind. */
const runBy: Readonly<Record<string, string>> = {
  "README.md": "test/contract/readme.test.ts",
  "docs/adopting.md": "test/contract/adopting.test.ts",
  "docs/athena.md": "test/contract/athena.test.ts",
  "docs/check.md": "test/contract/check.test.ts",
  "docs/doctor.md": "test/contract/doctor.test.ts",
  "docs/drift.md": "test/contract/drift.test.ts",
  "docs/from-scratch.md": "test/examples/from-scratch.test.ts",
  "docs/gitops.md": "test/contract/gitops.test.ts",
  "docs/importing.md": "test/contract/importing.test.ts",
  "docs/index.md": "test/docs/pages.test.ts",
  "docs/install.md": "test/contract/installation.real.test.ts",
  "docs/matching.md": "test/docs/pages.test.ts",
  "docs/monitoring.md": "test/contract/monitoring.test.ts",
  "docs/observe.md": "test/contract/observe.test.ts",
  "docs/packing.md": "test/docs/pages.test.ts",
  "docs/plan.md": "test/contract/plan.test.ts",
  "docs/pull-requests.md": "test/contract/pull-requests.test.ts",
  "docs/report.md": "test/contract/report.test.ts",
  "docs/status.md": "test/contract/status.test.ts",
  "docs/suggest.md": "test/examples/suggest.test.ts",
  "docs/upkeep.md": "test/contract/upkeep.test.ts",
  "examples/gitops/README.md": "test/contract/gitops.test.ts",
  "examples/library/README.md": "test/examples/library.test.ts",
  "examples/minimal/README.md": "test/examples/minimal.test.ts",
  "examples/multi-network/README.md": "test/examples/multi-network.test.ts",
};

/** What may stand behind `sh` where no test runs the block as it is. */
const needs: Readonly<Record<string, string>> = {
  "needs-aws": "asks Logs Insights, or plans and applies in an account",
  "needs-clone": "runs the suites themselves, or npm start, which test/scripts/ runs",
  "needs-docker": "builds an image; test/contract/dockerfile.test.ts reads the Dockerfile",
  "needs-publication": "checks what is published",
  "needs-registry": "installs packages; test/contract/ installs what is packed",
  example: "an example of a command, whose files are the reader's",
};

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...["docs", "examples"].flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true })
      .map((path) => join(folder, String(path)))
      .filter((path) => path.endsWith(".md") && !path.includes("node_modules")),
  ),
].map((path) => ({ path, text: readFileSync(join(repository, path), "utf8") }));

const blocks = pages.flatMap(({ path, text }) =>
  [...text.matchAll(/^ *```(.*)\n([\s\S]*?)^ *```$/gm)].map(({ 1: info = "", 2: commands = "", index }) => ({
    path,
    line: text.slice(0, index).split("\n").length,
    info,
    commands,
  })),
);
const shell = blocks.filter(({ info }) => /^(?:sh|bash|zsh|shell|console|shell-session)\b/.test(info));
const isRun = ({ info }: { readonly info: string }): boolean => info === "sh" || info === "console";

describe("the commands of the documentation", () => {
  it("are run by a test, or say what they need", () => {
    expect(shell.length).toBeGreaterThan(50);
    const others = shell.filter(({ path, info }) =>
      isRun({ info }) ? runBy[path] === undefined : !Object.keys(needs).some((need) => info === `sh ${need}`),
    );
    expect(others.map(({ path, line, info }) => `${path}:${line} ${info}`)).toEqual([]);
  });

  it.each(Object.entries(runBy))("%s is read by %s", (page, test) => {
    expect(shell.some(({ path, info }) => path === page && isRun({ info }))).toBe(true);
    expect(existsSync(join(repository, test))).toBe(true);
    const named = basename(page) === "README.md" ? dirname(page).replace(/^\.$/, "README.md") : basename(page);
    expect(readFileSync(join(repository, test), "utf8")).toContain(named);
  });

  it.each(Object.keys(needs))("%s is said somewhere", (need) => {
    expect(shell.map(({ info }) => info)).toContain(`sh ${need}`);
  });

  const calls = shell
    .filter((block) => !isRun(block))
    .flatMap(({ path, line, commands }) => callsOf(commands).map((call) => ({ at: `${path}:${line}`, call })));

  it("are options that we have, where no test runs them", async () => {
    expect(calls.length).toBeGreaterThan(40);
    for (const { at, call } of calls) await expect(parseCall(call), `${at}: ${call.join(" ")}`).resolves.toBeDefined();
  });
});
