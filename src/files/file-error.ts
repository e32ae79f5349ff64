/**
 * What the operating system refuses → words, repair and exit code: decided here for every command. What is wrong with a path that
 * was named is exit code 2; what is wrong with the machine is 3.
 */
import { UserError } from "../errors.ts";

interface Fault {
  readonly reason: string;
  readonly hint: string;
  readonly exitCode: 2 | 3;
}

const path = (reason: string, hint: string): Fault => ({ reason, hint, exitCode: 2 });
const machine = (reason: string, hint: string): Fault => ({ reason, hint, exitCode: 3 });

const noPermission = machine("permission denied", "Check the permissions of the path, and which user runs this.");
const notFolder = path("it is not a folder", "A part of the path is a file: check the path.");
const noSpace = machine("no space left on the disk", "Free some space, and run this again.");
const filesOpen = machine("too many files are open", "Raise the limit of open files (ulimit -n), and run this again.");
const tooLarge = path("it is too large", "Name a smaller file.");
const badDisk = machine("the disk or its connection fails", "Check the disk, and run this again.");

const faults: ReadonlyMap<string, Fault> = new Map([
  ["ENOENT", path("it does not exist", "Check the path.")],
  ["EISDIR", path("it is a folder", "Name a file in it.")],
  ["ENOTDIR", notFolder],
  ["EEXIST", notFolder],
  ["ENAMETOOLONG", path("its name is too long", "Choose a shorter path.")],
  ["ELOOP", path("too many symbolic links", "Check where the symbolic links of the path lead.")],
  ["EINVAL", path("it is not a valid path", "Check the path.")],
  ["ERR_INVALID_ARG_VALUE", path("it is not a valid path", "Check the path.")],
  ["ENOTEMPTY", path("the folder is not empty", "Move away what is in it.")],
  ["ENXIO", path("it is not a regular file", "Name a regular file.")],
  ["ERR_FS_FILE_TOO_LARGE", tooLarge],
  ["ERR_STRING_TOO_LONG", tooLarge],
  ["EACCES", noPermission],
  ["EPERM", noPermission],
  ["EROFS", machine("the disk is read-only", "Name a path on a disk that can be written.")],
  ["ENOSPC", noSpace],
  ["EDQUOT", noSpace],
  ["EFBIG", machine("the system does not allow a file so large", "Raise the limit (ulimit -f), and run this again.")],
  ["EMFILE", filesOpen],
  ["ENFILE", filesOpen],
  ["ENOMEM", machine("out of memory", "Free some memory, and run this again.")],
  ["EAGAIN", machine("out of processes or memory", "End other programs, and run this again.")],
  ["EBUSY", machine("it is in use", "End what uses it, and run this again.")],
  ["ETXTBSY", machine("it is in use", "End what uses it, and run this again.")],
  ["EIO", badDisk],
  ["ESTALE", badDisk],
]);

/**
 * An error for people from one of the file system; any other error as it is, because that is a bug or already has its words.
 *
 * @param failed begins the message: `cannot read plan.json`
 * @param hints by code, where one is known that fits better
 */
export function fileError(cause: unknown, failed: string, hints: Readonly<Record<string, string>> = {}): unknown {
  const fault = faultOf(cause);
  if (fault === undefined) return cause;
  const hint = hints[codeOf(cause)] ?? fault.hint;
  return new UserError(`${failed}: ${fault.reason}`, { cause, hint, exitCode: fault.exitCode });
}

/** For an error that nothing closer to its cause has translated; `undefined` for a bug. */
export function systemError(cause: unknown): UserError | undefined {
  if (isOfWorkingFolder(cause)) return workingFolderGone(cause);
  const fault = faultOf(cause);
  if (fault === undefined) return undefined;
  const { path: file, syscall } = cause as { path?: unknown; syscall?: unknown };
  const subject = typeof file === "string" ? file : `the system call ${String(syscall)}`;
  return new UserError(`${subject}: ${fault.reason}`, { cause, hint: fault.hint, exitCode: fault.exitCode });
}

/** Whether it says nothing about the one file that was asked for: the next one would fail alike. */
export function isMachineFault(error: unknown): boolean {
  return faultOf(error)?.exitCode === 3 && !["EACCES", "EPERM"].includes(codeOf(error));
}

/** An error of the file system in a few words. */
export function reasonOf(error: unknown): string {
  return faultOf(error)?.reason ?? (error instanceof Error ? error.message : String(error));
}

function workingFolderGone(cause: unknown): UserError {
  return new UserError("the working directory no longer exists", {
    cause,
    hint: "Change to a folder that exists, and run this again.",
    exitCode: 3,
  });
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function isOfWorkingFolder(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "uv_cwd";
}

function faultOf(error: unknown): Fault | undefined {
  if (error instanceof UserError || !(error instanceof Error)) return undefined;
  const known = faults.get(codeOf(error));
  if (known !== undefined) return "syscall" in error || codeOf(error).startsWith("ERR_") ? known : undefined;
  // An error of the system is not a bug of this program.
  return "syscall" in error ? machine(error.message, "Check the path and the disk.") : undefined;
}
