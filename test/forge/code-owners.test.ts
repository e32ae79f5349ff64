/** Patterns and owners as GitHub and GitLab document them. */
import { describe, expect, it } from "vitest";
import { type Forge, parseCodeOwners } from "../../src/forge/code-owners.ts";

const path = "policies/payments/checkout.yaml";
const owners = (forge: Forge, text: string, of = path) => parseCodeOwners(text, forge).ownersOf(of).join(" ");

describe.each<[Forge, readonly (readonly [pattern: string, path: string, matches: boolean])[]]>([
  [
    "github",
    [
      ["*", path, true],
      ["*.yaml", path, true],
      ["*.yml", path, false],
      ["/policies/", path, true],
      ["/policies/", "policies", false],
      ["policies/", "x/policies/a", true],
      ["/policies/", "x/policies/a", false],
      ["/policies", path, true],
      ["policies/payments", path, true],
      ["payments", path, true],
      ["policies/*", path, false],
      ["policies/*", "policies/discriminat.yaml", true],
      ["/policies/**", path, true],
      ["policies/**/*.yaml", path, true],
      ["**/payments", path, true],
      ["/policies/**/checkout.yaml", path, true],
      ["**/checkout.yaml", path, true],
      ["/payments/", path, false],
      ["policies/payments/checkout.yam?", path, true],
      ["policies/payments/c*t.yaml", path, true],
      ["policies/payments/c*x.yaml", path, false],
      ["/Policies/", path, false],
      ["/with\\ space/", "with space/a", true],
      ["a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", "a".repeat(5000), false],
    ],
  ],
  [
    "gitlab",
    [
      ["*", path, true],
      ["*.yaml", path, true],
      ["/policies/", path, true],
      ["/policies", path, false],
      ["policies/", "x/policies/a", true],
      ["policies/*", path, false],
      ["payments/*", path, true],
      ["/payments/*", path, false],
      ["/policies/*", "policies/discriminat.yaml", true],
      ["/policies/**/*.yaml", path, true],
      ["/policies/**", path, false],
      ["checkout.yaml", path, true],
      ["payments/checkout.yaml", path, true],
      ["\\#odd", "x/#odd", true],
    ],
  ],
])("a pattern on %s", (forge, patterns) => {
  it.each(patterns)("%s of %s: %s", (pattern, of, matches) => {
    expect(owners(forge, `${pattern} @owner`, of)).toBe(matches ? "@owner" : "");
  });
});

describe("the owners of a file", () => {
  it.each<[string, Forge, string, string]>([
    ["are those of the last line that matches", "github", "* @all\n/policies/ @security\n/src/ @dev", "@security"],
    ["are none where that line names none", "github", "* @all\n/policies/payments", ""],
    [
      "are users, teams and addresses, before a comment",
      "github",
      "* @a @org/team b@example.com # @c",
      "@a @org/team b@example.com",
    ],
    [
      "are those of the other lines where one is malformed",
      "github",
      "* @all\n/policies/ security\n!x @a\n[ab] @b",
      "@all",
    ],
    ["are read in files of every system", "github", "\ufeff# Owners\r\n\r\n* @all\r\n", "@all"],
    [
      "are of all sections on GitLab",
      "gitlab",
      "* @all\n[Security]\n/policies/ @security\n/src/ @dev",
      "@all @security",
    ],
    [
      "are a section's own where a line names none",
      "gitlab",
      "[Docs] @docs\n*.md\n^[Egress][2] @net @sec\n/policies/",
      "@net @sec",
    ],
    ["are of one section where two have its name", "gitlab", "[A]\n* @a\n[B]\n* @b\n[a]\n/policies/ @c", "@c @b"],
    ["are none of a section that excludes the file", "gitlab", "* @all\n[A]\n* @a\n!*.yaml\n*.yaml @b", "@all"],
    ["may be roles on GitLab", "gitlab", "* @@maintainer nobody", "@@maintainer"],
    ["are each named once", "gitlab", "* @a @a\n[B]\n* @a", "@a"],
    ["are none of an empty file", "github", "", ""],
  ])("%s", (_, forge, text, expected) => {
    expect(owners(forge, text)).toBe(expected);
  });

  it("come with what is not read, by its line and without its words", () => {
    expect(parseCodeOwners("* @a\n!x @b\n\\#x @c\na[bc] @d\ny nobody", "github").problems).toEqual([
      "Line 2 excludes files with !, which GitHub does not read.",
      "Line 3 begins with \\#, which GitHub does not read.",
      "Line 4 has brackets, which GitHub does not read.",
      "Line 5 names an owner that is neither a user, a team nor an e-mail address.",
    ]);
    expect(parseCodeOwners("a[bc] @d\n* nobody @a", "gitlab").problems).toHaveLength(2);
  });
});
