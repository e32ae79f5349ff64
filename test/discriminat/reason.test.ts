/** What is read out of a flow record's reason, and what is left of it where reasons are listed. */
import { expect, test } from "vitest";
import { groupInReason, tidyReason } from "../../src/discriminat/reason.ts";

const group = "sg-0123456789abcdef0";

test.each([
  [`matched a rule of ${group}`, group],
  [`${group}: matched, again ${group}`, group],
  ["of sg-01234567", "sg-01234567"],
  ["of sg-0123456", undefined],
  ["of sg-0123456789abcdef01", undefined],
  ["of xsg-0123456789abcdef0", undefined],
  ["of sg-0123456789abcdeg0", undefined],
  [`${group} or sg-0123456789abcdef1`, undefined],
  ["no group", undefined],
])("the reason %j names the group %j", (reason, named) => {
  expect(groupInReason(reason)).toBe(named);
});

test.each<[reason: string, name: string | null, tidy: string]>([
  ["not allowed", null, "not allowed"],
  ["a.example is not allowed", "a.example", "{name} is not allowed"],
  ["A.Example, not a.example or b.a.EXAMPLE", "a.example", "{name}, not {name} or b.{name}"],
  ["ends with a.example", "A.EXAMPLE", "ends with {name}"],
  ["not allowed", "", "not allowed"],
  // One letter becomes two in lower case, so that places in the two texts differ.
  ["\u0130 a.example", "a.example", "\u0130 a.example"],
  ["from 10.0.0.1 to 192.0.2.255", null, "from {address} to {address}"],
  ["of 1.2.3", null, "of 1.2.3"],
  ["of 1234.2.3.4", null, "of {number}.2.3.4"],
  ["from 2001:db8::1, then ::1 and FE80:0:0:0:0:0:0:1", null, "from {address}, then {address} and {address}"],
  ["at 10:30, a:b", null, "at 10:30, a:b"],
  ["x2001:db8::1", null, "x{number}:db8::1"],
  ["after 1234 ms, 99 tries, 100 hosts", null, "after {number} ms, 99 tries, {number} hosts"],
  [`by ${group} and 4567`, null, `by ${group} and {number}`],
  ["by sg-0123456789abcdef0 x123", null, "by sg-0123456789abcdef0 x{number}"],
  ["\u0007bell\u202E and\nline", null, "bell andline"],
  ["  spaces  ", null, "spaces"],
])("the reason %j, of the name %j, is %j", (reason, name, tidy) => {
  expect(tidyReason(reason, name)).toBe(tidy);
});

test("a reason has at most 200 characters, and names far behind do not count", () => {
  expect(tidyReason("x".repeat(200), null)).toBe("x".repeat(200));
  expect(tidyReason("x".repeat(201), null)).toBe("x".repeat(200));
  expect(tidyReason(`${"a.example".repeat(40)}end`, "a.example")).toBe("{name}".repeat(40).slice(0, 200));
  expect(tidyReason(`${" ".repeat(796)}1234`, null)).toBe("");
  expect(tidyReason(`${"\u0000".repeat(1_000)}end`, null)).toBe("end");
});
