/**
 * Why the AWS SDK has no credentials. Its default chain tries one source after the other and ends with "Could not load credentials
 * from any providers": what each source said goes only to the client's logger, so it is collected there.
 */
import { UserError } from "../errors.ts";
import { quoteSentence } from "../text/quote.ts";

/** Names of errors with which AWS says that credentials have expired. */
const expired: ReadonlySet<string> = new Set([
  "ExpiredTokenException",
  "ExpiredToken",
  "RequestExpired",
  "TokenRefreshRequired",
]);

/** The same where it does not know or accept them. */
const rejected: ReadonlySet<string> = new Set([
  "UnrecognizedClientException",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "SignatureDoesNotMatch",
  "IncompleteSignature",
  "MissingAuthenticationToken",
  "AuthFailure",
]);

interface Explanation {
  readonly message: string;
  /** What to do; a sentence. */
  readonly hint: string;
}

/**
 * @param name of the error that AWS answered with
 * @param said its words, quoted
 * @returns `undefined` where it is about something else than credentials.
 */
export function explainCredentials(name: string, said: string, region: string): Explanation | undefined {
  if (expired.has(name)) {
    return {
      message: `the AWS credentials for region ${region} have expired`,
      hint: "Sign in again, for example with `aws sso login`.",
    };
  }
  if (!rejected.has(name)) return undefined;
  return {
    message: `AWS does not accept these credentials in region ${region}: ${said}`,
    hint: "Sign in again; check AWS_PROFILE, this machine's clock, and that the account has the region enabled.",
  };
}

/** As much of a logger as an SDK client asks for. */
export interface CollectingLogger {
  readonly debug: (...content: unknown[]) => void;
  readonly info: () => void;
  readonly warn: () => void;
  readonly error: () => void;
}

const collected = new WeakMap<object, string[]>();

/** For the `logger` of a client; `credentialsError` reads it. Prints nothing. */
export function collectingLogger(): CollectingLogger {
  const said: string[] = [];
  const ignore = (): void => {};
  const logger = {
    debug: (...content: unknown[]): void => {
      const [, text] = /^@smithy\/property-provider \S+ (.*)$/s.exec(content.map(String).join(" ")) ?? [];
      if (text !== undefined) said.push(text.trim());
    },
    info: ignore,
    warn: ignore,
    error: ignore,
  };
  collected.set(logger, said);
  return logger;
}

/** What sources say of which nothing was asked. */
const unasked = [
  /^Not found in (?:ENV|config files)/,
  /^Unable to find environment variable credentials/,
  /^AWS_PROFILE is set, skipping/,
  /^Skipping SSO provider in default chain/,
  /^Profile .* did not contain credential_process/,
  /^Could not resolve credentials using profile: \[default\]/,
  /^Profile default could not be found/,
  /^Web identity configuration not specified/,
  /^AWS_EC2_METADATA_V1_DISABLED not set/,
  /^Could not load credentials from any providers/,
];
/** The last source of all. It is the reason only where no other is. */
const metadata = /^EC2 (?:Instance )?Metadata/i;

const hints: readonly (readonly [RegExp, string])[] = [
  [/\bSSO\b/i, "Sign in again: `aws sso login`, with --profile <name> where the profile is not the default one."],
  [/Command failed|credential_process/, "Run the profile's credential_process from ~/.aws/config by hand to see why."],
  [/token file|WEB_IDENTITY|no such file|permission denied/i, "Check AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN."],
  [/profile/i, "Check AWS_PROFILE, and what ~/.aws/config says of the profile."],
];
const signIn = "Sign in, for example with `aws sso login`, and set AWS_PROFILE; in CI, let the job assume a role.";

/**
 * @param logger the client's
 * @returns `undefined` where the cause is something else than missing credentials.
 */
export function credentialsError(cause: unknown, logger: unknown): UserError | undefined {
  if (!(cause instanceof Error)) return undefined;
  const isFile = "syscall" in cause && "path" in cause;
  if (!isFile && !["CredentialsProviderError", "TokenProviderError"].includes(cause.name)) return undefined;
  const said = (typeof logger === "object" && logger !== null && collected.get(logger)) || [];
  const told = [...new Set([cause.message, ...said])].filter((text) => !unasked.some((pattern) => pattern.test(text)));
  const closer = told.filter((text) => !metadata.test(text));
  const reasons = closer.length > 0 ? closer : told;
  const because = reasons.length === 0 ? "" : `: ${reasons.slice(0, 3).map(quoteSentence).join(", ")}`;
  const [, hint = signIn] = hints.find(([pattern]) => pattern.test(closer[0] ?? "")) ?? [];
  const isExpired = closer.some((text) => /expired/i.test(text));
  const message = isExpired ? "the AWS credentials have expired" : "there are no AWS credentials";
  const tried = said.length === 0 ? cause : new Error(`the AWS SDK tried: ${said.join("; ")}`, { cause });
  return new UserError(message + because, { hint, cause: tried, exitCode: 3 });
}
