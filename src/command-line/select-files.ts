/** Which files of a tree the paths on the command line mean. */
import { statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UserError } from "../errors.ts";
import { fileError } from "../files/file-error.ts";
import { namesIn } from "../files/names-in.ts";
import { asking, nearest } from "../text/nearest.ts";
import { sentence } from "../text/words.ts";

export interface Selection {
  /** Whether a file, by its path relative to the working directory, was asked for. */
  readonly includes: (file: string) => boolean;
  /** Whether nothing was left out. */
  readonly isAll: boolean;
  /** The paths that were asked for, as findings have them; none where everything is. */
  readonly paths: readonly string[];
}

/** A path as findings have it, on every system. */
export function toPosix(path: string): string {
  return path.split(sep).join("/");
}

/** @throws UserError where a path does not exist or lies outside of the tree. */
export function selectFiles(paths: readonly string[], root: string, cwd: string): Selection {
  if (paths.length === 0) return { includes: () => true, isAll: true, paths: [] };
  const wanted = paths.map((path) => {
    const absolute = resolve(cwd, path);
    if (!exists(absolute, path)) {
      const near = nearPath(absolute);
      const hint =
        near === undefined
          ? "Name files or folders of the policy tree."
          : sentence(asking(toPosix(relative(cwd, near))));
      throw new UserError(`there is no ${path}`, { hint });
    }
    if (absolute !== root && !absolute.startsWith(root + sep)) {
      throw new UserError(`${path} is not in the policy tree ${relative(cwd, root) || "."}`, {
        hint: "Name the tree with --policies <dir>.",
      });
    }
    return toPosix(relative(cwd, absolute));
  });
  return { includes: (file) => wanted.some((path) => covers(path, file)), isAll: false, paths: wanted };
}

/** Whether a path is that of a file, or of a folder around it. */
export function covers(path: string, file: string): boolean {
  return path === "" || file === path || file.startsWith(`${path}/`);
}

/** A path whose name differs in a letter or two, in each of its folders; `undefined` where there is none. */
export function nearPath(absolute: string): string | undefined {
  const folder = dirname(absolute);
  if (folder === absolute) return undefined;
  const names = namesIn(folder)?.toSorted();
  if (names === undefined) {
    const above = nearPath(folder);
    // A file, or what may not be read, is there, and not a typo of itself.
    return above === undefined || above === folder ? undefined : nearPath(join(above, basename(absolute)));
  }
  if (names.includes(basename(absolute))) return absolute;
  const near = nearest(basename(absolute), names);
  return near === undefined ? undefined : join(folder, near);
}

function exists(absolute: string, path: string): boolean {
  try {
    return statSync(absolute, { throwIfNoEntry: false }) !== undefined;
  } catch (cause) {
    throw fileError(cause, `cannot read ${path}`);
  }
}
