/**
 * Files that hold the same logs as another one: an export that was run twice, a file beside its `.gz`. Only files whose contents are of
 * the same size are read for that, before anything counts.
 */
import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { addToGroup, type Group } from "../../../values/group.ts";
import { compressionOf } from "./decompress.ts";
import { standardInput } from "./find-log-files.ts";
import { openLogFile } from "./open-log-file.ts";
import { zstdContentBytes } from "./zstd-frames.ts";

export interface Copy {
  readonly file: string;
  readonly of: string;
}

const headBytes = 18;
const tailBytes = 4;
/** Files of the same size that begin differently, as ten parts of one export may, need not be read to their ends. */
const comparedBytes = 64 * 1024;

/** @param files each once; of those with the same content the first is the original. */
export async function findCopies(files: readonly string[], cwd: string, signal: AbortSignal): Promise<readonly Copy[]> {
  const bySize = new Map<number, Group<string>>();
  for (const file of files.length < 2 ? [] : files) {
    const size = file === standardInput ? undefined : contentBytes(resolve(cwd, file));
    if (size !== undefined && size > 0) addToGroup(bySize, size, file);
  }
  const copies: Copy[] = [];
  for (const group of bySize.values()) {
    for (const alike of await withSameDigest(group, cwd, signal, comparedBytes)) {
      for (const [of, ...others] of await withSameDigest(alike, cwd, signal)) {
        copies.push(...others.map((file) => ({ file, of })));
      }
    }
  }
  return copies;
}

/** Size of what is in the file, decompressed, modulo 2³²; `undefined` where it cannot be told at a glance. */
export function contentBytes(path: string): number | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return undefined;
    const descriptor = openSync(path, "r");
    try {
      const head = Buffer.alloc(headBytes);
      const start = head.subarray(0, readSync(descriptor, head, 0, headBytes, 0));
      const compression = compressionOf(start);
      if (compression === "zstd") return modulo(zstdContentBytes(start));
      if (compression === "none") return modulo(stats.size);
      const tail = Buffer.alloc(tailBytes);
      readSync(descriptor, tail, 0, tailBytes, Math.max(0, stats.size - tailBytes));
      return tail.readUInt32LE(0);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Reading it says what is wrong.
    return undefined;
  }
}

function modulo(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes % 2 ** 32;
}

/** Groups of several; files that cannot be read are in none. */
async function withSameDigest(
  files: readonly string[],
  cwd: string,
  signal: AbortSignal,
  bytes?: number,
): Promise<readonly Group<string>[]> {
  const groups = new Map<string, Group<string>>();
  for (const file of files.length < 2 ? [] : files) {
    const digest = await digestOf(file, resolve(cwd, file), signal, bytes);
    if (digest !== undefined) addToGroup(groups, digest, file);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** @param bytes of the beginning alone */
async function digestOf(
  file: string,
  path: string,
  signal: AbortSignal,
  bytes = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  const hash = createHash("sha256");
  let left = bytes;
  try {
    for await (const chunk of openLogFile(file, path, signal)) {
      hash.update(left < chunk.length ? chunk.subarray(0, left) : chunk);
      left -= chunk.length;
      if (left <= 0) break;
    }
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
  return hash.digest("hex");
}
