/** The Dockerfile, as a linter and a reviewer see it. Its installation is run in installation.real.test.ts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "dockerfile-utils";
import { expect, it } from "vitest";
import { repository } from "../helpers/readme-commands.ts";

const text = readFileSync(join(repository, "Dockerfile"), "utf8");
const instructions = text.split("\n").filter((line) => /^[A-Z]+ /.test(line));

it("has no finding of the linter", () => {
  expect(validate(text)).toEqual([]);
  expect(validate(text.replace("WORKDIR /work", "WORKDIR work\nENTRYPOINT sh"))).not.toEqual([]);
});

it("starts from a base of a named version, which can be pinned by its digest", () => {
  expect(instructions.slice(0, 2)).toEqual([
    expect.stringMatching(/^ARG NODE_IMAGE=node:\d+-alpine$/),
    "FROM $NODE_IMAGE",
  ]);
});

it("runs the command as a user that may change nothing in the image", () => {
  const user = instructions.indexOf("USER node");
  expect(user).toBeGreaterThan(0);
  expect(instructions.slice(user).filter((line) => /^(RUN|COPY|ADD|USER) /.test(line))).toEqual(["USER node"]);
  expect(instructions).toContain('ENTRYPOINT ["discriminat-policy"]');
});

it("is made of the tarball alone", () => {
  expect(instructions.filter((line) => /^(COPY|ADD) /.test(line))).toEqual(["COPY $TARBALL /tmp/package.tgz"]);
  expect(readFileSync(join(repository, ".dockerignore"), "utf8")).toMatch(/^\*\n!\*\.tgz\n$/m);
});
