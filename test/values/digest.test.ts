import { expect, it } from "vitest";
import { digest, digestFiles, wholeDigest, wholeDigestOfFiles } from "../../src/values/digest.ts";

const files = [
  { path: "b", text: "2" },
  { path: "a", text: "1" },
];

it("is what sha256sum prints, or the beginning of it", () => {
  expect(wholeDigest("")).toBe("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(digest("")).toBe("sha256:e3b0c44298fc1c14");
});

it("is the same for the same files in any order", () => {
  expect(digestFiles(files)).toBe(digestFiles(files.toReversed()));
  expect(digestFiles(files)).not.toBe(digestFiles(files.slice(1)));
  expect(wholeDigestOfFiles(files).startsWith(digestFiles(files))).toBe(true);
});
