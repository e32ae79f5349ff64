/** On how many threads files are counted: more than one only where that pays off, and where it gives the same. */
import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { contentBytes } from "../bytes/find-copies.ts";
import { standardInput } from "../bytes/find-log-files.ts";

/** One thread reads as much in seven tenths of a second. A second one takes a quarter of a second until it is as quick as that. */
const worthwhileBytes = 400 * 1000 * 1000;
/** What the system compresses at best, where the size of the content cannot be told. */
const likelyRatio = 10;
/** More would wait for the disk, and each takes memory. */
const mostThreads = 4;
/** However many are asked for. */
const mostJobs = 64;
/** Of one thread, with much to tell apart. */
const memoryOfThread = 200 * 1024 * 1024;

/** @param jobs what was asked for. Files that cannot be read a second time are read on one thread all the same. */
export function threadsFor(files: readonly string[], cwd: string, jobs?: number): number {
  if (jobs === 1 || files.length < 2 || !files.every((file) => isPlain(file, cwd))) return 1;
  if (jobs !== undefined) return Math.min(jobs, files.length, mostJobs);
  if (!areWorthwhile(files, cwd)) return 1;
  const fitting = Math.floor(process.availableMemory() / memoryOfThread);
  return Math.max(1, Math.min(availableParallelism(), files.length, mostThreads, fitting));
}

/** Pipes and standard input are not. */
function isPlain(file: string, cwd: string): boolean {
  return file !== standardInput && statSync(resolve(cwd, file), { throwIfNoEntry: false })?.isFile() === true;
}

function areWorthwhile(files: readonly string[], cwd: string): boolean {
  let bytes = 0;
  return files.some((file) => {
    const path = resolve(cwd, file);
    bytes += contentBytes(path) ?? statSync(path).size * likelyRatio;
    return bytes >= worthwhileBytes;
  });
}
