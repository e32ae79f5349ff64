/** What the comment of a pull request says: the review, and below it the proof of the plan and what lint and the tests found. Pure. */
import { maxMarkdownLength } from "../report/bounded-markdown.ts";
import type { CommentRequest } from "./comment-on-pull-request.ts";
import type { Inputs } from "./inputs.ts";
import { pageName, type StepResult } from "./run-steps.ts";

/** `runUrl`: the page of the run that keeps the review page; `undefined`: there is none. */
export function commentOf(
  results: readonly StepResult[],
  when: Inputs["comment"],
  { number, runUrl }: { readonly number: number; readonly runUrl: string | undefined },
): CommentRequest | undefined {
  const review = results.find(({ command }) => command === "review");
  if (review?.markdown === undefined) return undefined;
  const others = results.filter(
    (result) => result !== review && (result.command === "plan" || (result.report?.findings.length ?? 0) > 0),
  );
  let body = review.markdown;
  for (const { markdown, command } of others) {
    const [whole, pointer] = [`${body}\n${markdown}`, `${body}\nWhat ${command} found is in the summary of the job.\n`];
    body = [whole, pointer].find(({ length }) => length <= maxMarkdownLength) ?? body;
  }
  const isNews = others.length > 0 || (review.report?.review?.verdict ?? "EQUAL") !== "EQUAL";
  return { number, body: runUrl === undefined ? body : withLink(body, runUrl), create: when === "always" || isNews };
}

/**
 * Below the verdict, where it is seen. The address of the artifact itself is known only once it was uploaded, after this; the list
 * of a run's artifacts has its place before.
 */
function withLink(body: string, runUrl: string): string {
  const line = `The whole tree on one page: \`${pageName}\` among the [artifacts of this run](${runUrl}#artifacts).`;
  const [heading, verdict, ...rest] = body.split("\n\n");
  return [heading, verdict, line, ...rest].join("\n\n");
}
