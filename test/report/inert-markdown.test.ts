import { expect, test } from "vitest";
import { inertMarkdown } from "../../src/report/inert-markdown.ts";

test.each([
  ['did you mean "aws/ssm"?', "did you mean `aws/ssm`?"],
  ['("a.example.com", "b.example.com")', "(`a.example.com`, `b.example.com`)"],
  ["add `reason:` with what the app does", "add `reason:` with what the app does"],
  ["write `until: 2026-12-24` or an earlier date", "write `until: 2026-12-24` or an earlier date"],
  ['"two  words" in quotes', "`two  words` in quotes"],
  ['"" is no name', '`""` is no name'],
  ['a"b"c and "d"e', '`a"b"c` and `"d"e`'],
  ["one ` alone, and @team", "one `\\u{60}` alone, and `@team`"],
  ['an "unclosed quote', 'an "unclosed quote'],
  ["`a|b` in a cell", "`a\\u{7c}b` in a cell"],
  ["see https://evil.example now", "see `https://evil.example` now"],
  ["two @octocat #12  words", "two `@octocat #12`  words"],
])("%j becomes %j", (text, markdown) => {
  expect(inertMarkdown(text)).toBe(markdown);
});
