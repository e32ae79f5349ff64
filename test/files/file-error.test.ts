import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { codeOf, fileError, isMachineFault, reasonOf, systemError } from "../../src/files/file-error.ts";

/** As Node makes one for a system call. */
function failure(code: string, more: object = { syscall: "open" }): Error {
  return Object.assign(new Error(`${code}: words of the system`), { code, ...more });
}

/** `code: exit code, reason; hint` */
const faults = [
  "ENOENT: 2, it does not exist; Check the path.",
  "EISDIR: 2, it is a folder; Name a file in it.",
  "ENOTDIR: 2, it is not a folder; A part of the path is a file: check the path.",
  "EEXIST: 2, it is not a folder; A part of the path is a file: check the path.",
  "ENAMETOOLONG: 2, its name is too long; Choose a shorter path.",
  "ELOOP: 2, too many symbolic links; Check where the symbolic links of the path lead.",
  "EINVAL: 2, it is not a valid path; Check the path.",
  "ERR_INVALID_ARG_VALUE: 2, it is not a valid path; Check the path.",
  "ENOTEMPTY: 2, the folder is not empty; Move away what is in it.",
  "ENXIO: 2, it is not a regular file; Name a regular file.",
  "ERR_FS_FILE_TOO_LARGE: 2, it is too large; Name a smaller file.",
  "ERR_STRING_TOO_LONG: 2, it is too large; Name a smaller file.",
  "EACCES: 3, permission denied; Check the permissions of the path, and which user runs this.",
  "EPERM: 3, permission denied; Check the permissions of the path, and which user runs this.",
  "EROFS: 3, the disk is read-only; Name a path on a disk that can be written.",
  "ENOSPC: 3, no space left on the disk; Free some space, and run this again.",
  "EDQUOT: 3, no space left on the disk; Free some space, and run this again.",
  "EFBIG: 3, the system does not allow a file so large; Raise the limit (ulimit -f), and run this again.",
  "EMFILE: 3, too many files are open; Raise the limit of open files (ulimit -n), and run this again.",
  "ENFILE: 3, too many files are open; Raise the limit of open files (ulimit -n), and run this again.",
  "ENOMEM: 3, out of memory; Free some memory, and run this again.",
  "EAGAIN: 3, out of processes or memory; End other programs, and run this again.",
  "EBUSY: 3, it is in use; End what uses it, and run this again.",
  "ETXTBSY: 3, it is in use; End what uses it, and run this again.",
  "EIO: 3, the disk or its connection fails; Check the disk, and run this again.",
  "ESTALE: 3, the disk or its connection fails; Check the disk, and run this again.",
  "ECANCELED: 3, ECANCELED: words of the system; Check the path and the disk.",
].map((line) => {
  const [, code = "", exitCode, reason = "", hint] = /^(\w+): (\d), (.*); (.*)$/.exec(line) ?? [];
  return { code, exitCode: Number(exitCode), reason, hint };
});

describe("an error of the file system", () => {
  it.each(faults)("$code is exit code $exitCode: $reason", ({ code, exitCode, reason, hint }) => {
    const cause = failure(code, code.startsWith("ERR_") ? {} : undefined);
    const error = fileError(cause, "cannot read a.json");
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: `cannot read a.json: ${reason}`, hint, exitCode, cause });
    expect(reasonOf(cause)).toBe(reason);
    expect(isMachineFault(cause)).toBe(exitCode === 3 && !["EACCES", "EPERM"].includes(code));
    expect(codeOf(cause)).toBe(code);
  });

  it("has the hint that is known for its code", () => {
    const hints = { ENOENT: "Run init." };
    expect(fileError(failure("ENOENT"), "cannot read a.json", hints)).toMatchObject({ hint: "Run init." });
    expect(fileError(failure("EISDIR"), "cannot read a.json", hints)).toMatchObject({ hint: "Name a file in it." });
  });
});

describe("an error that nothing has translated", () => {
  it("names its path, or else its system call", () => {
    const named = failure("ENOSPC", { syscall: "write", path: "/tmp/a" });
    expect(systemError(named)).toMatchObject({
      message: "/tmp/a: no space left on the disk",
      hint: "Free some space, and run this again.",
      exitCode: 3,
      cause: named,
    });
    expect(systemError(failure("EMFILE"))?.message).toBe("the system call open: too many files are open");
  });

  it("says that the working directory is gone", () => {
    const gone = failure("ENOENT", { syscall: "uv_cwd" });
    expect(systemError(gone)).toMatchObject({
      message: "the working directory no longer exists",
      hint: "Change to a folder that exists, and run this again.",
      exitCode: 3,
      cause: gone,
    });
  });

  it.each<[string, unknown]>([
    ["an error of this program", new TypeError("x is undefined")],
    ["an error with a code of another kind", failure("ENOENT", {})],
    ["an error that has its words", Object.assign(new UserError("said"), { code: "ENOENT", syscall: "open" })],
    ["what is no error", { code: "ENOENT", syscall: "open" }],
  ])("stays as it is: %s", (_, cause) => {
    expect(fileError(cause, "cannot read a.json")).toBe(cause);
    expect(systemError(cause)).toBeUndefined();
    expect(isMachineFault(cause)).toBe(false);
  });

  it("is said in its own words", () => {
    expect(reasonOf(new TypeError("x is undefined"))).toBe("x is undefined");
    expect(reasonOf("words")).toBe("words");
    expect([codeOf(new Error("x")), codeOf({ code: "ENOENT" })]).toEqual(["", ""]);
  });
});
