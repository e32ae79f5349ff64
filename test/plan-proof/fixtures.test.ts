/** Real plans, recorded (test/fixtures/plan/README.md): what the proof says of each. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { planComment } from "../../src/plan-proof/plan-comment.ts";
import { maxMarkdownLength } from "../../src/report/bounded-markdown.ts";
import { formatComment } from "../../src/report/comment.ts";
import { fixtures, planCases, planText, proveText, sayProof, treeOfCase } from "./plan-case.ts";

describe.each(planCases)("the plan %s", (name) => {
  // Within the tests, so that mutation testing can tell them apart.
  const prove = once(() => {
    const tree = treeOfCase(name);
    return { tree, proof: proveText(tree, planText(name)) };
  });

  it("is judged as agreed", async () => {
    const { tree, proof } = prove();
    await expect(sayProof(proof, tree)).toMatchFileSnapshot(join(fixtures, name, "expected.txt"));
    expect(proof.isExplained).toBe(name.startsWith("explained-"));
  });

  it("makes a comment that fits", () => {
    const { proof } = prove();
    const comment = formatComment({ ...planComment(proof), mark: "plan:v1", footer: [], command: "plan" });
    expect(comment.length).toBeLessThan(maxMarkdownLength);
    expect(comment).toContain(proof.isExplained ? "**EXPLAINED**" : "**NOT EXPLAINED**");
  });
});

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
