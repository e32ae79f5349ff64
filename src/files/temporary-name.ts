/**
 * Names of what lies beside a target until it takes its place, and the removal of what killed runs left. A name says which process
 * of which machine made it: only what no running process can still need is removed, and only what bears such a name.
 */
import { createHash, randomBytes } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { namesIn } from "./names-in.ts";

const pattern = /^\.discriminat-policy-(?<pid>\d{1,10})-(?<machine>[0-9a-f]{8})-[0-9a-f]{12}\.tmp$/;
/** Of another machine's processes, as in containers that share a folder, only the age can tell; numbers of processes come again. */
const oldMs = 24 * 60 * 60 * 1000;
/** By this process. */
const made = new Set<string>();

/** Different in every call; hidden from lists of files and from the policy tree. */
export function temporaryName(): string {
  const name = `.discriminat-policy-${process.pid}-${machineId()}-${randomBytes(6).toString("hex")}.tmp`;
  made.add(name);
  return name;
}

/** Never fails: what cannot be removed harms no one. */
export function removeStale(folder: string): void {
  for (const name of namesIn(folder) ?? []) {
    try {
      if (isStale(name, join(folder, name))) rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Another run was quicker, or it is not ours to remove.
    }
  }
}

function isStale(name: string, path: string): boolean {
  const { pid, machine } = pattern.exec(name)?.groups ?? {};
  if (pid === undefined || made.has(name)) return false;
  if (machine === machineId() && (Number(pid) === process.pid || !isRunning(Number(pid)))) return true;
  return Date.now() - statSync(path).mtimeMs > oldMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

function machineId(): string {
  return createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
}
