/**
 * Branches of a remote: what they are, fetching them without a trace in the clone but objects, and pushing to them with a lease.
 * A token goes to git in its environment, never in an argument, a configuration file or a message, and only to the server that
 * it is for.
 */
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { createGit, type Git } from "./run-git.ts";

export interface Credentials {
  /** `https://github.com`: remotes elsewhere never see the token. */
  readonly server: string;
  readonly user: string;
  readonly token: string;
}

export interface Remote {
  /** In the same repository, with whatever the remote needs. */
  readonly git: Git;
  /** Without anything secret. */
  readonly shown: string;
  /** Ids by the names of branches; the pattern is git's, such as `egress-upkeep/*`. */
  readonly branches: (pattern: string) => ReadonlyMap<string, string>;
  /** The branch that a clone checks out. */
  readonly defaultBranch: () => string;
  /** Brings the commits of branches into the clone, and sets no ref. */
  readonly fetch: (branches: readonly string[]) => void;
  /**
   * Sets a branch, or deletes it where there is no commit.
   *
   * @param expected what the branch was when it was looked at; `undefined`: it was not there
   * @returns `false` where it is something else by now, and stays so
   */
  readonly push: (branch: string, commit: string | undefined, expected: string | undefined) => boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param folder absolute, in the repository
 * @throws UserError where there is no such remote
 */
export function openRemote(
  folder: string,
  name: string,
  env: Environment,
  credentials: Credentials | undefined,
): Remote {
  const plain = createGit(folder, env);
  const written = plain.ask(["remote", "get-url", "--push", "--", name]);
  if (written === undefined || written === "") {
    const known =
      plain
        .ask(["remote"])
        ?.split("\n")
        .filter((one) => one !== "") ?? [];
    throw new UserError(`the repository has no remote ${quote(name)}`, {
      hint:
        known.length === 0
          ? "Add one: git remote add origin <url>"
          : `Remotes are ${known.join(", ")}: --remote <name>`,
    });
  }
  const isForServer = credentials !== undefined && originOf(written) === originOf(credentials.server);
  const url = isForServer ? withoutUser(written) : written;
  const git = isForServer ? createGit(folder, { ...env, ...headerFor(credentials, env) }) : plain;
  const shown = withoutUser(written);
  const run = (...args: readonly string[]): string => {
    try {
      return git.run(args).toString("utf8");
    } catch (error) {
      throw error instanceof UserError ? explained(error, shown, credentials) : error;
    }
  };
  return {
    git,
    shown,
    branches: (pattern) => {
      const listed = run("ls-remote", "--quiet", "--refs", "--", url, `refs/heads/${pattern}`);
      return new Map(
        [...listed.matchAll(/^([0-9a-f]+)\trefs\/heads\/(.*)$/gm)].map(([, id = "", branch = ""]) => [branch, id]),
      );
    },
    defaultBranch: () => {
      const [, branch] = /^ref: refs\/heads\/(.*)\tHEAD$/m.exec(run("ls-remote", "--symref", "--", url, "HEAD")) ?? [];
      if (branch !== undefined) return branch;
      throw new UserError(`${shown} does not say which branch is its default`, { hint: "Name it: --base main" });
    },
    fetch: (branches) => {
      const refs = branches.map((branch) => `refs/heads/${branch}`);
      run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--", url, ...refs);
    },
    push: (branch, commit, expected) => {
      const ref = `refs/heads/${branch}`;
      try {
        run(
          ...["push", "--quiet", "--no-signed", "--no-follow-tags", "--recurse-submodules=no"],
          ...[`--force-with-lease=${ref}:${expected ?? ""}`, "--", url, `${commit ?? ""}:${ref}`],
        );
        return true;
      } catch (error) {
        if (error instanceof UserError && /stale info|already exists|cannot lock ref/.test(error.message)) return false;
        throw error;
      }
    },
  };
}

/** Of an `http` or `https` address; a path, and what ssh reaches, have none. */
function originOf(url: string): string | undefined {
  try {
    const { protocol, origin } = new URL(url);
    return protocol === "https:" || protocol === "http:" ? origin : undefined;
  } catch {
    return undefined;
  }
}

function withoutUser(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, "$1");
}

/** Behind what the environment configures already. An empty header first: what a checkout has left must not be sent as well. */
function headerFor({ server, user, token }: Credentials, env: Environment): Readonly<Record<string, string>> {
  const before = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
  const key = `http.${originOf(server)}/.extraHeader`;
  const basic = Buffer.from(`${user}:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: String(before + 2),
    [`GIT_CONFIG_KEY_${before}`]: key,
    [`GIT_CONFIG_VALUE_${before}`]: "",
    [`GIT_CONFIG_KEY_${before + 1}`]: key,
    [`GIT_CONFIG_VALUE_${before + 1}`]: `Authorization: Basic ${basic}`,
  };
}

function explained(error: UserError, shown: string, credentials: Credentials | undefined): UserError {
  const message = withoutSecrets(error.message, credentials);
  const isRefused =
    /Authentication failed|could not read Username|Permission denied|returned error: 40[13]|Invalid username/i;
  const hint = isRefused.test(message)
    ? "Give the job a token that may write to the repository: on GitHub the permission contents: write."
    : error.hint;
  return new UserError(`${quote(shown)}: ${message}`, { exitCode: 3, ...(hint !== undefined && { hint }) });
}

function withoutSecrets(text: string, credentials: Credentials | undefined): string {
  const hidden = text.replace(/\/\/[^/@\s]*@/g, "//");
  return credentials === undefined ? hidden : hidden.replaceAll(credentials.token, "***");
}
