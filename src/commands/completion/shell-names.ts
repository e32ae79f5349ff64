/** The shells that there is a completion script for. Light: the description of the command lists them. */
export const shellNames = ["bash", "zsh", "fish", "powershell"] as const;
export type ShellName = (typeof shellNames)[number];
