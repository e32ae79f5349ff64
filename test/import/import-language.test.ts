/** Groups that are imported and laid out again admit what they admitted: nothing more, nothing less. */
import { describe, expect, test } from "vitest";
import { loadTree } from "../../src/policy/load-tree.ts";
import { deploy } from "../helpers/deployed-estate.ts";
import { importInto, languageOf, withFiles } from "./estate.ts";

describe("a tree that is deployed", () => {
  const { tree } = loadTree("policies", { cwd: process.cwd() });
  if (tree === undefined) throw new Error("no tree");
  const deployed = deploy(tree).groups;

  test("is what it was when its groups are imported into it", () => {
    const { files, findings, apps } = importInto(tree, deployed);
    expect(files).toEqual([]);
    expect(findings).toEqual([]);
    expect(apps.map(({ app }) => app).sort()).toEqual(tree.policies.map(({ app }) => app?.value).sort());
  });

  test("admits the same when it is made anew of its groups", () => {
    const settings = { ...tree, policies: [], bundles: [] };
    const { files, findings } = importInto(settings, deployed);
    expect(findings).toEqual([]);
    expect(languageOf(withFiles(settings, files))).toEqual(languageOf(tree));
  });

  test("gets back what one of its policies has lost, comments and order kept", () => {
    const [policy, ...others] = tree.policies;
    if (policy === undefined) throw new Error("no policy");
    const short = { ...tree, policies: [{ ...policy, allow: [] }, ...others] };
    const lines = policy.source.text.split("\n");
    const start = lines.findIndex((line) => line.startsWith("allow:"));
    const end = lines.findIndex((line, index) => index > start && /^\w/.test(line));
    const text = lines.toSpliced(start, (end < 0 ? lines.length : end) - start, "# a comment", "allow: []").join("\n");
    const source = { ...policy.source, text };
    const { files } = importInto({ ...short, policies: [{ ...policy, allow: [], source }, ...others] }, deployed);
    expect(files.map(({ path }) => path)).toEqual([policy.source.path]);
    expect(files[0]?.after).toContain("# a comment");
    expect(languageOf(withFiles({ ...tree, policies: others }, files))).toEqual(languageOf(tree));
  });
});
