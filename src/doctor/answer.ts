/** What comes back when AWS is asked something. Pure. */
import { type Result, unknown } from "./result.ts";

export type Answer<T> = { readonly kind: "told"; readonly value: T } | NoAnswer;

export type NoAnswer =
  /** IAM does not let the credentials do it. */
  | ({ readonly kind: "refused" } & Refusal)
  /** There are no credentials, or AWS does not accept them. */
  | ({ readonly kind: "rejected" } & Failure)
  /** Something else went wrong, or nothing was asked. */
  | ({ readonly kind: "silent" } & Failure);

export interface Refusal {
  /** `logs:StartQuery` */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  /** What AWS says is the reason: `no identity-based policy allows it`. */
  readonly because: string | undefined;
}

interface Failure {
  /** Without a full stop. */
  readonly why: string;
  /** A full sentence. */
  readonly repair: string | undefined;
}

export function silent(why: string, repair?: string): NoAnswer {
  return { kind: "silent", why, repair };
}

/** Judges what was told; what was not told is unknown, and says why. */
export function judgeAnswer<T>(
  check: string,
  answer: Answer<T>,
  judge: (value: T) => readonly Result[],
): readonly Result[] {
  if (answer.kind === "told") return judge(answer.value);
  if (answer.kind === "refused") return [unknown(check, refusalWords(answer), allowIt(answer))];
  return [unknown(check, answer.why, answer.repair)];
}

export function refusalWords({ action, because }: Refusal): string {
  return `AWS refuses ${action}${because === undefined ? "" : `: ${because}`}`;
}

export function allowIt({ action, resource }: Refusal): string {
  return `Allow ${action} on ${resource}: \`discriminat-policy doctor --print-iam-policy\` prints the least policy.`;
}
