/** Takes credentials out of what other programs say: AWS repeats the headers of a request whose signature is wrong. Pure. */

const hidden = "[redacted]";

/**
 * Ids of access keys, long-lived and temporary (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html),
 * and whatever a header or an assignment calls a secret or a token.
 */
const patterns: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g,
  /(?<=(?:token|secret|password|signature)[\w-]*["']?\s*[:=]\s*["']?)[^\s"',;]{8,}/gi,
];

/** @param secrets the credentials in use, where they are known */
export function redact(text: string, secrets: readonly string[]): string {
  // A shorter one, such as the id of a test, would take parts of words along.
  const exact = secrets.filter((secret) => secret.length >= 8);
  const known = exact.reduce((sofar, secret) => sofar.replaceAll(secret, hidden), text);
  return patterns.reduce((sofar, pattern) => sofar.replace(pattern, hidden), known);
}
