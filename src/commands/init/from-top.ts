/** A path of the folder that `init` runs in, from the top of its repository. Pure. */
export function fromTop(folder: string, path: string): string {
  return folder === "" ? path : `${folder}/${path}`;
}
