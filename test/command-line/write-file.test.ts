import { execFileSync } from "node:child_process";
import {
  chmodSync,
  createReadStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type FileVersion,
  textVersion,
  versionBefore,
  writeFileAtomically,
} from "../../src/command-line/write-file.ts";
import { UserError } from "../../src/errors.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "discriminat-policy-write-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const textOf = (name: string): string => readFileSync(at(name), "utf8");
const write = (text: string | Iterable<string>, expected?: FileVersion) =>
  writeFileAtomically("a.txt", text, { cwd: folder, expected });

/** New text, and something that happens while it is written. */
function* meanwhile(act: () => void): Generator<string> {
  yield "new";
  act();
  yield " text\n";
}

describe("a file", () => {
  it.each([0o666, 0o777, 0o640, 0o600])("keeps its permissions %o whatever the umask is", async (mode) => {
    writeFileSync(at("a.txt"), "old");
    chmodSync(at("a.txt"), mode);
    const before = process.umask(0o077);
    try {
      await write("new");
    } finally {
      process.umask(before);
    }
    expect(statSync(at("a.txt")).mode & 0o777).toBe(mode);
  });

  it("stays, with nothing beside it, where the text cannot be made in full", async () => {
    writeFileSync(at("a.txt"), "old");
    const text = meanwhile(() => {
      throw new UserError("half-way");
    });
    await expect(write(text)).rejects.toThrow("half-way");
    expect(textOf("a.txt")).toBe("old");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  it("stays, with nothing beside it, where the new one cannot take its place", async () => {
    const text = meanwhile(() => symlinkSync("a.txt", at("a.txt")));
    await write(text);
    expect(textOf("a.txt")).toBe("new text\n");
    rmSync(at("a.txt"));
    const { mkdirSync } = await import("node:fs");
    await expect(write(meanwhile(() => mkdirSync(at("a.txt"))))).rejects.toThrow("cannot write a.txt: it is a folder");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  it("that is new has the permissions that the umask leaves, in folders that are made for it", async () => {
    const before = process.umask(0o027);
    try {
      await writeFileAtomically("new/folder/a.txt", "new", { cwd: folder });
    } finally {
      process.umask(before);
    }
    expect(textOf("new/folder/a.txt")).toBe("new");
    expect(statSync(at("new/folder/a.txt")).mode & 0o777).toBe(0o640);
  });

  it("keeps its permissions from the first byte on", async () => {
    writeFileSync(at("a.txt"), "secret");
    chmodSync(at("a.txt"), 0o600);
    let modes: readonly number[] = [];
    await write(
      meanwhile(() => {
        modes = readdirSync(folder).map((name) => statSync(at(name)).mode & 0o777);
      }),
    );
    expect(modes).toEqual([0o600, 0o600]);
  });

  it("is made in a folder from which a killed run's file goes", async () => {
    const stale = ".discriminat-policy-1-00000000-0123456789ab.tmp";
    writeFileSync(at(stale), "");
    utimesSync(at(stale), 0, 0);
    await write("new");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  it("is not a folder", async () => {
    await expect(writeFileAtomically(".", "new", { cwd: folder })).rejects.toMatchObject({
      message: ". is a directory",
      hint: "Name a file in it.",
    });
  });

  it("is written to directly where it is a pipe, as a device is", async () => {
    execFileSync("mkfifo", [at("pipe")]);
    const writing = writeFileAtomically("pipe", "new", { cwd: folder });
    expect(await text(createReadStream(at("pipe")))).toBe("new");
    await writing;
    expect(statSync(at("pipe")).isFIFO()).toBe(true);
  });

  it("has an error with its name where it cannot be read", async () => {
    writeFileSync(at("a.txt"), "old");
    await expect(versionBefore("a.txt/b.txt", folder)).rejects.toThrow("cannot read a.txt/b.txt: it is not a folder");
    await expect(writeFileAtomically("a.txt/b.txt", "new", { cwd: folder })).rejects.toThrow(
      "cannot write a.txt/b.txt: it is not a folder",
    );
  });

  it("may have the longest name that the disk takes", async () => {
    const name = "a".repeat(255);
    await writeFileAtomically(name, "new", { cwd: folder });
    expect(readdirSync(folder)).toEqual([name]);
  });
});

describe("a file that must not have changed", () => {
  const cases: Readonly<
    Record<string, readonly [before: string | undefined, act: () => void, text: string | undefined]>
  > = {
    "is replaced where nothing happens": ["old", () => {}, "new text\n"],
    "is made where there was none": [undefined, () => {}, "new text\n"],
    "is replaced where it was written with the same bytes": [
      "old",
      () => writeFileSync(at("a.txt"), "old"),
      "new text\n",
    ],
    "stays where it was changed": ["old", () => writeFileSync(at("a.txt"), "theirs"), "theirs"],
    "stays where it was changed to as many bytes": ["old", () => writeFileSync(at("a.txt"), "odl"), "odl"],
    "stays where it was emptied": ["old", () => writeFileSync(at("a.txt"), ""), ""],
    "stays away where it was removed": ["old", () => rmSync(at("a.txt")), undefined],
    "stays where it was made": [undefined, () => writeFileSync(at("a.txt"), "theirs"), "theirs"],
    "stays where it was made empty": [undefined, () => writeFileSync(at("a.txt"), ""), ""],
  };

  it.each(Object.entries(cases))("%s", async (_, [before, act, text]) => {
    if (before !== undefined) writeFileSync(at("a.txt"), before);
    const writing = write(meanwhile(act), textVersion(before));
    if (text === "new text\n") await writing;
    else {
      await expect(writing).rejects.toMatchObject({
        message: "a.txt was changed by another program meanwhile",
        hint: "Nothing was written to it. Look at what it holds now, and run this again.",
        exitCode: 3,
      });
    }
    expect(readdirSync(folder)).toEqual(text === undefined ? [] : ["a.txt"]);
    if (text !== undefined) expect(textOf("a.txt")).toBe(text);
  });

  it("is compared behind its symbolic link", async () => {
    writeFileSync(at("real.txt"), "old");
    symlinkSync("real.txt", at("a.txt"));
    await write("new", await versionBefore("a.txt", folder));
    expect(textOf("real.txt")).toBe("new");
    await expect(write("newer", textVersion("old"))).rejects.toThrow("was changed by another program");
  });

  it("has one version, read as bytes or as text, with a byte order mark and without", async () => {
    for (const text of ["", "é\r\n", "\uFEFFold\n"]) {
      writeFileSync(at("a.txt"), text);
      expect(await versionBefore("a.txt", folder)).toBe(textVersion(textOf("a.txt")));
    }
    expect(await versionBefore("nowhere.txt", folder)).toBe("absent");
    execFileSync("mkfifo", [at("pipe")]);
    expect(await versionBefore("pipe", folder)).toBeUndefined();
  });
});
