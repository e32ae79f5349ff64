/** What the built program says where there are no credentials for AWS, for many reasons. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { program, startSession } from "./session.ts";

const session = startSession();
const at = (path: string): string => join(session.folder, path);
const write = (files: Readonly<Record<string, string>>): void => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  }
};
const settings = {
  "policies/discriminat.yaml": "networks:\n  prod: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n",
};

afterAll(() => session.remove());

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(line: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const child: ChildProcess = spawn(process.execPath, [program, ...line.split(" ")], {
    cwd: session.folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, HOME: at("home"), AWS_EC2_METADATA_DISABLED: "true", ...env },
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("no pipes");
  const status = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [code, out, err] = await Promise.all([status, text(stdout), text(stderr)]);
  return { status: code, stdout: out, stderr: err };
}

const sso = "sso_region=eu-west-1\nsso_start_url=https://x.awsapps.example/start\n";
const account = "sso_account_id=123456789012\nsso_role_name=reader\n";

interface Trouble {
  /** Files below the home directory. */
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly says: RegExp;
  readonly hint: string;
}

const troubles: Readonly<Record<string, Trouble>> = {
  "nothing is set up": { says: /EC2 Instance Metadata Service access disabled/, hint: "aws sso login" },
  "the profile does not exist": {
    env: { AWS_PROFILE: "nope" },
    says: /Profile nope could not be found/,
    hint: "Check AWS_PROFILE",
  },
  "single sign-on has never signed in": {
    files: { config: `[profile dev]\n${sso}${account}` },
    env: { AWS_PROFILE: "dev" },
    says: /The SSO session associated with this profile is invalid/,
    hint: "aws sso login",
  },
  "a session of single sign-on has never signed in": {
    files: { config: `[profile dev]\nsso_session=s\n${account}[sso-session s]\n${sso}` },
    env: { AWS_PROFILE: "dev" },
    says: /The SSO session token associated with profile=dev was not found or is invalid/,
    hint: "aws sso login",
  },
  "single sign-on has expired": {
    files: {
      config: `[profile dev]\n${sso}${account}`,
      // Named after the SHA-1 of the start URL, as the AWS CLI does.
      "sso/cache/cf5a599363ad6ffdec33d1365a6b489541492594.json": JSON.stringify({
        startUrl: "https://x.awsapps.example/start",
        region: "eu-west-1",
        accessToken: "x",
        expiresAt: "2020-01-01T00:00:00Z",
      }),
    },
    env: { AWS_PROFILE: "dev" },
    says: /SSO session/,
    hint: "aws sso login",
  },
  "credential_process fails": {
    files: { config: "[default]\ncredential_process = /bin/false\n" },
    says: /Command failed: \/bin\/false/,
    hint: "credential_process",
  },
  "credential_process prints control characters": {
    files: { config: "[default]\ncredential_process = sh -c 'printf \"\\\\033[2J\" >&2; exit 1'\n" },
    says: /\\u\{1b\}\[2J/,
    hint: "credential_process",
  },
  "credential_process prints no JSON": {
    files: { config: "[default]\ncredential_process = echo secret\n" },
    says: /credential_process returned invalid JSON/,
    hint: "credential_process",
  },
  "the file of a web identity is missing": {
    env: { AWS_WEB_IDENTITY_TOKEN_FILE: "/nowhere/token", AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/x" },
    says: /no such file or directory, open '\/nowhere\/token'/,
    hint: "AWS_WEB_IDENTITY_TOKEN_FILE",
  },
  "the source of a role does not exist": {
    files: { config: "[default]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = gone\n" },
    says: /Could not resolve credentials using profile: \[gone\]/,
    hint: "~/.aws/config",
  },
  "the container's credentials do not answer": {
    env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://127.0.0.1:9/x" },
    says: /ECONNREFUSED/,
    hint: "Sign in",
  },
};

describe("without credentials, because", () => {
  afterEach(() => rmSync(at("home"), { recursive: true, force: true }));

  it.each(Object.entries(troubles))("%s: says why", async (_, { files = {}, env = {}, says, hint }) => {
    write(settings);
    write(Object.fromEntries(Object.entries(files).map(([path, content]) => [`home/.aws/${path}`, content])));
    const observe = "observe --network prod --since 1d --as-of 2026-11-20 --debug";
    const { status, stdout, stderr } = await run(observe, env);
    expect({ status, stdout }).toEqual({ status: 3, stdout: "" });
    const lines = stderr.split("\n").filter((line) => !line.startsWith("debug: "));
    const [error = "", help = "", ...stack] = lines;
    expect(error).toMatch(/^error: (?:there are no AWS credentials|the AWS credentials have expired): "/);
    expect(error).toMatch(says);
    expect(help).toContain(hint);
    const causes = stack.slice(stack.findIndex((line) => line.startsWith("caused by: ")));
    expect(causes.join("\n")).toMatch(says);
    // Such as the SDK's notice about Node.
    expect(stderr).not.toContain("Warning");
  });

  it("says it for the tags of Security Groups too", async () => {
    write(settings);
    writeFileSync(at("flow.log"), "");
    const line = "observe --logs flow.log --network prod --groups-from-tags --as-of 2026-11-20";
    const { status, stderr } = await run(line, { AWS_PROFILE: "nope" });
    expect(stderr).toMatch(/^error: there are no AWS credentials: .*Profile nope could not be found/);
    expect(status).toBe(3);
  });
});
